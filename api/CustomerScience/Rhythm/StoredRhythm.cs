namespace OutlookCrm.CustomerScience.Rhythm;

/// <summary>A tenant's rhythm in a form that a row can hold, however many customers it was learned from.</summary>
/// <param name="Centre">As <see cref="TenantRhythm.Centre"/>.</param>
/// <param name="Memory">As <see cref="TenantRhythm.Memory"/>.</param>
/// <param name="Shrinkage">As <see cref="TenantRhythm.Shrinkage"/>.</param>
/// <param name="Errors">As <see cref="TenantRhythm.Errors"/>, at most <see cref="MostErrors"/> of them.</param>
/// <param name="FirstErrors">As <see cref="TenantRhythm.FirstErrors"/>, at most <see cref="MostErrors"/> of them.</param>
/// <param name="Customers">As <see cref="TenantRhythm.Customers"/>.</param>
/// <param name="Variance">Of logarithms of gaps around their customer's mean; null where it was not learned.</param>
/// <param name="Prior">How many gaps of a customer's own that variance weighs; null as before.</param>
public sealed record StoredRhythm(
    double Centre, double Memory, double Shrinkage, IReadOnlyList<double> Errors, IReadOnlyList<double> FirstErrors, int Customers,
    double? Variance, double? Prior)
{
    /// <summary>Of more errors so many are kept, equally likely as all of them are: at most 11 KB of digits.</summary>
    public const int MostErrors = 1000;

    // A millionth of a logarithm is less than a minute of a pause of a year.
    private const int Digits = 6;

    /// <summary>The form of a rhythm.</summary>
    /// <param name="rhythm">As learned.</param>
    public static StoredRhythm Of(TenantRhythm rhythm)
    {
        ArgumentNullException.ThrowIfNull(rhythm);
        return new(rhythm.Centre, rhythm.Memory, rhythm.Shrinkage, Kept(rhythm.Errors), Kept(rhythm.FirstErrors), rhythm.Customers,
            rhythm.Spread?.Variance, rhythm.Spread?.Prior);
    }

    /// <summary>The rhythm again.</summary>
    public TenantRhythm Rhythm() => new(Centre, Memory, Shrinkage, Errors, Customers)
    {
        FirstErrors = FirstErrors,
        Spread = (Variance, Prior) is ({ } variance, { } prior) ? new(variance, prior) : null,
    };

    // The middle of each of equally large parts, so that quantiles stay where they were.
    private static IReadOnlyList<double> Kept(IReadOnlyList<double> errors)
    {
        var count = Math.Min(MostErrors, errors.Count);
        return [.. Enumerable.Range(0, count).Select(part => Math.Round(errors[(int)((part + 0.5) * errors.Count / count)], Digits))];
    }
}
