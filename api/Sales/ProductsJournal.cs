using OutlookCrm.Primitives;
using OutlookCrm.Slices;

namespace OutlookCrm.Sales;

/// <summary>Writes the products of a program: each is met again by its code, and one without a code by its name.</summary>
public sealed class ProductsJournal
{
    private readonly ProductStore _store;

    internal ProductsJournal(ProductStore store) => _store = store;

    /// <summary>
    /// Adds the products that are not there, and changes those that say something else; what the program does not say stays. An outcome for
    /// each, in their order. Writing the same again changes nothing.
    /// </summary>
    public Task<IReadOnlyList<ProductWritten>> WriteAsync(
        Actor actor, Guid importId, IReadOnlyList<NamedProduct> products, CancellationToken ct) =>
        _store.WriteAsync(actor, importId, products, ct);

    /// <summary>What <see cref="WriteAsync"/> would do.</summary>
    public Task<IReadOnlyList<ProductWritten>> ConsiderAsync(
        TenantId tenant, Guid importId, IReadOnlyList<NamedProduct> products, CancellationToken ct) =>
        _store.ConsiderAsync(tenant, importId, products, ct);

    /// <summary>
    /// Removes products that still have the version that they were added with and that no line of a sale names; answers how many.
    /// </summary>
    public Task<int> UndoAsync(Actor actor, IReadOnlyDictionary<Guid, string> added, CancellationToken ct) =>
        _store.UndoAsync(actor, added, ct);
}

/// <summary>A product as a program names it; null is what the program does not say.</summary>
/// <param name="Name">What it is called; the code where the program says no name.</param>
/// <param name="Code">The program's code.</param>
/// <param name="Price">For one unit, without tax.</param>
/// <param name="Cost">What one unit costs.</param>
/// <param name="Currency">Of price and cost, ISO 4217.</param>
/// <param name="Category">A word for reports.</param>
/// <param name="Unit">The unit of quantities.</param>
/// <param name="Active">False for what is sold no more.</param>
public sealed record NamedProduct(
    string Name, string? Code, decimal? Price, decimal? Cost, string Currency, string? Category, string? Unit, bool? Active)
{
    /// <summary>True for a stored product that is meant.</summary>
    internal bool Means(Product stored) => Code is null && stored.Code is null
        ? string.Equals(Name, stored.Name, StringComparison.OrdinalIgnoreCase)
        : string.Equals(Code, stored.Code, StringComparison.OrdinalIgnoreCase);

    /// <summary>The product that is to be stored.</summary>
    /// <param name="id">Of a new product.</param>
    /// <param name="stored">The product that is there; null for none.</param>
    internal Product Over(Guid id, Product? stored)
    {
        if (stored is null)
        {
            return new(id, Name, Code, Price, Currency, Cost, Category, Unit, Active ?? true);
        }

        // An amount of another currency is no amount of this one.
        var saysMoney = Price is not null || Cost is not null;
        var isSame = !saysMoney || Currency == stored.Currency;
        return stored with
        {
            Name = Name == Code ? stored.Name : Name,
            Price = Price ?? (isSame ? stored.Price : null),
            Cost = Cost ?? (isSame ? stored.Cost : null),
            Currency = saysMoney ? Currency : stored.Currency,
            Category = Category ?? stored.Category,
            Unit = Unit ?? stored.Unit,
            Active = Active ?? stored.Active,
        };
    }
}

/// <summary>What became of a product that was to be written.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Fault">The member because of which it is refused; null otherwise.</param>
/// <param name="Id">The product; empty where it is refused.</param>
/// <param name="Version">The version that this call wrote; null where the call wrote nothing.</param>
public sealed record ProductWritten(ProductWrittenKind Kind, string? Fault = null, Guid Id = default, string? Version = null);

/// <summary>What becomes of products.</summary>
public enum ProductWrittenKind
{
    /// <summary>It is new, or was new in an earlier run of the same import.</summary>
    Created,

    /// <summary>It was there and said something else.</summary>
    Updated,

    /// <summary>It was there and says the same.</summary>
    Unchanged,

    /// <summary>It cannot be stored.</summary>
    Refused,

    /// <summary>The tenant has as many products as it may have.</summary>
    TooMany,
}
