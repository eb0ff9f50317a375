using OutlookCrm.ImportExport.Invoices;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.Money;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>
/// An invoice or an order of which one row or more have been read. Its own columns count once, from the first row that has them: some
/// programs repeat the totals on every line, others leave them out.
/// </summary>
internal sealed class SalesDraft(int line, string number, string? heading)
{
    private const int MostLines = 100_000;
    private readonly List<SoldLine> _lines = [];
    private readonly List<SoldLine> _returned = [];
    private readonly List<Rejected> _faults = [];
    private readonly SortedSet<string> _warnings = new(StringComparer.Ordinal);
    private readonly Dictionary<Field, decimal> _amounts = [];
    private readonly Dictionary<Field, DateOnly> _days = [];
    private readonly Dictionary<Field, string> _texts = [];
    private readonly List<string> _emails = [];
    private readonly HashSet<string> _statuses = [];
    private bool _isPaid;
    private bool _isCancelled;
    private bool _isOwn;
    private decimal? _linesTax;
    private decimal? _linesTotal;
    private string? _currency;
    private string? _taxId;
    private string? _note;

    private static readonly Field[] s_amounts =
        [Field.Net, Field.Tax, Field.Total, Field.Open, Field.Paid, Field.Refunded, Field.Discount, Field.Shipping];

    private static readonly Field[] s_texts =
        [Field.Name, Field.GivenName, Field.FamilyName, Field.Company, Field.Country, Field.Status, Field.DocumentType, Field.Terms,
            Field.ExternalId, Field.Notes, Field.Phone, Field.Seller, Field.Place, Field.OrderNumber, Field.Corrects, Field.Replaces];

    public int Line => line;

    public string Number => number;

    /// <summary>In the program's words; null for none.</summary>
    public string? Type => Text(Field.DocumentType);

    /// <summary>The program's own id of it; null for none.</summary>
    public string? Id => Text(Field.ExternalId);

    /// <summary>Takes a row of it.</summary>
    public void Take(Row row, Program? program)
    {
        foreach (var field in s_texts)
        {
            if (!_texts.ContainsKey(field) && row.Text(field) is { } text)
            {
                _texts.Add(field, text);
            }
        }

        row.Currency = _currency;
        foreach (var field in s_amounts.Where(field => field switch
        {
            Field.Paid => !SaysPaid(row),
            Field.Discount => !LineRow.IsDiscounted(row),
            _ => true,
        }))
        {
            if (!_amounts.ContainsKey(field) && row.Amount(field) is var (amount, beside))
            {
                _amounts.Add(field, amount);
                _currency ??= beside;
            }
        }

        foreach (var field in new[] { Field.Date, Field.DueDate, Field.RefundedOn })
        {
            if (!_days.ContainsKey(field) && row.Day(field) is { } day)
            {
                _days.Add(field, day);
            }
        }

        _currency = row.Text(Field.Currency) is { } code ? CurrencyText.Of(code) ?? _currency : _currency;
        _emails.AddRange(CustomerRows.Emails(row, program).Where(email => !_emails.Contains(email)));
        _taxId ??= CustomerRows.TaxId(row, row.Text(Field.Country));
        _statuses.UnionWith(row.Texts(Field.Status));
        _isOwn |= program is { IsOwn: true };
        _note ??= row.Texts(Field.Terms).FirstOrDefault()?.Trim();
        _isCancelled |= row.Text(Field.CancelledOn) is { } cancelled && DocumentStatus.IsSaidCancelled(cancelled);
        TakeLine(row);
        _faults.AddRange(row.Faults.Distinct());
        _warnings.UnionWith(row.Warnings);
    }

    /// <summary>Leaves the document out.</summary>
    public void Fail(int row, string code, string? column = null) => _faults.Add(Rejected.Of(row, column, null, code));

    /// <summary>Whether a row without a number begins another document: one with another id, or of another buyer.</summary>
    public bool IsOther(Row row) => (row.Text(Field.ExternalId) is { } id && id != Id)
        || (row.Text(Field.Name) is { } name && name != Text(Field.Name));

    /// <summary>The order, or why it is left out.</summary>
    public (ImportedOrder? Order, IReadOnlyList<Rejected> Faults, IReadOnlyList<string> Warnings) Order()
    {
        var net = Amount(Field.Net) ?? _linesTotal;
        var (tax, shipping, discount) = (Amount(Field.Tax) ?? Whole(_linesTax), Amount(Field.Shipping), Amount(Field.Discount));
        var total = Amount(Field.Total);
        if (total is null && net is not null)
        {
            total = Whole(net + (tax ?? 0) + (shipping ?? 0) - (discount ?? 0));
            _warnings.Add("total-computed");
        }

        Need(_days.ContainsKey(Field.Date) || _warnings.Overlaps(["day-order-unknown", "calendar-unknown"]), "date");
        Need(total is not null || _warnings.Contains("decimal-mark-unknown"), "total");
        var withoutTax = net + (shipping ?? 0);
        bool? isIncluded = tax is null or 0 || total is null || net is null ? null
            : total == withoutTax || total == withoutTax - discount ? true
            : total == withoutTax + tax || total == withoutTax + tax - discount ? false : null;
        if (_faults.Count > 0)
        {
            return (null, _faults, []);
        }

        var order = new ImportedOrder(number, Day(Field.Date), Buyer(), _currency, _isCancelled ? "cancelled" : Text(Field.Status), net,
            shipping, tax, discount, total, Amount(Field.Refunded) is { } refunded ? Math.Abs(refunded) : null, Amount(Field.Open),
            isIncluded, Text(Field.ExternalId), Text(Field.Notes), _lines)
        {
            Stated = Stated(),
            RefundedOn = Day(Field.RefundedOn),
            Returned = _returned,
        };
        return (order, [], [.. _warnings]);
    }

    /// <summary>The invoice, or why it is left out.</summary>
    public (InvoiceDocument? Document, IReadOnlyList<Rejected> Faults) Invoice()
    {
        var tax = Amount(Field.Tax) ?? Whole(_linesTax);
        var hasOwn = _amounts.ContainsKey(Field.Total) || _amounts.ContainsKey(Field.Net) || _linesTotal is not null;
        var total = Amount(Field.Total) ?? (hasOwn ? null : Amount(Field.Open));
        var net = Amount(Field.Net) ?? (total is { } known && tax is { } part ? known - part : _linesTotal);
        if (total is null && net is not null)
        {
            total = Whole(net + (tax ?? 0));
            _warnings.Add("payable-computed");
        }

        Need(_days.ContainsKey(Field.Date) || _warnings.Overlaps(["day-order-unknown", "calendar-unknown"]), "date");
        Need(total is not null || _warnings.Contains("decimal-mark-unknown"), "total");
        if (_faults.Count > 0)
        {
            return (null, _faults);
        }

        // A report may call net what is left after everything, and total what stands before.
        if (net is not null && total is not null && (net > total || Amount(Field.Discount) > 0)
            && net == total + (tax ?? 0) - (Amount(Field.Discount) ?? 0))
        {
            (total, net) = (net, net - (tax ?? 0));
        }

        var buyer = Buyer();
        var counts = IsNone() ? CountsAs.Nothing : DocumentKinds.Meaning(Type, number, total, _isOwn);
        if (Day(Field.DueDate) < Day(Field.Date))
        {
            _warnings.Add("due-before-issue");
        }

        if (net + tax is { } sum && total is { } all && Math.Abs(sum - all) > 0.01m)
        {
            _warnings.Add("totals-differ");
        }

        if (buyer.Name is null)
        {
            _warnings.Add("no-buyer-name");
        }

        if (_currency is null)
        {
            _warnings.Add("no-currency");
        }

        if (Type is not null && !_isOwn && DocumentKinds.Of(Type) is null)
        {
            _warnings.Add("type-unknown");
        }

        return (new()
        {
            Number = number,
            IssueDate = Day(Field.Date),
            DueDate = Day(Field.DueDate),
            Type = Text(Field.DocumentType),
            CountsAs = counts,
            Buyer = buyer,
            Currency = _currency,
            WithoutVat = net,
            Vat = tax,
            WithVat = total,
            Paid = Paid(total),
            Payable = total,
            Terms = Text(Field.Terms),
            Stated = Stated(),
            // What came back has the sign of the document's amount, as its other amounts have.
            Lines = counts == CountsAs.Credit && _linesTotal * total < 0 ? [.. _lines.Select(line => line.Negated())] : _lines,
            Warnings = [.. _warnings],
        }, []);
    }

    // Some write the day of the payment, or yes, where others write how much was paid.
    private bool SaysPaid(Row row)
    {
        if (row.Text(Field.Paid) is not { } text || text.Any(char.IsDigit) && DayText.Of(text) is null)
        {
            return false;
        }

        _isPaid |= DayText.Of(text) is not null || DocumentStatus.IsPaid(text) || Row.IsYes(text.ToLowerInvariant());
        return DayText.Of(text) is not null || !text.Any(char.IsDigit);
    }

    // An account's balance runs over all its rows: it is no amount of one of them.
    private decimal? Paid(decimal? total) => Amount(Field.Paid)
        ?? (_isOwn ? null
            : Amount(Field.Open) is { } open && total is { } whole && IsPart(open, whole) ? whole - open
            : _isPaid || _statuses.Any(DocumentStatus.IsPaid) || IsRefunded() ? total : null);

    private static bool IsPart(decimal part, decimal whole) =>
        Math.Abs(part) <= Math.Abs(whole) && Math.Sign(part) * Math.Sign(whole) >= 0;

    private bool IsRefunded()
    {
        var isRefunded = _statuses.Any(DocumentStatus.IsRefunded);
        _ = isRefunded && _warnings.Add("refunded");
        return isRefunded;
    }

    private bool IsNone()
    {
        var (isCancelled, isDraft) = (_isCancelled || _statuses.Any(DocumentStatus.IsCancelled), _statuses.Any(DocumentStatus.IsDraft));
        _ = isCancelled ? _warnings.Add("cancelled") : isDraft && _warnings.Add("draft");
        _ = !_isOwn && _statuses.Any(DocumentStatus.IsUnknown) && _warnings.Add("status-unknown");
        return isCancelled || isDraft;
    }

    private void TakeLine(Row row)
    {
        var (line, tax) = (LineRow.Of(row, _isOwn), row.Sum(Field.LineTax));
        if (line is null)
        {
            return;
        }

        if (_lines.Count < MostLines)
        {
            _lines.Add(line);
            _returned.AddRange(LineRow.Returned(row, line));
        }
        else
        {
            _faults.Add(Rejected.Of(row.Line, null, null, "too-many-lines"));
        }

        _linesTax = tax is null ? _linesTax : (_linesTax ?? 0) + tax;
        _linesTotal = line.Amount is null ? _linesTotal : (_linesTotal ?? 0) + line.Amount;
    }

    private Party Buyer()
    {
        var person = Text(Field.GivenName) is null && Text(Field.FamilyName) is null ? null
            : string.Join(' ', new[] { Text(Field.GivenName), Text(Field.FamilyName) }.Where(part => part is not null));
        var name = Text(Field.Company) ?? Text(Field.Name) ?? person ?? heading;
        return new(name, person == name ? null : person, _taxId, null,
            XmlText.Country(Text(Field.Country)) ?? TaxNumber.CountryOf(_taxId), null, _emails.FirstOrDefault(), Text(Field.Phone));
    }

    private StatedDocument Stated() => new(Text(Field.Seller), Text(Field.Place), Text(Field.OrderNumber), Text(Field.Corrects),
        !_isOwn || SaleWord.Of(Type) is not { } kind ? null
            : new(kind, Guid.TryParse(Text(Field.ExternalId), out var id) ? id : default, Day(Field.DueDate), Amount(Field.Open),
                Text(Field.Replaces) is not null, _note));

    private void Need(bool isThere, string name)
    {
        if (!isThere && _faults.Count == 0)
        {
            _faults.Add(Rejected.Of(line, name, null, "missing"));
        }
    }

    private decimal? Amount(Field field) => _amounts.TryGetValue(field, out var amount) ? amount : null;

    // What is computed has no more decimals than the currency.
    private decimal? Whole(decimal? amount) => amount is { } one && _currency is { } code ? Currency.Round(one, code) : amount;

    private DateOnly? Day(Field field) => _days.TryGetValue(field, out var day) ? day : null;

    private string? Text(Field field) => _texts.GetValueOrDefault(field);
}
