using OutlookCrm.Http;

namespace OutlookCrm.Payments;

/// <summary>What is wrong with a request about payments.</summary>
public static class PaymentsProblems
{
    private static readonly ProblemType s_noSuchPayment = new(404, "no-such-payment", "This payment was not found.");

    /// <summary>404: the customer has no such payment.</summary>
    public static ProblemHttpResult NoSuchPayment(Guid id) => s_noSuchPayment.Make($"No payment has the id {id}.");
}
