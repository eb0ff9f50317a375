using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Erasing;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Customers who were erased before a mail is logged that names them beside other customers: the mail is filed as their erasure would have
/// left it.
/// </summary>
internal sealed class ErasedPeople(ErasedAddresses addresses)
{
    private static readonly HashSet<string> s_nobody = [];

    /// <summary>
    /// Those of the addresses that belong to somebody erased. The caller leaves out addresses that belong to a customer now. A tenant that
    /// erased nobody costs one point read.
    /// </summary>
    public async Task<IReadOnlyList<string>> AmongAsync(TenantId tenant, IEnumerable<EmailAddress> asked, CancellationToken ct) =>
        [.. (await addresses.FindAsync(tenant, asked.Select(address => address.Value), ct)).Select(one => one.Address)];

    /// <summary>The mail without them. Only their addresses tell who is meant: another person may have the name.</summary>
    public static FiledMail TakeOutOf(FiledMail mail, IReadOnlyList<string> erased)
    {
        if (erased.Count == 0)
        {
            return mail;
        }

        var gone = MentionedCustomer.Of(new NamedCustomer(Guid.Empty, [], erased));
        var (entry, detail) = gone.TakeOutOf(mail.Entry, mail.Detail, s_nobody);
        return mail with { Entry = entry, Detail = detail } is var left && gone.Addresses.Contains(mail.FromAddress)
            ? left with { FromAddress = "", Print = null, Copy = null } : left;
    }
}
