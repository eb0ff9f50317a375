namespace OutlookCrm.ImportExport.Records;

/// <summary>A person, a company, or a further address of a company, as a table names it. Null is what the table does not say.</summary>
public sealed record ImportedCustomer
{
    /// <summary>Addresses, and telephone numbers, that a profile holds.</summary>
    internal const int MostOfList = 20;

    /// <summary>Characters of a telephone number in a profile.</summary>
    internal const int LongestPhone = 40;

    /// <summary><c>person</c>, <c>organisation</c> or <c>address</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The other program's own id, compared exactly.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The whole name; an address where nothing else is known.</summary>
    public required string Name { get; init; }

    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    /// <summary>Where the person works, or the company to which an address belongs.</summary>
    public IReadOnlyList<string> Companies { get; init; } = [];

    /// <summary>In lower case, without doubles.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>As they are written.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    public string? TaxId { get; init; }

    public string? JobTitle { get; init; }

    /// <summary>yyyy-MM-dd, or --MM-dd where the year is not known.</summary>
    public string? Birthday { get; init; }

    public string? Street { get; init; }

    public string? City { get; init; }

    public string? PostalCode { get; init; }

    public string? Country { get; init; }

    /// <summary>County, state or prefecture.</summary>
    public string? Region { get; init; }

    /// <summary>As el or pt-BR.</summary>
    public string? Language { get; init; }

    /// <summary>The mail domains of a company.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    public string? Website { get; init; }

    public string? Notes { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Owner { get; init; }

    public string? Stage { get; init; }

    /// <summary>Whether the customer wants no mail.</summary>
    public bool? OptedOut { get; init; }
}

/// <summary>An order of a shop. Amounts as the table says them.</summary>
/// <param name="Number">Of the order.</param>
/// <param name="Date">The day that the shop wrote.</param>
/// <param name="Buyer">Who ordered.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Status">In the program's words.</param>
/// <param name="Subtotal">Of the lines.</param>
/// <param name="Shipping">What the transport costs.</param>
/// <param name="Tax">VAT.</param>
/// <param name="Discount">Taken off.</param>
/// <param name="Total">What the buyer pays.</param>
/// <param name="Refunded">Paid back, never below zero.</param>
/// <param name="Open">Still to be paid.</param>
/// <param name="IsTaxIncluded">Whether the prices hold the tax; null where the amounts do not tell.</param>
/// <param name="ExternalId">The shop's own id.</param>
/// <param name="Notes">Of the buyer.</param>
/// <param name="Lines">What was ordered.</param>
public sealed record ImportedOrder(
    string Number, DateOnly? Date, Party Buyer, string? Currency, string? Status, decimal? Subtotal, decimal? Shipping, decimal? Tax,
    decimal? Discount, decimal? Total, decimal? Refunded, decimal? Open, bool? IsTaxIncluded, string? ExternalId, string? Notes,
    IReadOnlyList<SoldLine> Lines)
{
    /// <summary>What a table says of the order beside its amounts.</summary>
    internal StatedDocument Stated { get; init; } = StatedDocument.Nothing;

    /// <summary>When all of <see cref="Refunded"/> was paid back; null where the table does not say.</summary>
    internal DateOnly? RefundedOn { get; init; }

    /// <summary>What came back for <see cref="Refunded"/>; empty where the table does not say.</summary>
    internal IReadOnlyList<SoldLine> Returned { get; init; } = [];

    /// <summary>What was paid back, each time by itself; empty where the program says only a sum.</summary>
    internal IReadOnlyList<OrderRefund> Refunds { get; init; } = [];
}

/// <summary>Money that came in.</summary>
/// <param name="ExternalId">The other program's own id.</param>
/// <param name="Date">When it came.</param>
/// <param name="Payer">Who paid.</param>
/// <param name="Amount">As the table says it.</param>
/// <param name="Refunded">How much of it was paid back.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Status">In the program's words.</param>
/// <param name="InvoiceNumber">What it is for.</param>
/// <param name="Method">How it came.</param>
/// <param name="Description">In the payer's or the program's words.</param>
public sealed record ImportedPayment(
    string? ExternalId, DateOnly? Date, Party Payer, decimal Amount, decimal? Refunded, string? Currency, string? Status,
    string? InvoiceNumber, string? Method, string? Description);

/// <summary>A deal with the company and the person that stand in its row.</summary>
/// <param name="ExternalId">The other program's own id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Amount">As the table says it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Stage">In the program's words.</param>
/// <param name="Pipeline">In the program's words.</param>
/// <param name="Status">In the program's words.</param>
/// <param name="CloseDate">When it is or was to close.</param>
/// <param name="Owner">Who is at work on it.</param>
/// <param name="Companies">Names or ids of companies.</param>
/// <param name="People">Names or ids of people.</param>
/// <param name="Email">Of the person.</param>
/// <param name="Phone">Of the person.</param>
public sealed record ImportedDeal(
    string? ExternalId, string Title, decimal? Amount, string? Currency, string? Stage, string? Pipeline, string? Status,
    DateOnly? CloseDate, string? Owner, IReadOnlyList<string> Companies, IReadOnlyList<string> People, string? Email, string? Phone);

/// <summary>What is sold.</summary>
/// <param name="Code">The seller's number of it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Price">As the table says it.</param>
/// <param name="Cost">What the seller pays for it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Category">In the program's words.</param>
/// <param name="Unit">In the program's words.</param>
/// <param name="IsActive">Whether it is still sold.</param>
public sealed record ImportedProduct(
    string? Code, string Name, decimal? Price, decimal? Cost, string? Currency, string? Category, string? Unit, bool? IsActive);
