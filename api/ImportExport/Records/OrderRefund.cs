namespace OutlookCrm.ImportExport.Records;

/// <summary>What was paid back of an order at one time, in the order's currency.</summary>
/// <param name="Id">The program's own; null where the program says one sum for all.</param>
/// <param name="Day">When it was paid back; null where the program does not say.</param>
/// <param name="Amount">With tax, not below zero.</param>
/// <param name="Tax">The tax in it; null where only the order says what its tax is.</param>
/// <param name="Lines">What came back, with quantities and amounts above zero; empty where the program does not say.</param>
internal sealed record OrderRefund(string? Id, DateOnly? Day, decimal Amount, decimal? Tax, IReadOnlyList<SoldLine> Lines)
{
    /// <summary>Several as one, of the last day.</summary>
    public static OrderRefund Joined(IReadOnlyList<OrderRefund> all) => new(
        null, all.Max(one => one.Day), all.Sum(one => one.Amount),
        all.All(one => one.Tax is not null) ? all.Sum(one => one.Tax) : null, [.. all.SelectMany(one => one.Lines)]);
}
