using OutlookCrm.Identity;

namespace OutlookCrm.Customers;

/// <summary>
/// Who did what to a customer, written in the same batch as the deed itself, so that neither exists without the other. <paramref name="Entry"/>
/// is the timeline entry it was about, if any.
/// </summary>
public sealed record AuditRow(Guid UserId, string UserName, string Verb, DateTimeOffset At, string? Entry)
{
    /// <summary>The verb of putting one's name to a mail.</summary>
    public const string Logged = "logged";

    /// <summary>The verb of taking one's own name, or every name, off a mail.</summary>
    public const string Undid = "undid";

    /// <summary>The verb of taking one customer, who is erased, out of another's mail.</summary>
    public const string TookOut = "took out an erased customer";

    /// <summary>The deed of a user now.</summary>
    public static AuditRow Of(CurrentUser user, string verb, DateTimeOffset at, string? entry = null) =>
        new(user.ObjectId, user.Name, verb, at, entry);
}

/// <summary>A deed that leaves no partition to write an <see cref="AuditRow"/> in, kept by month: of the customer only the id.</summary>
public sealed record Deed(Guid UserId, string UserName, string Verb, DateTimeOffset At, Guid CustomerId);
