namespace OutlookCrm.ImportExport.Tables;

/// <summary>A program whose export is known by its header.</summary>
/// <param name="Format">What the preview calls its file.</param>
/// <param name="Kind">What its rows are.</param>
/// <param name="Marks">Columns that it has; each may be of several names, parted by bars.</param>
internal sealed record Program(string Format, TableKind Kind, params string[] Marks)
{
    /// <summary>Columns that mean something else than the words of the language say: the header and a field, or none to pass the column
    /// over.</summary>
    public IReadOnlyList<(string Header, Field? Field)> Columns { get; init; } = [];

    /// <summary>Whether the day stands first where no date of the file tells; null asks.</summary>
    public bool? IsDayFirst { get; init; }

    /// <summary>The decimal mark where no number of the file tells; null asks.</summary>
    public char? Mark { get; init; }

    /// <summary>Whether several companies or addresses may stand in a cell, parted by semicolons.</summary>
    public bool HasLists { get; init; }

    /// <summary>Whether a cell that begins with a bracket is a list of JSON.</summary>
    public bool HasJson { get; init; }

    /// <summary>Whether the discount of a line is a part of a hundred.</summary>
    public bool HasPercents { get; init; }

    /// <summary>Whether a product's name stands in the first of its rows alone, and rows without number and price are pictures.</summary>
    public bool HasVariants { get; init; }

    /// <summary>Whether money that went out stands beside money that came in, with both addresses in the row.</summary>
    public bool HasBothWays { get; init; }

    /// <summary>Whether its dates hold a time in UTC at which a day begins elsewhere.</summary>
    public bool HasMidnights { get; init; }

    /// <summary>Whether all that is booked stands beside the sales: a row whose type is not known is none.</summary>
    public bool IsJournal { get; init; }

    /// <summary>Whether it is this product, which writes the type and the id of a document or payment in each of its rows.</summary>
    public bool IsOwn { get; init; }

    /// <summary>What a column holds by the prefix of its name, where several records stand in a row.</summary>
    public Func<string, Field?>? Prefixed { get; init; }

    /// <summary>What the program says of a column; not known where the words of the language decide.</summary>
    /// <param name="header">As the file has it.</param>
    public (bool IsKnown, Field? Field) Meaning(string header)
    {
        var plain = HeaderName.Plain(header);
        foreach (var (name, field) in Columns)
        {
            if (HeaderName.Plain(name) == plain)
            {
                return (true, field);
            }
        }

        return Prefixed is null ? default : (true, Prefixed(header));
    }

    /// <summary>Whether a table has every mark.</summary>
    /// <param name="header">Names from <see cref="HeaderName.Plain"/>.</param>
    public bool Fits(IReadOnlySet<string> header) =>
        Marks.All(mark => mark.Split('|').Any(name => header.Contains(HeaderName.Plain(name))));
}
