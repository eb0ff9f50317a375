using OutlookCrm.CustomerScience.Satisfaction;
using OutlookCrm.Sheets;

namespace OutlookCrm.Insights.Satisfaction;

/// <summary>Reads answers to the three usual questions.</summary>
public static class AnswerFile
{
    private static readonly Column[] s_columns =
    [
        new(true, "score", "answer", "rating") { IsNumber = true, Others = ColumnNames.Score },
        new(true, "date", "day") { Others = [.. ColumnNames.Answered, .. ColumnNames.Date] },
        new(true, "kind", "measure", "metric", "question") { Others = ColumnNames.Question },
    ];

    /// <summary>The answers of <paramref name="text"/>, which begins with a header line.</summary>
    /// <param name="text">The file.</param>
    /// <param name="boxes">The best answer of the CSAT scale, which begins with 1.</param>
    /// <param name="latest">The last day that may have been; null where that is not known.</param>
    /// <param name="ct">Gives up.</param>
    public static FileRead<Answer> Read(string text, int boxes = 5, DateOnly? latest = null, CancellationToken ct = default) =>
        Sheet.Read(text, s_columns, "answers", line => AnswerOf(line, boxes), latest, ct);

    private static Answer AnswerOf(SheetLine line, int boxes)
    {
        var (date, given) = (line.Day("date"), line.AmountOrFault("score"));
        SatisfactionMeasure? measure = line.Text("kind")?.ToLowerInvariant() switch
        {
            "nps" => SatisfactionMeasure.Nps,
            "csat" => SatisfactionMeasure.Csat,
            "ces" => SatisfactionMeasure.Ces,
            _ => null,
        };
        if (measure is not { } known)
        {
            line.Fault("says none of NPS, CSAT and CES as its kind");
            return default;
        }

        if (given is not { } score)
        {
            return default;
        }

        var (lowest, highest) = known switch { SatisfactionMeasure.Nps => (0, 10), SatisfactionMeasure.Csat => (1, boxes), _ => (1, 7) };
        if (score < lowest || score > highest || score != decimal.Truncate(score))
        {
            line.Fault(string.Create(CultureInfo.InvariantCulture,
                $"has a score of {score:0.##}; {known.ToString().ToUpperInvariant()} is a whole number from {lowest} to {highest}"));
            return default;
        }

        return new(date, known, (int)score);
    }
}
