using System.ComponentModel.DataAnnotations;
using OutlookCrm.Slices;

namespace OutlookCrm.Sales;

/// <summary>A document as somebody types it in.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Day">The day of issue or of the order.</param>
/// <param name="Currency">ISO 4217, in capitals.</param>
/// <param name="Id">Chosen by the caller, so that a repeated request records nothing twice; of a document without a number.</param>
/// <param name="Number">As on the document.</param>
/// <param name="Seller">Who sold, where the tenant is several firms.</param>
/// <param name="DueOn">The day by which it is to be paid.</param>
/// <param name="Total">With tax; null: what the lines and the tax come to.</param>
/// <param name="Tax">The tax in the total.</param>
/// <param name="Payable">What was left to pay at issue; null: the total.</param>
/// <param name="Place">Where it was sold.</param>
/// <param name="Order">The number of the order that it invoices.</param>
/// <param name="Corrects">The number of the earlier document that it corrects or credits.</param>
/// <param name="Replaces">True for a correction in place of the earlier document; null: false.</param>
/// <param name="Note">Free text.</param>
/// <param name="Lines">What was sold.</param>
public sealed record SaleRequest(
    [property: Required] SaleKind? Kind,
    [property: Required] DateOnly? Day,
    [property: Required, StringLength(3, MinimumLength = 3)] string Currency,
    Guid? Id = null,
    [property: StringLength(SaleRules.LongestNumber)] string? Number = null,
    [property: StringLength(SaleRules.LongestText)] string? Seller = null,
    DateOnly? DueOn = null,
    decimal? Total = null,
    decimal? Tax = null,
    decimal? Payable = null,
    [property: StringLength(SaleRules.LongestText)] string? Place = null,
    [property: StringLength(SaleRules.LongestNumber)] string? Order = null,
    [property: StringLength(SaleRules.LongestNumber)] string? Corrects = null,
    bool? Replaces = null,
    [property: StringLength(SaleRules.LongestNote)] string? Note = null,
    [property: MaxLength(SaleRules.MostLines)] IReadOnlyList<SaleRequestLine>? Lines = null)
{
    /// <summary>The document; what is wrong with it stands in <paramref name="fault"/>.</summary>
    internal SaleDocument Read(Actor actor, DateTimeOffset now, out (string Field, string Reason)? fault)
    {
        var lines = (Lines ?? []).Select(line => line.Read(Currency)).ToList();

        // A tax beyond the limit is refused below; with it the sum might be no number any more.
        var total = Total ?? lines.Sum(line => line.Amount) + (Tax is { } tax && Math.Abs(tax) < SaleRules.MostAmount ? tax : 0);
        var document = new SaleDocument(
            default, Kind!.Value, Trimmed(Number), Trimmed(Seller), Day!.Value, DueOn, Currency, total, Tax, Payable ?? total,
            SaleRules.Line(Place), Trimmed(Order), Trimmed(Corrects), Replaces ?? false, null, lines.Count, lines, Trimmed(Note), null,
            new(actor.UserId, actor.Name, now), null);
        fault = Total is null && lines.Count == 0 ? ("total", "A total, or lines that come to one.")
            : Total is null ? SaleRules.WhyNotLines(document) ?? SaleRules.WhyNot(document) : SaleRules.WhyNot(document);
        return document with { Id = document.IdOr(Id is { } chosen && chosen != Guid.Empty ? chosen : Guid.CreateVersion7()) };
    }

    // Numbers are compared as they stand on the document; only white space around them is no part of them.
    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A line as somebody types it in.</summary>
/// <param name="Description">What was sold.</param>
/// <param name="Quantity">How much; negative for what is taken back.</param>
/// <param name="UnitPrice">For one unit, without tax.</param>
/// <param name="Discount">Taken off the line, as an amount; null for none.</param>
/// <param name="ProductId">The product; null for free text.</param>
/// <param name="Code">The product's code.</param>
/// <param name="Unit">The unit of the quantity; null for pieces.</param>
public sealed record SaleRequestLine(
    [property: Required, StringLength(SaleRules.LongestText, MinimumLength = 1)] string Description,
    [property: Required] decimal? Quantity,
    [property: Required] decimal? UnitPrice,
    decimal? Discount = null,
    Guid? ProductId = null,
    [property: StringLength(80)] string? Code = null,
    [property: StringLength(40)] string? Unit = null)
{
    internal SaleLine Read(string currency) => new(
        ProductId, SaleRules.Line(Code), SaleRules.Line(Description) ?? "", Quantity!.Value, SaleRules.Line(Unit), UnitPrice!.Value,
        Discount ?? 0, SaleRules.AmountOf(Quantity.Value, UnitPrice.Value, Discount ?? 0, currency));
}
