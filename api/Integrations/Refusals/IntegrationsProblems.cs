using OutlookCrm.Http;

namespace OutlookCrm.Integrations.Refusals;

/// <summary>What is wrong with a request about other programs.</summary>
public static class IntegrationsProblems
{
    private static readonly ProblemType s_noSuchIntegration = new(404, "no-such-integration", "This key, shop or webhook was not found.");
    private static readonly ProblemType s_tooManyIntegrations =
        new(409, "too-many-integrations", "There are too many keys, shops or webhooks.");

    /// <summary>404: the tenant has no such key, shop or webhook.</summary>
    public static ProblemHttpResult NoSuchIntegration(Guid id) => NoSuchIntegration($"{id}");

    /// <summary>404: there is nothing of this id, such as a delivery that is no longer kept.</summary>
    public static ProblemHttpResult NoSuchIntegration(string id) => s_noSuchIntegration.Make($"Nothing here has the id {id}.");

    /// <summary>409: the tenant has as many as it may have.</summary>
    /// <param name="most">Of what is in use, of one kind.</param>
    public static ProblemHttpResult TooManyIntegrations(int most) => s_tooManyIntegrations.Make(
        string.Create(CultureInfo.InvariantCulture, $"At most {most} can be in use at once: remove what is no longer used."));
}
