using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Sales;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Writes the products of a file.</summary>
internal sealed class ImportedProducts(ProductsJournal journal, ImportStore imports)
{
    private const int LongestCode = 80;
    private const int LongestUnit = 40;

    /// <summary>Writes the products among records; tells the others.</summary>
    public async Task<TableItem[]> WriteAsync(ImportStep step, TableItem[] records, CancellationToken ct)
    {
        var products = new List<(NamedProduct Product, int Line)>();
        foreach (var item in records)
        {
            if (item.Record is not ImportedProduct own)
            {
                continue;
            }

            var named = Of(own, step.Currency);
            if (WhyNot(named) is { } member)
            {
                step.Leave(item.Line, $"{member}-not-possible");
            }
            else
            {
                products.Add((named, item.Line));
            }
        }

        if (products.Count == 0)
        {
            return [.. records.Where(item => item.Record is not ImportedProduct)];
        }

        var outcomes = await WriteAsync(step, products, ct);

        await imports.NoteProductsAsync(step.Actor.Tenant, step.Head.Id, [.. outcomes.Where(outcome => outcome.Version is not null)
            .Select(outcome => (outcome.Id, outcome.Version!, outcome.Kind == ProductWrittenKind.Created))], ct);

        return [.. records.Where(item => item.Record is not ImportedProduct)];
    }

    // Of those that cannot be written together each by itself, so that only the record in the way is left out.
    private async Task<IReadOnlyList<ProductWritten>> WriteAsync(
        ImportStep step, List<(NamedProduct Product, int Line)> products, CancellationToken ct)
    {
        try
        {
            var outcomes = await journal.WriteAsync(step.Actor, step.Head.Id, [.. products.Select(one => one.Product)], ct);
            foreach (var (outcome, (_, line)) in outcomes.Zip(products))
            {
                Tell(step, outcome, line);
            }

            return outcomes;
        }
        catch (Exception e) when (RecordFault.Is(e))
        {
            if (products.Count == 1)
            {
                step.Leave(products[0].Line, RecordFault.CodeOf(e));
                return [];
            }

            var each = new List<ProductWritten>(products.Count);
            foreach (var one in products)
            {
                each.AddRange(await WriteAsync(step, [one], ct));
            }

            return each;
        }
    }

    private static void Tell(ImportStep step, ProductWritten outcome, int line)
    {
        switch (outcome.Kind)
        {
            case ProductWrittenKind.Created:
                step.Count(counts => counts with { ProductsAdded = counts.ProductsAdded + 1 });
                break;
            case ProductWrittenKind.Updated:
                step.Count(counts => counts with { ProductsChanged = counts.ProductsChanged + 1 });
                break;
            case ProductWrittenKind.Unchanged:
                step.Count(counts => counts with { ProductsUnchanged = counts.ProductsUnchanged + 1 });
                break;
            case ProductWrittenKind.TooMany:
                step.Leave(line, "too-many-products");
                break;
            default:
                step.Leave(line, $"{outcome.Fault}-not-possible");
                break;
        }
    }

    /// <summary>A product of a file, as it is written.</summary>
    public static NamedProduct Of(ImportedProduct product, string currency) => new(
        SaleRules.Line(product.Name) ?? "", SaleRules.Line(product.Code), product.Price, product.Cost, product.Currency ?? currency,
        SaleRules.Line(product.Category), SaleRules.Line(product.Unit), product.IsActive);

    /// <summary>
    /// The member because of which a product is left out; null for one that can be written. A code that is cut could be the code of
    /// another product.
    /// </summary>
    public static string? WhyNot(NamedProduct product) => product switch
    {
        { Name.Length: > SaleRules.LongestText } => "name",
        { Code.Length: > LongestCode } => "code",
        { Category.Length: > LongestCode } => "category",
        { Unit.Length: > LongestUnit } => "unit",
        _ => null,
    };
}
