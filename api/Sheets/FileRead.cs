namespace OutlookCrm.Sheets;

/// <summary>The lines of a file, or why it cannot be used: one of the two lists is empty.</summary>
/// <param name="Lines">In the order of the file.</param>
/// <param name="Faults">The first faults, at most <see cref="Sheet.MostFaults"/>.</param>
public sealed record FileRead<TLine>(IReadOnlyList<TLine> Lines, IReadOnlyList<LineFault> Faults)
{
    /// <summary>Adds faults that only show when the lines are compared with each other.</summary>
    /// <param name="faults">None leaves the file as it is.</param>
    internal FileRead<TLine> Unless(IEnumerable<LineFault> faults)
    {
        LineFault[] found = Faults.Count > 0 ? [] : [.. faults.Take(Sheet.MostFaults)];
        return found.Length == 0 ? this : new([], found);
    }
}

/// <summary>What is wrong with a line of a file, and where.</summary>
/// <param name="Line">Counted from 1, the header included.</param>
/// <param name="Fault">A sentence for the person who made the file.</param>
public sealed record LineFault(int Line, string Fault);
