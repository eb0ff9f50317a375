using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>What has been read of a document so far, and what of it could not be understood.</summary>
/// <param name="line">Where the document begins.</param>
internal sealed class InvoiceDraft(int line)
{
    private const int MostLines = 100_000;
    private const int MostAttachments = 100;
    private readonly List<Rejected> _faults = [];
    private readonly List<SoldLine> _lines = [];
    private readonly List<string> _preceding = [];
    private readonly List<LeftAttachment> _attachments = [];
    private readonly SortedSet<string> _warnings = new(StringComparer.Ordinal);
    private readonly List<(decimal Amount, string? Currency)> _vat = [];
    private readonly List<string> _terms = [];

    public string? Number { get; set; }

    public DateOnly? IssueDate { get; set; }

    public string? Type { get; set; }

    public string? Currency { get; set; }

    public CountsAs CountsAs { get; set; }

    public Party Seller { get; set; } = Party.Nobody;

    public Party Buyer { get; set; } = Party.Nobody;

    public decimal? WithoutVat { get; set; }

    public decimal? WithVat { get; set; }

    public decimal? Paid { get; set; }

    public decimal? Rounding { get; set; }

    public decimal? Withheld { get; set; }

    public decimal? Payable { get; set; }

    /// <summary>The sum of the lines before the document's own allowances and charges.</summary>
    public decimal? LinesTotal { get; set; }

    public decimal Allowances { get; set; }

    public decimal Charges { get; set; }

    /// <summary>Fees, stamp duty and other taxes than VAT.</summary>
    public decimal OtherTaxes { get; set; }

    public string? TaxMark { get; set; }

    /// <summary>VAT by rate, used where the document has no total of it.</summary>
    public decimal? VatOfRates { get; set; }

    public DateOnly? DueDate { get; private set; }

    public void Warn(string code) => _warnings.Add(code);

    /// <summary>Takes a day until which something is due; the last of several counts.</summary>
    public void Due(DateOnly? day)
    {
        if (day is not null && DueDate is not null && day != DueDate)
        {
            Warn("several-due-dates");
        }

        DueDate = day > DueDate || DueDate is null ? day ?? DueDate : DueDate;
    }

    public void Vat(decimal? amount, string? currency)
    {
        if (amount is { } known)
        {
            _vat.Add((known, currency is null ? null : XmlText.Currency(currency) ?? currency));
        }
    }

    public void Precedes(string number)
    {
        if (XmlText.Number(number) is { } plain && !_preceding.Contains(plain))
        {
            _preceding.Add(plain);
        }
    }

    public void Term(string text)
    {
        if (XmlText.Line(text) is { } plain && !_terms.Contains(plain))
        {
            _terms.Add(plain);
        }
    }

    public void Attach(string? name, string? type)
    {
        if (_attachments.Count < MostAttachments)
        {
            _attachments.Add(new(XmlText.Line(name), XmlText.Line(type)));
        }
        else
        {
            _warnings.Add("more-attachments-than-100");
        }
    }

    public void Add(SoldLine sold)
    {
        if (_lines.Count == MostLines)
        {
            Fault(null, null, "too-many-lines");
        }
        else
        {
            _lines.Add(sold);
        }
    }

    /// <summary>Makes a number of others. Numbers that are too large for it leave the document out.</summary>
    public void Calculate(Action make)
    {
        try
        {
            make();
        }
        catch (ArithmeticException)
        {
            Fault(null, null, "number-too-large");
        }
    }

    /// <summary>An amount as XML writes it: a point, no groups, no power of ten. What is none leaves the document out.</summary>
    public decimal? Amount(XmlPass pass)
    {
        if (pass.Text.Length == 0)
        {
            return null;
        }

        if (XmlText.Amount(pass.Text) is { } amount)
        {
            return amount;
        }

        _faults.Add(Rejected.Of(pass.Line, pass.Path, pass.Text, "not-a-number"));
        return null;
    }

    /// <summary>A day as XML writes it. What is none leaves the document out.</summary>
    public DateOnly? Day(XmlPass pass)
    {
        if (pass.Text.Length == 0)
        {
            return null;
        }

        if (XmlText.Day(pass.Text) is { } day)
        {
            return day;
        }

        _faults.Add(Rejected.Of(pass.Line, pass.Path, pass.Text, "not-a-date"));
        return null;
    }

    /// <summary>The code of the document's type. A code that no invoice has leaves the document out: it may be an order.</summary>
    public string? TypeCode(XmlPass pass)
    {
        var type = XmlText.Line(pass.Text);
        if (!TypeCodes.IsKnown(type))
        {
            _faults.Add(Rejected.Of(pass.Line, pass.Path, pass.Text, "type-unknown"));
        }

        return type;
    }

    /// <summary>The document with its checks, or why it is left out.</summary>
    public InvoiceRead Finish()
    {
        try
        {
            return Checked();
        }
        catch (OverflowException e)
        {
            return new(line, null, [Rejected.Of(line, null, null, RecordFault.CodeOf(e))]);
        }
    }

    private InvoiceRead Checked()
    {
        if (Number is null)
        {
            Fault("number", null, "missing");
        }

        if (IssueDate is null && !_faults.Any(fault => fault.Code == "not-a-date"))
        {
            Fault("issueDate", null, "missing");
        }

        if (Payable is null && WithVat is { } total)
        {
            Payable = total - (Paid ?? 0) + (Rounding ?? 0);
            Warn("payable-computed");
        }

        if (Payable is null && !_faults.Any(fault => fault.Code == "not-a-number"))
        {
            Fault("payable", null, "missing");
        }

        if (_faults.Count > 0)
        {
            return new(line, null, _faults);
        }

        var vat = OwnVat();
        var document = new InvoiceDocument
        {
            Number = Number!,
            IssueDate = IssueDate,
            DueDate = DueDate,
            Type = Type,
            CountsAs = CountsAs,
            Seller = Seller,
            Buyer = Buyer,
            Currency = Currency,
            WithoutVat = WithoutVat,
            Vat = vat,
            WithVat = WithVat,
            Paid = Paid,
            Rounding = Rounding,
            Withheld = Withheld,
            Payable = Payable,
            AccountedVat = AccountedVat(),
            Preceding = _preceding,
            Terms = _terms.Count == 0 ? null : string.Join("; ", _terms),
            TaxMark = TaxMark,
            Lines = _lines,
            Attachments = _attachments,
        };
        return new(line, document with { Warnings = [.. _warnings.Union(InvoiceChecks.Of(document, this)).Order(StringComparer.Ordinal)] },
            []);
    }

    private void Fault(string? column, string? value, string code) => _faults.Add(Rejected.Of(line, column, value, code));

    // Of several totals in one currency the one that fits the document; programs write a total twice, or one for each tax.
    private decimal? OwnVat()
    {
        var own = _vat.Where(vat => vat.Currency is null || Currency is null || vat.Currency == Currency).Select(vat => vat.Amount)
            .ToList();
        if (own.Count == 0)
        {
            return _vat.Count == 0 ? VatOfRates : null;
        }

        var (sum, difference) = (own.Sum(), WithVat - WithoutVat);
        return own.Count == 1 || difference is null ? own[0]
            : difference == sum ? sum
            : own.Find(amount => amount == difference) is var fits && fits != 0 ? fits : own[0];
    }

    private Slices.Amount? AccountedVat() =>
        _vat.Where(vat => vat.Currency is not null && Currency is not null && vat.Currency != Currency)
            .Select(vat => new Slices.Amount(vat.Amount, vat.Currency!)).FirstOrDefault();
}
