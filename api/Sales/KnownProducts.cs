namespace OutlookCrm.Sales;

/// <summary>Tells which of the tenant's products a line of a document means. Pure.</summary>
public sealed class KnownProducts
{
    private readonly Dictionary<string, Guid> _codes = new(StringComparer.OrdinalIgnoreCase);

    // Null where several products bear the name.
    private readonly Dictionary<string, Product?> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="products">The tenant's products, also those that are sold no more.</param>
    public KnownProducts(IEnumerable<Product> products)
    {
        foreach (var product in products)
        {
            _names[product.Name] = _names.ContainsKey(product.Name) ? null : product;
            if (product.Code is { } code)
            {
                _codes[code] = product.Id;
            }
        }
    }

    /// <summary>
    /// The product of a line: the product that the line names by its id, else the product of the line's code, else the only product of the
    /// line's name, unless line and product have codes that differ. Null where no product is meant.
    /// </summary>
    public Guid? Of(SaleLine line) => line.ProductId ?? (line.Code is { } code && _codes.TryGetValue(code, out var coded) ? coded
        : _names.GetValueOrDefault(line.Description) is { } named && (line.Code is null || named.Code is null) ? named.Id : null);

    /// <summary>The document with the product of each line that names no product by its id.</summary>
    public SaleDocument Link(SaleDocument document) => document.Lines is not { } lines || !lines.Any(line => Of(line) != line.ProductId)
        ? document : document with { Lines = [.. lines.Select(Link)] };

    /// <summary>
    /// A corrected document with the products of the lines that the correction adds. A line that the stored document has already keeps the
    /// product that the correction says, or none.
    /// </summary>
    public SaleDocument LinkAdded(SaleDocument corrected, SaleDocument stored)
    {
        var there = (stored.Lines ?? []).Select(line => (line.Code, line.Description)).ToHashSet();
        return corrected.Lines is not { } lines ? corrected
            : corrected with { Lines = [.. lines.Select(line => there.Contains((line.Code, line.Description)) ? line : Link(line))] };
    }

    /// <summary>A line with its product.</summary>
    public SaleLine Link(SaleLine line) => Of(line) is { } product && line.ProductId is null ? line with { ProductId = product } : line;
}
