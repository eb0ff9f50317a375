namespace OutlookCrm.ImportExport.Tables;

/// <summary>
/// How far the records of a table have been read: a row that follows begins the next record, so that a later pass need not read the rows
/// before it again.
/// </summary>
/// <param name="Place">Where that row begins.</param>
/// <param name="LeftOut">How many rows before it are no records.</param>
/// <param name="Heading">The customer above the rows of a report; null where no heading has come.</param>
/// <param name="Product">The name above the variants of a product; null for none.</param>
internal sealed record TableMark(TextPlace Place, int LeftOut, string? Heading, string? Product);
