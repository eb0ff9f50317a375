namespace OutlookCrm.ImportExport.Tables;

/// <summary>The programs that are known, the surest first.</summary>
internal static class Programs
{
    /// <summary>The program that writes a header; null where none is known.</summary>
    /// <param name="header">Names from <see cref="HeaderName.Plain"/>.</param>
    /// <param name="hasPrefixes">Whether names hold a dash, without which no column names its record.</param>
    public static Program? Of(IReadOnlySet<string> header, bool hasPrefixes) => SalesPrograms.All.Concat(CustomerPrograms.All)
        .FirstOrDefault(program => (hasPrefixes || program.Prefixed is null) && program.Fits(header));
}
