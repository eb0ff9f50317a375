namespace OutlookCrm.Customers.Addresses;

/// <summary>
/// By what the company's own people are known: domains with all that lies below them, and single addresses. A domain of free mail never
/// counts. Pure.
/// </summary>
public sealed record OwnPeople(IReadOnlySet<string> Domains, IReadOnlySet<string> Addresses)
{
    private const string TenantEnd = ".onmicrosoft.com";
    private const string HybridEnd = $".mail{TenantEnd}";
    private IReadOnlyList<DomainLook>? _looks;

    /// <summary>From domains, and from addresses: an address of the company's makes its domain the company's.</summary>
    public static OwnPeople Of(IEnumerable<string> domains, IEnumerable<string?> addresses)
    {
        var own = addresses.Select(EmailAddress.TryParse).OfType<EmailAddress>().ToList();
        return new(
            domains.Select(EmailAddress.DomainOf).Concat(own.Select(address => address.Domain)).OfType<string>()
                .Where(domain => !FreeMail.IsFree(domain)).ToHashSet(),
            own.Select(address => address.Value).ToHashSet());
    }

    /// <summary>With an address more, and its domain.</summary>
    public OwnPeople With(string address) => EmailAddress.TryParse(address) is not { } one || Has(one) ? this
        : new(FreeMail.IsFree(one.Domain) ? Domains : Domains.Append(one.Domain).ToHashSet(), Addresses.Append(one.Value).ToHashSet());

    /// <summary>True for a colleague.</summary>
    public bool Has(EmailAddress? address) => address is not null && (Addresses.Contains(address.Value) || HasDomain(address.Domain));

    /// <summary>The company's domain that a stranger's domain can be mistaken for; null for none.</summary>
    public string? MistakenFor(EmailAddress stranger)
    {
        _looks ??= [.. Domains.Where(domain => !domain.EndsWith(TenantEnd, StringComparison.Ordinal)).Select(DomainLook.Of)
            .OfType<DomainLook>()];
        var look = DomainLook.Of(stranger.Domain);
        return FreeMail.IsFree(stranger.Domain) ? null
            : _looks.FirstOrDefault(own => look?.IsMistakenFor(own) == true)?.Registered
                ?? BorrowedName.Of(stranger.Domain).FirstOrDefault(meant => _looks.Any(own => own.Registered == meant));
    }

    /// <summary>True for a domain of the company's and for every domain below.</summary>
    public bool HasDomain(string domain)
    {
        for (var rest = domain; ; rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            // The second name by which Exchange delivers between its halves is the first name's company.
            if (Domains.Contains(rest) || (rest.EndsWith(HybridEnd, StringComparison.Ordinal)
                && Domains.Contains(rest[..^HybridEnd.Length] + TenantEnd)))
            {
                return true;
            }

            if (!rest.Contains('.', StringComparison.Ordinal))
            {
                return false;
            }
        }
    }
}
