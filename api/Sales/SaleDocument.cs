using OutlookCrm.Money;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>
/// An order, an invoice or another document about a sale to a customer. Amounts stand as on the document: those of a credit note or a
/// return are positive, and <see cref="SaleKinds"/> says which way they count.
/// </summary>
/// <param name="Id">
/// Of a document with a number: made of seller, number, year and kind, so that the same document always has the same id. Else chosen.
/// </param>
/// <param name="Kind">What it is.</param>
/// <param name="Number">As on the document, without white space around it; null for none.</param>
/// <param name="Seller">Who sold, where the tenant is several firms: the VAT id, else the name; null for the only one.</param>
/// <param name="Day">The day of issue or of the order.</param>
/// <param name="DueOn">The day by which it is to be paid; null where the document states none.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Total">With tax.</param>
/// <param name="Tax">The tax in the total; null where it is not known.</param>
/// <param name="Payable">What was left to pay at issue: total less what was paid in advance, rounded as the document rounds.</param>
/// <param name="Place">Where it was sold: a shop, a branch, a web shop; null for unknown.</param>
/// <param name="Order">The number of the order that this document invoices; the order then counts no more.</param>
/// <param name="Corrects">The number of the earlier document that this one corrects or credits.</param>
/// <param name="Replaces">True for a correction in place of the earlier document, which then counts no more.</param>
/// <param name="Rate">What the currency was worth on the day; null where no rate is known.</param>
/// <param name="LineCount">How many lines it has.</param>
/// <param name="Lines">The lines; null where they lie in rows of their own (<see cref="SaleRows"/>).</param>
/// <param name="Note">Free text.</param>
/// <param name="ImportId">The import that wrote it; null for one by hand.</param>
/// <param name="RecordedBy">Who recorded it, and when.</param>
/// <param name="CorrectedBy">Who corrected it last, and when; null where nobody did.</param>
/// <param name="Paid">What another program says is settled of it; null where none says anything.</param>
/// <param name="Added">What later imports added to it; null for nothing.</param>
public sealed record SaleDocument(
    Guid Id, SaleKind Kind, string? Number, string? Seller, DateOnly Day, DateOnly? DueOn, string Currency, decimal Total, decimal? Tax,
    decimal Payable, string? Place, string? Order, string? Corrects, bool Replaces, HomeRate? Rate, int LineCount,
    IReadOnlyList<SaleLine>? Lines, string? Note, Guid? ImportId, DoneBy RecordedBy, DoneBy? CorrectedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SaidPaid? Paid = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<EnrichedSale>? Added = null)
{
    private static readonly DoneBy s_nobody = new(Guid.Empty, "", default);

    /// <summary>What it adds to sales, without tax as far as the tax is known.</summary>
    [JsonIgnore]
    public decimal Sold => Kind.SaleSign() * (Total - (Tax ?? 0));

    /// <summary>What it adds to the customer's debt.</summary>
    [JsonIgnore]
    public decimal Debt => Kind.DebtSign() * Payable;

    /// <summary>What it adds to the customer's debt without what another program says is settled.</summary>
    [JsonIgnore]
    public decimal Unsettled => Kind.DebtSign() * (Payable - (Paid?.Amount ?? 0));

    /// <summary>The seller by whom documents are told apart: written with or without spaces, it is the same.</summary>
    [JsonIgnore]
    public string SellerKey => KeyOf(Seller);

    /// <summary>The id of a document with a number; a chosen one without.</summary>
    public Guid IdOr(Guid chosen) => Number is null ? chosen : IdOf(Kind, Seller, Number, Day);

    /// <summary>The id of the document of a number.</summary>
    internal static Guid IdOf(SaleKind kind, string? seller, string number, DateOnly day) => Guid.ParseExact(
        RowKeys.Hash(16, "sale", kind.Series(), KeyOf(seller), number, day.Year.ToString(CultureInfo.InvariantCulture)), "N");

    /// <summary>
    /// True where another document says the same, whoever recorded them and whatever the rate was then. A line of the other document that
    /// names no product says the same as a line that was linked to a product. Where only one of the two names the seller, they are of two
    /// programs, and one program tells less than the other: what both of them tell is the same.
    /// </summary>
    public bool Says(SaleDocument other) => Seller is null != other.Seller is null ? AgreesWith(other)
        : ContentOf(this) == ContentOf(other)
        && (Lines ?? []).Count == (other.Lines ?? []).Count
        && (Lines ?? []).Zip(other.Lines ?? []).All(one => one.First == one.Second || one.First with { ProductId = null } == one.Second);

    /// <summary>True where two documents are one but for the seller, whom at most one of the two names.</summary>
    internal bool IsSameBut(SaleDocument other) => Number is not null && Number == other.Number
        && Kind.Series() == other.Kind.Series() && Day.Year == other.Day.Year
        && (SellerKey == other.SellerKey || SellerKey.Length == 0 || other.SellerKey.Length == 0);

    /// <summary>True where another document says the same, or is this one in a file that tells less or more.</summary>
    public bool Tells(SaleDocument other) => Says(other) || RicherSales.IsSame(this, other);

    /// <summary>
    /// This document with what a program says now is settled of it; null where nothing changes, or where something else differs.
    /// </summary>
    internal SaleDocument? WithPaidOf(SaleDocument said)
    {
        // What was paid had been taken off the payable amount before it was kept by itself.
        var whole = Paid is null && ImportId is not null ? this with { Payable = said.Payable } : this;
        return said.Paid is not { } now || Kind.DebtSign() == 0 || !whole.Tells(said)
            || (whole.Payable == Payable && (Paid?.Amount ?? 0) == now.Amount) ? null
            : whole with { Paid = now with { Before = Paid is null ? null : Paid with { Before = null } } };
    }

    /// <summary>Whether two documents agree in what both of them tell, but for their lines.</summary>
    internal bool AgreesWith(SaleDocument other) =>
        (Kind, Number, Day, Currency, Total, Payable, Replaces)
            == (other.Kind, other.Number, other.Day, other.Currency, other.Total, other.Payable, other.Replaces)
        && MayBe(DueOn, other.DueOn) && MayBe(Tax, other.Tax) && MayBe(Corrects, other.Corrects);

    private static bool MayBe<T>(T one, T other) => one is null || other is null || EqualityComparer<T>.Default.Equals(one, other);

    private static string KeyOf(string? seller) =>
        seller is null ? "" : string.Concat(seller.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    private static SaleDocument ContentOf(SaleDocument document) =>
        document with { Rate = null, Lines = null, ImportId = null, RecordedBy = s_nobody, CorrectedBy = null, Paid = null, Added = null };
}

/// <summary>
/// A line of a document. Its amount is without tax, after the discount, and as on the document where that rounds otherwise.
/// </summary>
/// <param name="ProductId">The product; null for free text.</param>
/// <param name="Code">The product's code as on the document; null for none.</param>
/// <param name="Description">What was sold.</param>
/// <param name="Quantity">How much; negative for what is taken back.</param>
/// <param name="Unit">The unit of the quantity; null for pieces.</param>
/// <param name="UnitPrice">For one unit.</param>
/// <param name="Discount">Taken off the line, as an amount.</param>
/// <param name="Amount">Quantity times price less discount.</param>
public sealed record SaleLine(
    Guid? ProductId, string? Code, string Description, decimal Quantity, string? Unit, decimal UnitPrice, decimal Discount, decimal Amount);
