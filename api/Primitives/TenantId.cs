namespace OutlookCrm.Primitives;

/// <summary>
/// An onboarded Microsoft Entra tenant. Every store call begins with one, and only authentication makes one (or the sweeper or another job,
/// from a row that authentication once wrote, or the operator of the machine, who backs it up): reading another tenant's rows cannot be
/// written down.
/// </summary>
public readonly record struct TenantId
{
    private readonly string? _value;

    private TenantId(Guid value) => _value = value.ToString("D");

    /// <summary>The tenant's GUID in lower case with hyphens.</summary>
    public string Value => _value ?? throw new InvalidOperationException("No tenant: this TenantId was not made by authentication.");

    /// <summary>From the `tid` claim of a validated token.</summary>
    internal static TenantId FromValidatedToken(Guid tid) => new(tid);

    /// <summary>From the key of a stored row, for a job that works through all tenants.</summary>
    internal static TenantId FromStoredRow(string value) => new(Guid.ParseExact(value, "D"));

    /// <summary>From a stored intent that is being replayed.</summary>
    internal static TenantId FromStoredIntent(string value) => new(Guid.ParseExact(value, "D"));

    /// <summary>Reads a tenant id from an operator's command line.</summary>
    internal static TenantId FromOperator(Guid tid) => new(tid);

    public override string ToString() => Value;
}
