using OutlookCrm.Customers.Addresses;
using OutlookCrm.Http;

namespace OutlookCrm.Customers.Profiles;

/// <summary>What is wrong with a request about customers.</summary>
public static class CustomersProblems
{
    private static readonly ProblemType s_noSuchCustomer = new(404, "no-such-customer", "This customer was not found.");
    private static readonly ProblemType s_noSuchEntry = new(404, "no-such-entry", "This entry was not found.");
    private static readonly ProblemType s_addressTaken = new(409, "address-taken", "The address belongs to another customer.");
    private static readonly ProblemType s_alreadyKnown = new(409, "already-known", "This customer seems to be in the CRM already.");

    private static readonly ProblemType s_addressErased =
        new(409, "address-erased", "The owner of this address was erased from the CRM.");

    /// <summary>404: the tenant has no such customer, or it is another tenant's.</summary>
    public static ProblemHttpResult NoSuchCustomer(Guid id) => s_noSuchCustomer.Make($"No customer has the id {id}.");

    /// <summary>404: the customer's timeline has no such entry.</summary>
    public static ProblemHttpResult NoSuchEntry(string id) => s_noSuchEntry.Make($"No entry has the id {id}.");

    /// <summary>409: an address belongs to another customer, who is named.</summary>
    public static ProblemHttpResult AddressTaken(string address, Guid customerId, string name) => s_addressTaken.Make(
        $"{Shown(address)} belongs to {name}.", ("address", address), ("customerId", customerId), ("name", name));

    // An international domain as people write it.
    private static string Shown(string addressOrDomain) => EmailAddress.TryParse(addressOrDomain) is { } address
        ? $"{address.LocalPart}@{address.UnicodeDomain}" : EmailAddress.Written(addressOrDomain);

    /// <summary>409: an address belonged to a customer who was erased; adding with new consent is possible.</summary>
    /// <param name="address">As the caller wrote it.</param>
    /// <param name="day">The day (UTC) of the erasure.</param>
    /// <param name="reason">A word of <c>ErasureReason</c>.</param>
    public static ProblemHttpResult AddressErased(string address, DateOnly day, string reason) => s_addressErased.Make(
        string.Create(CultureInfo.InvariantCulture, $"The owner of {address} was erased on {day:yyyy-MM-dd}."),
        ("address", address), ("day", day), ("reason", reason));

    /// <summary>
    /// 409: customers of the same name, and for a person of the same company, telephone number or domain, are there; adding anyway is
    /// possible.
    /// </summary>
    public static ProblemHttpResult AlreadyKnown(IReadOnlyList<CustomerLine> customers) => s_alreadyKnown.Make(
        $"{customers[0].Name}{(customers[0].Company is { } company ? $" of {company}" : "")} is in the CRM already.",
        ("customers", customers));
}
