using System.ComponentModel.DataAnnotations;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Who the company itself is on invoices, so that what it has bought is not taken for what it has sold.</summary>
/// <param name="Names">As invoices write them.</param>
/// <param name="TaxNumbers">As invoices write them.</param>
public sealed record OwnCompany(
    [property: MaxLength(20)] IReadOnlyList<string> Names, [property: MaxLength(20)] IReadOnlyList<string> TaxNumbers)
{
    /// <summary>Before anybody has said it.</summary>
    public static OwnCompany Unknown { get; } = new([], []);

    /// <summary>Whether an invoice is one that the company has got: it is the buyer, and not the seller.</summary>
    internal bool HasBought(InvoiceDocument invoice) => Is(invoice.Buyer) && !Is(invoice.Seller);

    private bool Is(Party party) =>
        (TaxNumber.Plain(party.VatId) is { } number && TaxNumbers.Any(own => IsSame(TaxNumber.Plain(own), number, party.Country)))
        || new[] { party.Name, party.TradingName }.Any(name => name is not null && Names.Any(own =>
            HeaderName.Plain(own) is { Length: > 0 } plain && plain == HeaderName.Plain(name)));

    // One of the two may lack the country.
    private static bool IsSame(string? own, string other, string? country) => own is not null
        && (TaxNumber.Key(own, country) == TaxNumber.Key(other, country) || own == other);
}
