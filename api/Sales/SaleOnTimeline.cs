using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>
/// A document on the timeline. <paramref name="At"/> is midnight UTC of its day, as of whole-day meetings: a document has no hour.
/// </summary>
public sealed record SaleOnTimeline(string Id, string Kind, DateTimeOffset At, SaleEntry Sale)
{
    private const int ShownLines = 3;

    internal static SaleOnTimeline Of(SaleDocument document) => new(IdOf(document), SaleTimelineKind.TheWord, AtOf(document), new(
        document.Id, document.Kind, document.Number, document.Day, document.DueOn, document.Total, document.Currency, document.Place,
        [.. (document.Lines ?? []).Take(ShownLines).Select(line => line.Description)], document.LineCount, document.RecordedBy));

    internal static string IdOf(SaleDocument document) => RowKeys.EntryId(AtOf(document), document.Id.ToString("N"));

    private static DateTimeOffset AtOf(SaleDocument document) => new(document.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}

/// <summary>What the timeline shows of a document.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="DocumentKind">What it is.</param>
/// <param name="Number">As on the document.</param>
/// <param name="Day">Its day.</param>
/// <param name="DueOn">The day by which it is to be paid.</param>
/// <param name="Total">With tax, as on the document.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Place">Where it was sold.</param>
/// <param name="Lines">What the first lines say, up to three.</param>
/// <param name="LineCount">How many lines there are.</param>
/// <param name="RecordedBy">Who recorded it, and when.</param>
public sealed record SaleEntry(
    Guid DocumentId, SaleKind DocumentKind, string? Number, DateOnly Day, DateOnly? DueOn, decimal Total, string Currency, string? Place,
    IReadOnlyList<string> Lines, int LineCount, DoneBy RecordedBy);

/// <summary>Orders, invoices and returns on the timeline.</summary>
internal sealed class SaleTimelineKind()
    : UnfoldedKind<SaleOnTimeline, SalesSummary>(SalesJson.Rows.SaleOnTimeline, SalesJson.Rows.SalesSummary)
{
    public const string TheWord = "sale";

    public override string Word => TheWord;

    public override IReadOnlyList<(string Member, Type Type)> Holds { get; } = [(TheWord, typeof(SaleEntry))];

    public override string Member => SalesSummary.Member;

    protected override SalesSummary Joined(SalesSummary one, SalesSummary other) => one.Joined(other);
}
