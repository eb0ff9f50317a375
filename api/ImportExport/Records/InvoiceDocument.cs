using OutlookCrm.Slices;

namespace OutlookCrm.ImportExport.Records;

/// <summary>An invoice or a credit note, whatever syntax it was written in. Amounts are as the document says them: a credit note of UBL has
/// positive ones. Null is what the document does not say.</summary>
public sealed record InvoiceDocument
{
    /// <summary>Compared exactly, upper and lower case too; without the white space around it.</summary>
    public required string Number { get; init; }

    /// <summary>Null where a table does not tell which of two days it means.</summary>
    public required DateOnly? IssueDate { get; init; }

    /// <summary>The day until which all of it is due; the last of several.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>The type as the syntax writes it: 380, 381, 2.1, NORMAL.</summary>
    public string? Type { get; init; }

    public CountsAs CountsAs { get; init; }

    public Party Seller { get; init; } = Party.Nobody;

    public Party Buyer { get; init; } = Party.Nobody;

    /// <summary>ISO 4217, in capitals.</summary>
    public string? Currency { get; init; }

    public decimal? WithoutVat { get; init; }

    /// <summary>In <see cref="Currency"/>.</summary>
    public decimal? Vat { get; init; }

    public decimal? WithVat { get; init; }

    /// <summary>What was paid before the document was written.</summary>
    public decimal? Paid { get; init; }

    public decimal? Rounding { get; init; }

    /// <summary>Tax that the buyer keeps back and pays to the state.</summary>
    public decimal? Withheld { get; init; }

    public decimal? Payable { get; init; }

    /// <summary>The VAT once more, in the currency of the seller's accounts.</summary>
    public Amount? AccountedVat { get; init; }

    /// <summary>The invoices that it corrects, credits or follows, by their numbers.</summary>
    public IReadOnlyList<string> Preceding { get; init; } = [];

    /// <summary>When to pay, in the seller's words.</summary>
    public string? Terms { get; init; }

    /// <summary>The number that the Greek tax office gave the document (MARK).</summary>
    public string? TaxMark { get; init; }

    /// <summary>What a table says of the document beside its amounts.</summary>
    internal StatedDocument Stated { get; init; } = StatedDocument.Nothing;

    public IReadOnlyList<SoldLine> Lines { get; init; } = [];

    /// <summary>Files inside the document, which are left out.</summary>
    public IReadOnlyList<LeftAttachment> Attachments { get; init; } = [];

    /// <summary>What does not add up or is missing, as codes.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// What the document adds to what the buyer owes, below zero where it takes away; 0 where it asks for nothing. Null for a corrected
    /// invoice with positive amounts, which may replace the one before or add to it.
    /// </summary>
    public decimal? Owed => CountsAs switch
    {
        CountsAs.Sale or CountsAs.Prepayment or CountsAs.Difference => Payable,
        CountsAs.Credit => Payable is { } payable ? -Math.Abs(payable) : null,
        CountsAs.Correction => null,
        _ => 0,
    };
}

/// <summary>What a document means for the books of a customer.</summary>
public enum CountsAs
{
    /// <summary>A sale of its own amount.</summary>
    Sale,

    /// <summary>Takes its amount away from the sales, whatever the sign in which the document writes it.</summary>
    Credit,

    /// <summary>An amount that comes again in the invoice that follows, as paid.</summary>
    Prepayment,

    /// <summary>Adds its amounts, of either sign, to those of an invoice before.</summary>
    Difference,

    /// <summary>Replaces an invoice before or adds to it: a person decides.</summary>
    Correction,

    /// <summary>Asks for nothing yet.</summary>
    ProForma,

    /// <summary>No sale: a delivery note, an expense, a cancelled document.</summary>
    Nothing,
}

/// <summary>A file inside a document. The name is foreign text, never a path.</summary>
public sealed record LeftAttachment(string? Name, string? Type);
