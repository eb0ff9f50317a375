using System.Text.RegularExpressions;

namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>What a request line names: the list of tables, a table, its rows, one row, or a batch.</summary>
internal sealed partial record Address(AddressKind Kind, string? Table = null, string? PartitionKey = null, string? RowKey = null)
{
    /// <summary>Reads the path behind the account, still escaped, so that an escaped quote or parenthesis is part of a key.</summary>
    /// <exception cref="ServiceError">400 for a path that names nothing.</exception>
    public static Address Parse(string rawPath)
    {
        if (rawPath == "$batch")
        {
            return new(AddressKind.Batch);
        }

        if (rawPath is "Tables" or "Tables()")
        {
            return new(AddressKind.Tables);
        }

        if (OneTable().Match(rawPath) is { Success: true } table)
        {
            return new(AddressKind.Table, Text(table.Groups[1]));
        }

        if (OneRow().Match(rawPath) is { Success: true } row)
        {
            return new(AddressKind.Row, row.Groups[1].Value, Text(row.Groups[2]), Text(row.Groups[3]));
        }

        return AllRows().Match(rawPath) is { Success: true } rows
            ? new(AddressKind.Rows, rows.Groups[1].Value)
            : throw new ServiceError(400, "InvalidUri", "The requested URI does not represent any resource on the server.");
    }

    private static string Text(Group literal) => Uri.UnescapeDataString(literal.Value).Replace("''", "'", StringComparison.Ordinal);

    // A quote within a literal is written twice, plain or escaped; a single one ends it.
    [GeneratedRegex(@"^Tables\('((?:[^'%]|%(?!27)|''|%27%27)*)'\)$")]
    private static partial Regex OneTable();

    [GeneratedRegex(@"^([A-Za-z0-9]+)\(PartitionKey='((?:[^'%]|%(?!27)|''|%27%27)*)',RowKey='((?:[^'%]|%(?!27)|''|%27%27)*)'\)$")]
    private static partial Regex OneRow();

    [GeneratedRegex(@"^([A-Za-z0-9]+)(?:\(\))?$")]
    private static partial Regex AllRows();
}

internal enum AddressKind
{
    Tables,
    Table,
    Rows,
    Row,
    Batch,
}
