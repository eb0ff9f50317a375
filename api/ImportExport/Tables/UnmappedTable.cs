using OutlookCrm.ImportExport.Files;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>A table whose columns do not tell what its rows are: a person has to say what they hold.</summary>
/// <param name="Encoding">The name of its encoding.</param>
/// <param name="Delimiter">Between cells.</param>
/// <param name="Header">The names of the columns.</param>
/// <param name="Fields">For each column what it holds; null where nothing is known of it.</param>
/// <param name="Missing">Of each group one field needs a column; empty where nothing tells what the rows are.</param>
/// <param name="Examples">For each column the first of its values.</param>
internal sealed record UnmappedTable(
    string Encoding, char Delimiter, IReadOnlyList<string> Header, IReadOnlyList<Field?> Fields,
    IReadOnlyList<IReadOnlyList<Field>> Missing, IReadOnlyList<IReadOnlyList<string>> Examples);

/// <summary>The file is a table, and cannot be read before a person has said what its columns hold.</summary>
internal sealed class UnmappedTableException(FileRefusal refusal, UnmappedTable table) : RefusedFileException(refusal)
{
    public UnmappedTable Table => table;
}
