using OutlookCrm.Sales;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Meets the orders that a web shop sent itself in the file that the shop's program exports. The shop's messages say more than the file:
/// lines without tax, and each refund by itself.
/// </summary>
internal sealed class ShopOrders(ImportStore imports)
{
    /// <summary>Whether a stored order is the order of a file, entered by the messages of a shop.</summary>
    /// <param name="step">Of the import.</param>
    /// <param name="stored">Of the same number and year.</param>
    /// <param name="said">Of the file.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<bool> IsSameAsync(ImportStep step, SaleDocument stored, SaleDocument said, CancellationToken ct) =>
        step.Head.Format is "shopify-orders" or "woocommerce-orders" && said.Kind == SaleKind.Order
        && stored is { ImportId: { } writer, CorrectedBy: null } && writer != step.Head.Id
        && (stored.Day, stored.Currency, stored.Total) == (said.Day, said.Currency, said.Total)
        && await imports.FindAsync(step.Actor.Tenant, writer, ct) is null;
}
