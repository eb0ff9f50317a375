namespace OutlookCrm.ImportExport.Records;

/// <summary>A value because of which a record is left out, or a record without a value that it needs.</summary>
/// <param name="Line">Of the file, counted from 1.</param>
/// <param name="Column">The header of the column, or the path of the element.</param>
/// <param name="Value">As the file has it, at most 200 characters; null where it is missing.</param>
/// <param name="Code">What is wrong with it.</param>
public sealed record Rejected(int Line, string? Column, string? Value, string Code)
{
    private const int Longest = 200;

    /// <summary>The same with no more of a long value than helps.</summary>
    public static Rejected Of(int line, string? column, string? value, string code) =>
        new(line, column, value is { Length: > Longest } ? value[..Longest] : value, code);
}
