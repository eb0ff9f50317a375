namespace OutlookCrm.Sheets;

/// <summary>What the numbers of one column say about the mark before their decimals, a point or a comma.</summary>
internal sealed class DecimalMark
{
    private const int ThatSettleIt = 1000;
    private int _points;
    private int _commas;
    private int _pointsWithoutCents;
    private int _commasWithoutCents;
    private bool _hasText;
    private (int Line, string Number)? _doubt;
    private (int Line, string Number)? _withPoint;
    private (int Line, string Number)? _withComma;

    /// <summary>Whether enough numbers have told that the others need not be asked.</summary>
    public bool IsSettled => _points + _commas >= ThatSettleIt;

    /// <summary>Whether a number of the column has told.</summary>
    public bool IsDecided => _points + _commas + _pointsWithoutCents + _commasWithoutCents > 0;

    /// <summary>Whether the column has both marks before decimals, and a number that can be read with either.</summary>
    public bool IsMixed => _points > 0 && _commas > 0 && _doubt is not null;

    /// <summary>Whether a value of the column is no number.</summary>
    public bool IsText => _hasText;

    /// <summary>Takes a value of the column into account.</summary>
    /// <param name="value">Not blank.</param>
    /// <param name="line">Its line, asked for only where needed.</param>
    public void Add(string value, Func<int> line)
    {
        // A number without any mark tells nothing.
        if (value.IndexOfAny(['.', ',']) < 0 && WrittenNumber.OfPlain(value, '.') is not null)
        {
            return;
        }

        var (point, comma) = (SheetLine.NumberOf(value, '.'), SheetLine.NumberOf(value, ','));
        var withoutCents = point is null ? null : WrittenNumber.MarkWithoutCents(value);
        _pointsWithoutCents += withoutCents == '.' ? 1 : 0;
        _commasWithoutCents += withoutCents == ',' ? 1 : 0;
        _hasText |= point is null && comma is null;

        // 12,500 is a thousand to one and a dozen to another; 0,500 and 1.234,56 are the same to both.
        var told = (point, comma) switch
        {
            (null, null) => null,
            (not null, null) => '.',
            (null, not null) => ',',
            _ => TellsBoth(value, point.Value, comma.Value),
        };
        if (told == '.')
        {
            _points++;
            _withPoint ??= (line(), value);
        }
        else if (told == ',')
        {
            _commas++;
            _withComma ??= (line(), value);
        }
        else if (point != comma)
        {
            _doubt ??= (line(), value);
        }
    }

    // Of a number that can be read with either mark: before decimals a zero may stand alone, and no yen has any.
    private static char? TellsBoth(string value, decimal point, decimal comma) => WrittenNumber.Bare(value) switch
    {
        (var number, _) when number.TrimStart('-') is ['0', ('.' or ',') and var mark, ..] => mark,
        (_, var currency) when point != comma && WrittenNumber.IsWhole(currency) => Math.Abs(point) > Math.Abs(comma) ? '.' : ',',
        _ => null,
    };

    /// <summary>The mark of all columns together, and the first number that can be read both ways where none tells.</summary>
    /// <param name="columns">Those with numbers.</param>
    /// <param name="onlyWhole">Leaves out columns with a value that is no number.</param>
    public static (char Mark, LineFault? Doubt) Of(IEnumerable<DecimalMark> columns, bool onlyWhole)
    {
        var asked = columns.Where(column => !onlyWhole || !column._hasText).ToList();
        var (points, commas) = (asked.Sum(column => column._points), asked.Sum(column => column._commas));
        if (points + commas == 0)
        {
            // A Swiss writes 10.- beside 5,50 too: the mark before a dash tells where no cents do.
            (points, commas) = (asked.Sum(column => column._pointsWithoutCents), asked.Sum(column => column._commasWithoutCents));
        }

        var isTold = points + commas > 0 && asked is not [{ IsMixed: true }];
        return (commas > points ? ',' : '.', isTold ? null : asked.Where(column => column._doubt is not null)
            .MinBy(column => column._doubt!.Value.Line)?.InWords());
    }

    private LineFault InWords()
    {
        var doubt = _doubt!.Value;
        var (point, comma) = (SheetLine.NumberOf(doubt.Number, '.')!.Value, SheetLine.NumberOf(doubt.Number, ',')!.Value);
        var (more, less) = Math.Abs(point) > Math.Abs(comma) ? (point, comma) : (comma, point);
        var why = (_withPoint, _withComma) is ({ } one, { } other)
            ? $"its column has both marks: {string.Join(", ", new[] { one, other }.OrderBy(own => own.Line)
                .Select(own => string.Create(CultureInfo.InvariantCulture, $"{own.Number} (line {own.Line})")))}"
            : "no number of the file tells which";
        return new(doubt.Line,
            string.Create(CultureInfo.InvariantCulture,
                $"This line's {doubt.Number} may be {more:0} or {less:0.###}, and {why}. Write thousands "
                    + $"without a mark ({more:0}), or decimals with one digit more"
                    + $"{(char.IsDigit(doubt.Number[^1]) ? $" ({doubt.Number}0)" : "")}."));
    }
}
