namespace OutlookCrm.CustomerScience.Chances;

/// <summary>How attempts ended that all began alike, counted by the days that each took.</summary>
/// <param name="Won">Attempts that were won, by whole days from the beginning to the end, 0 or more.</param>
/// <param name="Lost">Attempts that were lost, by whole days from the beginning to the end, 0 or more.</param>
/// <param name="Open">Attempts that have not ended, by whole days since the beginning, 0 or more.</param>
public sealed record OutcomeCounts(
    IReadOnlyDictionary<int, int> Won, IReadOnlyDictionary<int, int> Lost, IReadOnlyDictionary<int, int> Open)
{
    /// <summary>How many have ended: the base of a chance.</summary>
    public int Ended => Won.Values.Sum() + Lost.Values.Sum();
}
