namespace OutlookCrm.ImportExport.Tables;

/// <summary>Words for the type of an invoice that are not known: whether such a document is a sale is asked, never guessed.</summary>
/// <param name="columns">Of the table.</param>
internal sealed class UnknownTypes(Columns columns)
{
    /// <summary>The answer that leaves such documents out.</summary>
    public const string LeaveOut = "leaveOut";

    /// <summary>The answer that takes them for sales.</summary>
    public const string Sale = "sale";

    private const int MostExamples = 3;
    private const int MostWords = 1000;

    // A journal leaves out what it does not know, and our own export writes words that are known.
    private readonly int _place = columns is { Kind: TableKind.Invoices, Program: not ({ IsJournal: true } or { IsOwn: true }) }
        ? columns.Fields.ToList().IndexOf(Field.DocumentType) : -1;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _unknown = [];

    /// <summary>Looks at the row at which a table stands.</summary>
    public void Look(TableText row)
    {
        if (_place >= 0 && _unknown.Count < MostExamples && _seen.Count < MostWords && row[_place].Trim() is { Length: > 0 } type
            && _seen.Add(type) && DocumentKinds.Of(type) is null)
        {
            _unknown.Add(type);
        }
    }

    /// <summary>What is asked; null where every word is known or the answer is there.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <param name="answer">Of the caller; null for none.</param>
    public Question? Ask(IReadOnlyList<string> header, string? answer) => _unknown.Count == 0 || answer is not null ? null
        : new("unknownTypes", header[_place], null, [Sale, LeaveOut], [.. _unknown.Select(type => new QuestionExample(type, []))]);
}
