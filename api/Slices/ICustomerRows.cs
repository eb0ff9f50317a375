using OutlookCrm.Audit;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Slices;

/// <summary>
/// Rows that a slice keeps in a customer's partition. Erasure and export ask the owner of each row, because only the owner can read the
/// row.
/// </summary>
public interface ICustomerRows
{
    /// <summary>What the rows are called in a person's export.</summary>
    string Name { get; }

    /// <summary>How the rows' keys begin. No two owners share a beginning.</summary>
    IReadOnlyList<string> Prefixes { get; }

    /// <summary>
    /// The changes in other partitions that must be made before this row of a customer who is being erased may be deleted.
    /// </summary>
    IEnumerable<Func<CancellationToken, Task>> LeadsTo(Row row, Erased erased) => [];

    /// <summary>
    /// Whether something of the row is kept without the customer, because the law wants it kept; the erasure counts these rows.
    /// </summary>
    bool IsKept(Row row) => false;

    /// <summary>Writes the row as one JSON value of a person's export.</summary>
    void Export(Row row, Utf8JsonWriter json) => json.WriteRawValue(row.Content.Span, skipInputValidation: true);
}

/// <summary>Rows that lead nowhere and are exported as they are.</summary>
public sealed record PlainRows(string Name, params IReadOnlyList<string> Prefixes) : ICustomerRows;

/// <summary>A customer who is being erased.</summary>
/// <param name="Tenant">The customer's tenant.</param>
/// <param name="Customer">The customer, by what others can name them by.</param>
/// <param name="Audit">Who erases, and when; its verb is the erasure's.</param>
/// <param name="IsTakenBack">Whether only an addition is taken back: what others say of the customer stays.</param>
public sealed record Erased(TenantId Tenant, NamedCustomer Customer, AuditRow Audit, bool IsTakenBack = false);

/// <summary>A customer by what others can name them by.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Names">The names of now and of before.</param>
/// <param name="Addresses">The addresses of now and of before.</param>
public sealed record NamedCustomer(Guid Id, IReadOnlyList<string> Names, IReadOnlyList<string> Addresses);
