using OutlookCrm.Customers.Profiles;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>How far an import is.</summary>
public enum ImportState
{
    /// <summary>The file is stored; the records are written as soon as the imports before it have ended.</summary>
    Waiting,

    /// <summary>Records are being written.</summary>
    Running,

    /// <summary>Every record is written, known or left out.</summary>
    Done,

    /// <summary>What the import wrote is being taken back.</summary>
    Undoing,

    /// <summary>What the import wrote is taken back, as far as nobody has changed it since.</summary>
    Undone,

    /// <summary>
    /// The import could not go on, however often it was tried; where there are counts of an undo, the undo could not. What is there stays,
    /// and can be taken back.
    /// </summary>
    Failed,
}

/// <summary>An import of a file, as it is stored.</summary>
/// <param name="Id">Of the import.</param>
/// <param name="FileName">As the caller named the file, for showing only.</param>
/// <param name="Format">What the file is.</param>
/// <param name="Options">What the caller said of it.</param>
/// <param name="Language">The caller's first language; null where it is not known.</param>
/// <param name="State">How far it is.</param>
/// <param name="StartedBy">Who started it, and when.</param>
/// <param name="EndedAt">When the last record was written.</param>
/// <param name="Parts">How many rows hold the file.</param>
/// <param name="Read">How many records have been dealt with.</param>
/// <param name="Counts">What became of them.</param>
/// <param name="Undone">What an undo did, so far or in the end; null before.</param>
/// <param name="RejectedParts">How many rows hold the file of what was left out; 0 for no such file.</param>
/// <param name="Mark">Behind the records that have been dealt with; null where the file is no table, or before the first step.</param>
/// <param name="Found">How the columns of a table write numbers and days; null where the file is no table.</param>
/// <param name="Clearings">How often an erasure has taken rows out of the file.</param>
/// <param name="OwnDomains">Domains of the company's own people when the import was started; null in imports of older versions.</param>
/// <param name="OwnAddresses">Single addresses of theirs.</param>
internal sealed record ImportHead(
    Guid Id, string FileName, string Format, TableAnswers Options, string? Language, ImportState State, DoneBy StartedBy,
    DateTimeOffset? EndedAt, int Parts, int Read, ImportCounts Counts, UndoCounts? Undone,
    int RejectedParts = 0, TableMark? Mark = null, FoundFormats? Found = null, int Clearings = 0,
    IReadOnlyList<string>? OwnDomains = null, IReadOnlyList<string>? OwnAddresses = null);

/// <summary>What became of the records of a file.</summary>
/// <param name="CustomersAdded">Customers who were not there.</param>
/// <param name="CustomersKnown">Customers who were there and stay as they are.</param>
/// <param name="SalesAdded">Orders and invoices that were not there.</param>
/// <param name="SalesUnchanged">Those that were there and say the same.</param>
/// <param name="SalesDiffering">Those that were there and say something else: the stored ones stay, and each is in the list of what was
/// rejected.</param>
/// <param name="PaymentsAdded">Payments that were not there.</param>
/// <param name="PaymentsUnchanged">Payments that were there.</param>
/// <param name="Rejected">Records that were left out because of a value.</param>
/// <param name="LeftOut">Rows that are no records, or of a kind that is not stored.</param>
/// <param name="PaymentsOfUnknownInvoice">Payments, added or there, that name an invoice which the customer does not have in the payment's
/// currency: they pay what is due first.</param>
/// <param name="ProductsAdded">Products that were not there.</param>
/// <param name="ProductsChanged">Products that were there and say now what the file says.</param>
/// <param name="ProductsUnchanged">Products that were there and say the same.</param>
/// <param name="CustomersChanged">Customers who were there and to whom the file gave values.</param>
/// <param name="SalesSettled">Documents that were there and of which the file says another open amount: it is stored now.</param>
/// <param name="SalesOfUnknownInvoice">Corrections and credit notes, added, that name an invoice which the customer does not have.</param>
/// <param name="SalesWithoutRate">Documents, added, whose currency has no rate on their day: they are priced as soon as it has.</param>
/// <param name="SalesEnriched">Documents that were there with less: the tax, the lines and what else the file tells are stored now.</param>
public sealed record ImportCounts(
    int CustomersAdded, int CustomersKnown, int SalesAdded, int SalesUnchanged, int SalesDiffering, int PaymentsAdded,
    int PaymentsUnchanged, int Rejected, int LeftOut, int PaymentsOfUnknownInvoice = 0, int ProductsAdded = 0,
    int ProductsChanged = 0, int ProductsUnchanged = 0, int CustomersChanged = 0, int SalesSettled = 0,
    int SalesOfUnknownInvoice = 0, int SalesWithoutRate = 0, int SalesEnriched = 0)
{
    /// <summary>Before the first record.</summary>
    public static ImportCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0);
}

/// <summary>What an undo did.</summary>
/// <param name="CustomersRemoved">Customers whom the import had added and nobody had changed.</param>
/// <param name="CustomersKept">Customers whom the import had added and somebody has changed or written of since.</param>
/// <param name="SalesRemoved">Orders and invoices.</param>
/// <param name="SalesKept">Those that somebody has corrected, or a later import has added to, since.</param>
/// <param name="PaymentsRemoved">Payments.</param>
/// <param name="PaymentsKept">Those that somebody has corrected since.</param>
/// <param name="ProductsKept">Products that the import had added and that something names by now, and those that it changed.</param>
/// <param name="CustomersRestored">Known customers who say again what they said before the import.</param>
/// <param name="FieldsKept">Values of known customers that somebody has changed since.</param>
/// <param name="ProductsRemoved">Products that the import had added and nothing names.</param>
/// <param name="SalesRestored">Documents to which the import had added, or whose open amount it had changed, as they were before.</param>
public sealed record UndoCounts(
    int CustomersRemoved, int CustomersKept, int SalesRemoved, int SalesKept, int PaymentsRemoved, int PaymentsKept, int ProductsKept = 0,
    int CustomersRestored = 0, int FieldsKept = 0, int ProductsRemoved = 0, int SalesRestored = 0)
{
    /// <summary>Before the first customer.</summary>
    public static UndoCounts None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>
    /// The counts of an undo that a crash interrupted: what it removed last was not counted. All that the import added is removed but for
    /// what was kept.
    /// </summary>
    internal UndoCounts AtLeast(ImportCounts written) => this with
    {
        CustomersRemoved = Math.Max(CustomersRemoved, written.CustomersAdded - CustomersKept),
        SalesRemoved = Math.Max(SalesRemoved, written.SalesAdded - SalesKept),
        PaymentsRemoved = Math.Max(PaymentsRemoved, written.PaymentsAdded - PaymentsKept),
    };

    /// <summary>The counts of two parts together.</summary>
    internal UndoCounts With(UndoCounts other) => new(
        CustomersRemoved + other.CustomersRemoved, CustomersKept + other.CustomersKept, SalesRemoved + other.SalesRemoved,
        SalesKept + other.SalesKept, PaymentsRemoved + other.PaymentsRemoved, PaymentsKept + other.PaymentsKept,
        ProductsKept + other.ProductsKept, CustomersRestored + other.CustomersRestored, FieldsKept + other.FieldsKept,
        ProductsRemoved + other.ProductsRemoved, SalesRestored + other.SalesRestored);
}

/// <summary>A record that was left out, without its value: what an erasure would have to find does not lie here.</summary>
/// <param name="Line">Of the file, counted from 1.</param>
/// <param name="Column">Because of which it was left out.</param>
/// <param name="Code">What is wrong with it.</param>
public sealed record LeftOutRecord(int Line, string? Column, string Code);

/// <summary>A customer whom an import has written of.</summary>
/// <param name="Id">The customer.</param>
/// <param name="IsAdded">Whether the import added the customer.</param>
/// <param name="Version">Of the profile when it was added.</param>
/// <param name="Step">How many records were read with the step that met the customer first: done again, the step counts again.</param>
/// <param name="Content">The hash of the profile when it was added; null in imports of older versions.</param>
internal sealed record TouchedCustomer(Guid Id, bool IsAdded, string? Version, int Step = 0, string? Content = null)
{
    private const int HashBytes = 16;

    /// <summary>A customer as the import added them.</summary>
    public static TouchedCustomer Added(Guid id, StoredProfile customer, int step) =>
        new(id, true, customer.Version, step, HashOf(customer.Profile));

    /// <summary>Whether a profile is as it was added. A later import that was taken back leaves another version.</summary>
    public bool IsAsAdded(StoredProfile customer) =>
        customer.Version == Version || (Content is not null && Content == HashOf(customer.Profile));

    private static string HashOf(Profile profile) =>
        RowKeys.Hash(HashBytes, "profile", JsonSerializer.Serialize(profile, ImportRows.Rows.Profile));
}

/// <summary>A product that an import added.</summary>
/// <param name="Id">The product.</param>
/// <param name="Version">That it had when the import wrote it last.</param>
internal sealed record AddedProduct(Guid Id, string Version);

/// <summary>A part of a file, packed.</summary>
internal sealed record FilePart(string Data);

/// <summary>The customer that imports know a buyer as.</summary>
internal sealed record KnownBuyer(Guid Customer);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ImportHead))]
[JsonSerializable(typeof(LeftOutRecord))]
[JsonSerializable(typeof(TouchedCustomer))]
[JsonSerializable(typeof(AddedProduct))]
[JsonSerializable(typeof(OwnCompany))]
[JsonSerializable(typeof(RememberedAnswers))]
[JsonSerializable(typeof(FilePart))]
[JsonSerializable(typeof(ImportedChange))]
[JsonSerializable(typeof(KnownBuyer))]
internal sealed partial class ImportRows : JsonSerializerContext
{
    internal static ImportRows Rows { get; } = new(RowJson.Options());
}
