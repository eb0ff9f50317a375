using OutlookCrm.ImportExport.Invoices;
using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>The row of a table that is being read, by what its columns hold. What cannot be understood becomes a fault of the
/// row.</summary>
internal sealed class Row
{
    private const int HoursOfDay = 24;
    private readonly TableText _table;
    private readonly IReadOnlyList<string> _header;
    private readonly Formats _formats;
    private readonly Program? _program;
    private readonly TimeZoneInfo? _zone;
    private readonly Dictionary<Field, int[]> _places;
    private readonly string?[] _currencies;

    public Row(TableText table, IReadOnlyList<string> header, Columns columns, Formats formats, TimeZoneInfo? zone)
    {
        (_table, _header, _formats, _program, _zone) = (table, header, formats, columns.Program, zone);
        _places = columns.Fields.Select((field, place) => (Field: field, Place: place)).Where(one => one.Field is not null)
            .GroupBy(one => one.Field!.Value, one => one.Place).ToDictionary(group => group.Key, group => group.ToArray());
        _currencies = [.. header.Select(HeaderCore.CurrencyOf)];
    }

    /// <summary>Of the file, counted from 1.</summary>
    public int Line => _table.Line;

    /// <summary>What is wrong with the row, as far as it has been asked.</summary>
    public List<Rejected> Faults { get; } = [];

    /// <summary>What is odd about it.</summary>
    public SortedSet<string> Warnings { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a column holds the field.</summary>
    public bool Has(Field field) => _places.ContainsKey(field);

    /// <summary>The currency of the document or the record to which the row belongs, as far as that is known.</summary>
    public string? Currency { get; set; }

    /// <summary>Forgets the faults of the row before.</summary>
    public void Begin()
    {
        Currency = null;
        Faults.Clear();
        Warnings.Clear();
    }

    /// <summary>A text on one line, in which the number of a document keeps its inner spaces; null where there is none.</summary>
    public string? Text(Field field)
    {
        foreach (var place in _places.GetValueOrDefault(field, []))
        {
            var text = Apostrophe.Off(_table[place]);
            if ((field is Field.Number or Field.InvoiceNumber ? XmlText.Number(text) : XmlText.Line(text)) is { } line)
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>The texts of every column with the field, as they are.</summary>
    public IEnumerable<string> Texts(Field field) => _places.GetValueOrDefault(field, []).Select(place => Apostrophe.Off(_table[place]))
        .Where(text => text.Length > 0);

    /// <summary>A number; null where there is none, or where it is none, which is a fault.</summary>
    public decimal? Number(Field field) => Amount(field)?.Number;

    /// <summary>The sum of every column with the field; null where none has a number.</summary>
    public decimal? Sum(Field field) => _places.GetValueOrDefault(field, []).Select(place => Amount(place)?.Number)
        .Where(number => number is not null).Aggregate((decimal?)null, (sum, number) => (sum ?? 0) + number);

    /// <summary>A number with the currency that stands beside it or in the name of the column.</summary>
    public (decimal Number, string? Currency)? Amount(Field field) =>
        _places.TryGetValue(field, out var places) ? Amount(places[0], IsPercent(field)) : null;

    /// <summary>Whether the column of a discount holds parts of a hundred.</summary>
    public bool IsPercent(Field field) => _places.TryGetValue(field, out var places)
        && (HeaderCore.IsPercent(_header[places[0]]) || (field is Field.LineDiscount or Field.Discount
            && ((_program is { HasPercents: true } && field == Field.LineDiscount) || IsPartOfHundred(_table[places[0]]))));

    private (decimal Number, string? Currency)? Amount(int place, bool isPercent = false)
    {
        if (_table[place] is not { Length: > 0 } text || text is "-" or "–" or "—")
        {
            return null;
        }

        if (_formats.MarkOf(place) is not { } mark)
        {
            // Nothing tells how to read the column: what can be read in one way only is.
            var (comma, point) = (NumberText.Of(text, ','), NumberText.Of(text, '.'));
            if (comma is not null && point is not null && comma.Value.Number != point.Value.Number)
            {
                Warnings.Add("decimal-mark-unknown");
                return null;
            }

            mark = point is null ? ',' : '.';
        }

        text = Apostrophe.Off(text);
        var bare = isPercent && IsPartOfHundred(text) ? text.TrimEnd()[..^1] : text;
        if ((NumberText.Of(bare, mark) ?? NumberText.Of(bare, mark == '.' ? ',' : '.')) is var (number, beside))
        {
            if (beside is not null && !IsOfRow(beside, text, place))
            {
                Faults.Add(Rejected.Of(Line, _header[place], text, "currency-differs"));
                return null;
            }

            return (number, beside ?? _currencies[place]);
        }

        Faults.Add(Rejected.Of(Line, _header[place], text, NumberText.IsDamaged(text) ? "number-damaged" : "not-a-number"));
        return null;
    }

    /// <summary>A day; null where there is none, or where it is none, which is a fault.</summary>
    public DateOnly? Day(Field field)
    {
        if (!_places.TryGetValue(field, out var places) || _table[places[0]] is not { Length: > 0 } raw || DayText.IsNone(raw))
        {
            return null;
        }

        var text = Apostrophe.Off(raw);
        if (DayText.OfSerial(text) is { } counted)
        {
            Warnings.Add("day-as-number");
            return counted;
        }

        if (DayText.Of(text, _formats.IsYearFirst(places[0])) is not { } written)
        {
            return NoDay(places[0], text);
        }

        if (DayText.IsPersian(written) && _formats.IsPersian is not false)
        {
            if (_formats.IsPersian is null)
            {
                Warnings.Add("calendar-unknown");
                return null;
            }

            return DayText.FromPersian(written) ?? NoDay(places[0], text);
        }

        var isDayFirst = _formats.IsDayFirst(places[0]);
        if (written.IsOpen && isDayFirst is null && written.First != written.Second)
        {
            Warnings.Add("day-order-unknown");
            return null;
        }

        return DayText.Likely(written.Day(isDayFirst ?? true)) is not { } day ? NoDay(places[0], text)
            : _program is { HasMidnights: true } ? Midnight(day, text)
            : _zone is not null && HeaderName.IsUtc(_header[places[0]]) && DayText.Time(text) is { } time
                ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(day.ToDateTime(time, DateTimeKind.Utc), _zone)) : day;
    }

    /// <summary>Whether the field says yes; null where it says nothing.</summary>
    public bool? Yes(Field field) => Text(field)?.ToLowerInvariant() switch
    {
        null => null,
        var text => IsYes(text),
    };

    /// <summary>Whether a word says yes, of a switch or of something that is in use.</summary>
    /// <param name="text">In small letters.</param>
    public static bool IsYes(string text) => text is "1" or "true" or "yes" or "y" or "x" or "on" or "ναι" or "da" or "igen" or "بله"
        or "بلی" or "ja" or "ein" or "wahr" or "igaz" or "adevărat" or "αληθής" or "company" or "organization" or "active" or "enabled"
        or "published"
        or "aktiv" or "ενεργό" or "ενεργός" or "activ" or "aktív" or "فعال" or "aktief";

    /// <summary>Whether a word says no, of a switch or of something that is in use.</summary>
    /// <param name="text">In small letters.</param>
    public static bool IsNo(string text) => text is "0" or "false" or "no" or "n" or "off" or "tno" or "όχι" or "nu" or "nem" or "خیر"
        or "نه" or "nee" or "nein" or "aus" or "falsch" or "hamis" or "fals" or "ψευδής" or "none" or "-";

    /// <summary>The name of the column with a field.</summary>
    public string? Header(Field field) => _places.TryGetValue(field, out var places) ? _header[places[0]] : null;

    // Two currencies in one row would be added as one.
    private bool IsOfRow(string beside, string text, int place)
    {
        var named = Text(Field.Currency) is { } stated ? CurrencyText.Of(stated) : null;
        Currency = named ?? Currency ?? _currencies[place] ?? beside;
        return CurrencyText.MayBe(text, beside, Currency);
    }

    // As "12%", also with the signs of Arabic and of Chinese: no amount of money.
    private static bool IsPartOfHundred(string text) => text.AsSpan().TrimEnd() is [.., '%' or '٪' or '％'];

    private DateOnly? NoDay(int place, string text)
    {
        Faults.Add(Rejected.Of(Line, _header[place], text, "not-a-date"));
        return null;
    }

    // A day that was kept as an instant: midnight where its owner sits is the evening before in UTC.
    private DateOnly Midnight(DateOnly day, string text)
    {
        if (DayText.FullHour(text) is not { } hour)
        {
            return day;
        }

        (day, hour) = hour == HoursOfDay ? (day.AddDays(1), 0) : (day, hour);

        if (_zone is not null)
        {
            var utc = day.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Utc);
            return DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, _zone));
        }

        if (hour >= 20)
        {
            Warnings.Add("day-was-time");
            return day.AddDays(1);
        }

        return day;
    }
}
