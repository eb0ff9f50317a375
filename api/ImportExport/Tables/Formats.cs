using OutlookCrm.Sheets;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>How the numbers and days of each column are written, found by one pass over all their values.</summary>
internal sealed class Formats
{
    private const int MostExamples = 3;

    private static readonly HashSet<Field> s_numbers =
    [
        Field.Net, Field.Tax, Field.Total, Field.Open, Field.Paid, Field.Refunded, Field.Discount, Field.Shipping, Field.Quantity,
        Field.UnitPrice, Field.LineAmount, Field.LineTax, Field.LineDiscount, Field.Amount, Field.Price, Field.Cost,
        Field.RefundedQuantity,
    ];

    private static readonly HashSet<Field> s_days = [Field.Date, Field.DueDate, Field.CloseDate, Field.Birthday, Field.RefundedOn];

    private readonly Dictionary<int, DecimalMark> _marks = [];
    private readonly Dictionary<int, DayOrder> _orders = [];
    private readonly Dictionary<int, YearPlace> _years = [];
    private readonly Dictionary<int, List<string>> _examples = [];
    private readonly Dictionary<int, char?> _mark = [];
    private readonly Dictionary<int, bool?> _dayFirst = [];
    private readonly HashSet<int> _yearFirst = [];
    private bool _isPersian;

    public Formats()
    {
    }

    /// <summary>As an earlier look at the same file has found them.</summary>
    public Formats(FoundFormats found)
    {
        _mark = found.Marks.ToDictionary(one => one.Key, one => one.Value is [var mark] ? mark : (char?)null);
        _dayFirst = found.DayFirst.ToDictionary();
        _yearFirst = [.. found.YearFirst ?? []];
        IsPersian = found.IsPersian;
    }

    /// <summary>What was found: with it the file need not be looked through again, and a file that lost rows is read as before.</summary>
    public FoundFormats Found =>
        new(_mark.ToDictionary(one => one.Key, one => one.Value?.ToString()), _dayFirst, IsPersian, [.. _yearFirst]);

    /// <summary>What the file does not tell.</summary>
    public List<Question> Questions { get; } = [];

    /// <summary>Whether days of the years 1300 to 1499 are of the Persian calendar; null where nobody has said.</summary>
    public bool? IsPersian { get; private set; }

    /// <summary>Whether a field holds numbers.</summary>
    public static bool IsNumber(Field field) => s_numbers.Contains(field);

    /// <summary>Whether a field holds days.</summary>
    public static bool IsDay(Field field) => s_days.Contains(field);

    /// <summary>The decimal mark of a column; null where it cannot be told.</summary>
    public char? MarkOf(int column) => _mark.GetValueOrDefault(column, '.');

    /// <summary>Whether the day stands first in a column; null where it cannot be told.</summary>
    public bool? IsDayFirst(int column) => _dayFirst.GetValueOrDefault(column, true);

    /// <summary>Whether years of two digits stand first in a column.</summary>
    public bool IsYearFirst(int column) => _yearFirst.Contains(column);

    /// <summary>Looks at every row of a table.</summary>
    /// <param name="table">Stands behind its header.</param>
    /// <param name="fields">What its columns hold.</param>
    /// <param name="also">Looks at each row, too.</param>
    /// <param name="ct">Gives up.</param>
    public void Look(TableText table, IReadOnlyList<Field?> fields, Action<TableText> also, CancellationToken ct)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i] is { } field && IsNumber(field))
            {
                _marks.Add(i, new());
            }
            else if (fields[i] is { } day && IsDay(day))
            {
                _orders.Add(i, new());
                _years.Add(i, new());
            }
        }

        while ((_marks.Count > 0 || _orders.Count > 0) && table.Read())
        {
            ct.ThrowIfCancellationRequested();
            also(table);
            foreach (var (column, mark) in _marks)
            {
                if (!mark.IsSettled && table[column] is { Length: > 0 and < 60 } value)
                {
                    mark.Add(value, () => table.Line);
                    Example(column, value, text => NumberText.Of(text, '.')?.Number != NumberText.Of(text, ',')?.Number);
                }
            }

            foreach (var (column, order) in _orders)
            {
                if (table[column] is not { Length: > 0 and < 60 } value)
                {
                    continue;
                }

                // Nearly all days are plain, and ask nothing.
                var (plain, written) = (WrittenDay.OfPlain(value), default(WrittenDay?));
                _isPersian |= plain is { } known && DayText.IsPersian(known);
                if (plain is null)
                {
                    written = DayText.Of(value);
                    _years[column].Add(value, written);
                }

                if (written is { } day)
                {
                    order.Add(day, value, 0);
                    _isPersian |= DayText.IsPersian(day);
                    Example(column, value, text => DayText.Of(text) is { IsOpen: true } open && open.First != open.Second
                        || DayText.Short(text) is not null);
                }
            }
        }
    }

    /// <summary>Decides, and asks what nothing tells: the column, then the other columns, then the answer of the caller, then the program
    /// or
    /// the language.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <param name="options">The answers of the caller.</param>
    /// <param name="program">Null where none is known.</param>
    /// <param name="isDayFirst">Whether the language of the header writes the day first; null where that is not known.</param>
    public void Decide(IReadOnlyList<string> header, TableAnswers options, Program? program, bool? isDayFirst)
    {
        var ofFile = DecimalMark.Of(_marks.Values, false) is (var common, null) && _marks.Values.Any(mark => mark.IsDecided) ? common
            : (char?)null;
        char? chosenMark = options.DecimalMark switch { "comma" => ',', "point" => '.', _ => null };
        foreach (var (column, mark) in _marks)
        {
            _mark[column] = DecimalMark.Of([mark], false) is (var own, null) ? own
                : mark.IsMixed ? chosenMark
                : ofFile ?? chosenMark ?? program?.Mark;
            if (_mark[column] is null)
            {
                Questions.Add(new("decimalMark", header[column], null, ["comma", "point"], [.. Examples(column).Select(text =>
                    new QuestionExample(text, [Number(text, ','), Number(text, '.')]))]));
            }
        }

        bool? order = _orders.Where(one => !_years[one.Key].MayBeFirst).Select(one => one.Value)
            .FirstOrDefault(own => own.IsDecided)?.IsDayFirst;
        var answers = HeaderName.Own(options.DayOrders ?? new Dictionary<string, string>(), header);
        foreach (var (column, own) in _orders)
        {
            var (name, answer) = (header[column], answers.GetValueOrDefault(header[column]) ?? options.DayOrder);
            bool? chosen = answer switch { "dayFirst" => true, "monthFirst" => false, _ => null };
            if (_years[column].IsFirst || (_years[column].MayBeFirst && answer == "yearFirst"))
            {
                _yearFirst.Add(column);
            }
            else if (_years[column].MayBeFirst && (chosen ?? program?.IsDayFirst) is null)
            {
                _dayFirst[column] = null;
                Ask(column, name, own.IsDayFirst == true ? ["dayFirst", "yearFirst"] : ["dayFirst", "monthFirst", "yearFirst"]);
            }
            else
            {
                _dayFirst[column] = own.IsDayFirst ?? (own.IsMixed ? chosen : order ?? chosen ?? program?.IsDayFirst ?? isDayFirst);
                if (_dayFirst[column] is null)
                {
                    Ask(column, name, ["dayFirst", "monthFirst"]);
                }
            }
        }

        IsPersian = options.Calendar switch { "persian" => true, "gregorian" => false, _ => null };
        if (_isPersian && IsPersian is null)
        {
            Questions.Add(new("calendar", null, null, ["persian", "gregorian"], []));
        }
    }

    private static string? Number(string text, char mark) => NumberText.Of(text, mark)?.Number.ToString(CultureInfo.InvariantCulture);

    private void Ask(int column, string name, IReadOnlyList<string> choices) =>
        Questions.Add(new("dayOrder", name, null, choices, [.. Examples(column).Select(text =>
            new QuestionExample(text, [.. choices.Select(choice => Day(text, choice))]))]));

    private static string? Day(string text, string order) => DayText.Of(text, order == "yearFirst")?.Day(order == "dayFirst")
        ?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private List<string> Examples(int column) => _examples.GetValueOrDefault(column, []);

    private void Example(int column, string text, Func<string, bool> isOpen)
    {
        if (!_examples.TryGetValue(column, out var examples))
        {
            _examples.Add(column, examples = []);
        }

        if (examples.Count < MostExamples && !examples.Contains(text) && isOpen(text))
        {
            examples.Add(text);
        }
    }
}

/// <summary>How the columns of a table write numbers and days, as it is stored.</summary>
/// <param name="Marks">The decimal mark of each column with numbers; null where it cannot be told.</param>
/// <param name="DayFirst">Whether the day stands first in each column with days; null where it cannot be told.</param>
/// <param name="IsPersian">Whether days of the years 1300 to 1499 are of the Persian calendar; null where nobody has said.</param>
/// <param name="YearFirst">The columns in which years of two digits stand first.</param>
internal sealed record FoundFormats(
    IReadOnlyDictionary<int, string?> Marks, IReadOnlyDictionary<int, bool?> DayFirst, bool? IsPersian,
    IReadOnlyList<int>? YearFirst = null);
