namespace OutlookCrm.ImportExport.Tables;

/// <summary>What the person who imports a table knows better than the file. Null leaves it to the file.</summary>
/// <param name="Encoding">A name as windows-1253.</param>
/// <param name="Delimiter">Between cells, one character.</param>
/// <param name="DayOrder"><c>dayFirst</c> or <c>monthFirst</c>; <c>yearFirst</c> for years of two digits, as in 26/3/14.</param>
/// <param name="DecimalMark"><c>comma</c> or <c>point</c>.</param>
/// <param name="Calendar"><c>persian</c> or <c>gregorian</c>, for days of the years 1300 to 1499.</param>
/// <param name="TimeZone">The zone of the company, as Europe/Bucharest, for days that the file writes as times in UTC.</param>
/// <param name="Kind">What the rows are.</param>
/// <param name="Mapping">What columns hold, by their names in the header; null passes a column over.</param>
/// <param name="IncludePrivate">Takes people who are marked private, too.</param>
/// <param name="Currency">ISO 4217, for amounts whose currency the file does not say; null takes the company's.</param>
/// <param name="AddAnyway">Adds customers of whose name and company somebody is in the CRM already.</param>
/// <param name="Corrections"><c>replace</c> or <c>add</c>: what a corrected invoice (384) with positive amounts does to the one
/// before.</param>
/// <param name="UnknownTypes"><c>sale</c> or <c>leaveOut</c>: what an invoice is whose type is a word that is not known.</param>
/// <param name="Update">Whether values of the file go over those of customers who are there, for every column; null fills what is
/// empty.</param>
/// <param name="Updates">The same for single columns, by their names in the header.</param>
/// <param name="DayOrders">As <paramref name="DayOrder"/>, for single columns, by their names in the header.</param>
public sealed record TableAnswers(
    string? Encoding = null, string? Delimiter = null, string? DayOrder = null, string? DecimalMark = null, string? Calendar = null,
    string? TimeZone = null, TableKind? Kind = null, IReadOnlyDictionary<string, Field?>? Mapping = null, bool? IncludePrivate = null,
    string? Currency = null, bool? AddAnyway = null, string? Corrections = null, string? UnknownTypes = null,
    UpdateRule? Update = null, IReadOnlyDictionary<string, UpdateRule>? Updates = null,
    IReadOnlyDictionary<string, string>? DayOrders = null)
{
    /// <summary>Everything is left to the file.</summary>
    public static TableAnswers None { get; } = new();
}
