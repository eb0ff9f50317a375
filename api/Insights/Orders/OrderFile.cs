using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace OutlookCrm.Insights.Orders;

/// <summary>
/// Reads orders from delimited text as spreadsheets of any country write it: comma, semicolon or tab; decimal point or comma. A file is taken whole or not at
/// all, and every fault says its line.
/// </summary>
public static partial class OrderFile
{
    /// <summary>Lines of orders that are read at most.</summary>
    public const int MostOrders = 1_000_000;

    /// <summary>Faults that are told at most.</summary>
    public const int MostFaults = 20;

    private const int LongestText = 200;
    private const int FirstYear = 1900;
    private const int LastYear = 2199;
    private const int LooksAt = 64 * 1024;
    private const decimal Largest = 1_000_000_000_000m;
    private static readonly char[] s_delimiters = [',', ';', '\t'];
    private static readonly string[] s_required = ["customer", "date", "amount"];
    private static readonly string[] s_days = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "d.M.yyyy", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>Names a column may have, per field; the first is the one that faults speak of.</summary>
    private static readonly Dictionary<string, string[]> s_names = new()
    {
        ["customer"] = ["customer", "customer_id", "customerid", "customer id", "client"],
        ["date"] = ["date", "order_date", "orderdate", "order date", "day"],
        ["amount"] = ["amount", "revenue", "spent", "total", "value", "net"],
        ["order"] = ["order", "order_id", "orderid", "order id", "invoice", "basket"],
        ["product"] = ["product", "item", "sku", "article"],
        ["quantity"] = ["quantity", "qty", "units", "cds"],
        ["cost"] = ["cost", "costs"],
    };

    /// <summary>The orders of <paramref name="text"/>, which begins with a header line.</summary>
    public static OrdersRead Read(string text, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = new List<LineFault>();
        using var lines = new StringReader(text);
        var header = lines.ReadLine()?.TrimStart('\uFEFF') ?? "";
        var delimiter = s_delimiters.MaxBy(c => header.Count(h => h == c));
        var mark = delimiter != ',' && DecimalComma().IsMatch(text.AsSpan(0, Math.Min(text.Length, LooksAt))) ? ',' : '.';
        using var csv = new CsvReader(lines, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            BadDataFound = bad => faults.Add(new(bad.Context.Parser!.RawRow + 1, "A quotation mark stands in the middle of a value or is not closed.")),
            MaxFieldSize = 10_000,
        });
        var columns = ColumnsOf(header.Split(delimiter), faults);
        var orders = new List<Order>();
        if (faults.Count > 0)
        {
            return new([], faults);
        }

        try
        {
            while (faults.Count < MostFaults && csv.Read())
            {
                ct.ThrowIfCancellationRequested();
                if (orders.Count == MostOrders)
                {
                    return new([], [new(csv.Parser.RawRow + 1, $"More than {MostOrders:N0} lines.")]);
                }

                if (OrderOf(csv, columns, mark, faults) is { } order)
                {
                    orders.Add(order);
                }
            }
        }
        catch (CsvHelperException)
        {
            faults.Add(new(csv.Parser.RawRow + 1, "This line cannot be read: a value is longer than 10,000 characters, or a quotation mark is not closed."));
        }

        if (faults.Count == 0 && orders.Count == 0)
        {
            faults.Add(new(2, "There are no orders."));
        }

        return faults.Count > 0 ? new([], [.. faults.Take(MostFaults)]) : new(orders, []);
    }

    private static Dictionary<string, int> ColumnsOf(string[] header, List<LineFault> faults)
    {
        var found = new Dictionary<string, int>();
        for (var i = 0; i < header.Length; i++)
        {
            var name = header[i].Trim().Trim('"').ToLowerInvariant();
            var field = s_names.FirstOrDefault(names => names.Value.Contains(name)).Key;
            if (field is not null && !found.TryAdd(field, i))
            {
                faults.Add(new(1, $"Two columns are named for the {field}."));
            }
        }

        foreach (var missing in s_required.Where(field => !found.ContainsKey(field)))
        {
            faults.Add(new(1, $"There is no column for the {missing}. It may be named {string.Join(", ", s_names[missing])}."));
        }

        return found;
    }

    private static Order? OrderOf(CsvReader csv, Dictionary<string, int> columns, char mark, List<LineFault> faults)
    {
        var line = csv.Parser.RawRow + 1;
        var before = faults.Count;
        var customer = Text("customer");
        if (customer is null)
        {
            Fault("names no customer");
        }

        if (!DateOnly.TryParseExact(Text("date"), s_days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Fault("has no date that is understood; write it as 2026-11-22 or 22.11.2026");
        }

        else if (date.Year is < FirstYear or > LastYear)
        {
            Fault($"has a date outside the years {FirstYear} to {LastYear}");
        }

        var amount = Number("amount");
        if (amount is null && faults.Count == before)
        {
            Fault("has no amount");
        }

        var order = new Order(customer ?? "", date, amount ?? 0, Text("order"), Text("product"), Number("quantity"), Number("cost"));
        return faults.Count == before ? order : null;

        string? Text(string field)
        {
            var value = columns.TryGetValue(field, out var column) && csv.TryGetField<string>(column, out var text) ? text?.Trim() : null;
            if (value is { Length: > LongestText })
            {
                Fault($"has a {field} of more than {LongestText} characters");
            }

            return string.IsNullOrEmpty(value) ? null : value;
        }

        decimal? Number(string field)
        {
            if (Text(field) is not { } text)
            {
                return null;
            }

            if (NumberOf(text, mark) is { } number)
            {
                return number;
            }

            Fault($"has a {field} that is no number: {text[..Math.Min(20, text.Length)]}");
            return null;
        }

        void Fault(string what) => faults.Add(new(line, $"This line {what}."));
    }

    /// <summary>A number whose decimal mark is known; groups of thousands may be set off by the other mark, a space or an apostrophe.</summary>
    private static decimal? NumberOf(string text, char mark)
    {
        var match = (mark == ',' ? WithComma() : WithPoint()).Match(text);
        return match.Success
            && decimal.TryParse($"{match.Groups["sign"].Value}{string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit))}.{match.Groups["part"].Value}0", NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= Largest ? number : null;
    }

    // Not followed by three digits, as a thousand would be.
    [GeneratedRegex(@"(?<=^|[;\t""])-?[0-9]{1,3}([. ]?[0-9]{3})*,([0-9]{1,2}|[0-9]{4,})(?=[;\t""\r\n]|$)", RegexOptions.Multiline)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^(?<sign>-?)(?<whole>[0-9]+|[0-9]{1,3}([, '\u00A0\u202F][0-9]{3})+)(\.(?<part>[0-9]{0,10}))?$")]
    private static partial Regex WithPoint();

    [GeneratedRegex(@"^(?<sign>-?)(?<whole>[0-9]+|[0-9]{1,3}([. '\u00A0\u202F][0-9]{3})+)(,(?<part>[0-9]{0,10}))?$")]
    private static partial Regex WithComma();
}
