using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Money;
using OutlookCrm.Slices;

namespace OutlookCrm.Sales;

/// <summary>A document as the API answers it: see <see cref="SaleDocument"/>. <paramref name="Version"/> is also the ETag.</summary>
public sealed record SaleBody(
    Guid Id, string Version, SaleKind Kind, string? Number, string? Seller, DateOnly Day, DateOnly? DueOn, string Currency, decimal Total,
    decimal? Tax, decimal Payable, string? Place, string? Order, string? Corrects, bool Replaces, HomeRate? Rate, int LineCount,
    IReadOnlyList<SaleLine> Lines, string? Note, Guid? ImportId, DoneBy RecordedBy, DoneBy? CorrectedBy)
{
    internal static SaleBody Of(StoredSale stored)
    {
        var sale = stored.Document;
        return new(sale.Id, stored.Version, sale.Kind, sale.Number, sale.Seller, sale.Day, sale.DueOn, sale.Currency, sale.Total, sale.Tax,
            sale.Payable, sale.Place, sale.Order, sale.Corrects, sale.Replaces, sale.Rate, sale.LineCount, sale.Lines ?? [], sale.Note,
            sale.ImportId, sale.RecordedBy, sale.CorrectedBy);
    }

    /// <summary>The failures that correcting and removing share; null when it was done.</summary>
    internal static ProblemHttpResult? Failure(SaleChanged changed, Guid customer, Guid id) => changed switch
    {
        { IsDone: true } => null,
        { IsCustomer: false } => CustomersProblems.NoSuchCustomer(customer),
        { IsTaken: true, Sale: { } other } => SalesProblems.NumberTaken(Of(other)),
        { Sale: { } current } => Problems.Stale(Of(current)),
        _ => SalesProblems.NoSuchSale(id),
    };
}
