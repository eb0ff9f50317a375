using OutlookCrm.ImportExport.Invoices;
using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>The row of a table that is being read, by what its columns hold. What cannot be understood becomes a fault of the
/// row.</summary>
internal sealed class Row
{
    private readonly TableText _table;
    private readonly IReadOnlyList<string> _header;
    private readonly Formats _formats;
    private readonly Program? _program;
    private readonly TimeZoneInfo? _zone;
    private readonly Dictionary<Field, int[]> _places;

    public Row(TableText table, IReadOnlyList<string> header, Columns columns, Formats formats, TimeZoneInfo? zone)
    {
        (_table, _header, _formats, _program, _zone) = (table, header, formats, columns.Program, zone);
        _places = columns.Fields.Select((field, place) => (Field: field, Place: place)).Where(one => one.Field is not null)
            .GroupBy(one => one.Field!.Value, one => one.Place).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Of the file, counted from 1.</summary>
    public int Line => _table.Line;

    /// <summary>What is wrong with the row, as far as it has been asked.</summary>
    public List<Rejected> Faults { get; } = [];

    /// <summary>What is odd about it.</summary>
    public SortedSet<string> Warnings { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a column holds the field.</summary>
    public bool Has(Field field) => _places.ContainsKey(field);

    /// <summary>Forgets the faults of the row before.</summary>
    public void Begin()
    {
        Faults.Clear();
        Warnings.Clear();
    }

    /// <summary>A text on one line; null where there is none.</summary>
    public string? Text(Field field)
    {
        foreach (var place in _places.GetValueOrDefault(field, []))
        {
            if (XmlText.Line(Apostrophe.Off(_table[place])) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The texts of every column with the field, as they are.</summary>
    public IEnumerable<string> Texts(Field field) => _places.GetValueOrDefault(field, []).Select(place => Apostrophe.Off(_table[place]))
        .Where(text => text.Length > 0);

    /// <summary>A number; null where there is none, or where it is none, which is a fault.</summary>
    public decimal? Number(Field field) => Amount(field)?.Number;

    /// <summary>A number with the currency beside it.</summary>
    public (decimal Number, string? Currency)? Amount(Field field)
    {
        if (!_places.TryGetValue(field, out var places) || _table[places[0]] is not { Length: > 0 } text || text is "-" or "–" or "—")
        {
            return null;
        }

        if (_formats.MarkOf(places[0]) is not { } mark)
        {
            // Nothing tells how to read the column: what can be read in one way only is.
            var (comma, point) = (NumberText.Of(text, ','), NumberText.Of(text, '.'));
            if (comma?.Number != point?.Number)
            {
                Warnings.Add("decimal-mark-unknown");
                return null;
            }

            mark = '.';
        }

        if (NumberText.Of(Apostrophe.Off(text), mark) is { } number)
        {
            return number;
        }

        Faults.Add(Rejected.Of(Line, _header[places[0]], text, NumberText.IsDamaged(text) ? "number-damaged" : "not-a-number"));
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

        if (DayText.Of(text) is not { } written)
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
            : _program is { HasMidnights: true } ? Midnight(day, text) : day;
    }

    /// <summary>Whether the field says yes; null where it says nothing.</summary>
    public bool? Yes(Field field) => Text(field)?.ToLowerInvariant() switch
    {
        null => null,
        "1" or "true" or "yes" or "y" or "ναι" or "da" or "igen" or "بله" or "ja" or "company" => true,
        _ => false,
    };

    /// <summary>The name of the column with a field.</summary>
    public string? Header(Field field) => _places.TryGetValue(field, out var places) ? _header[places[0]] : null;

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
