namespace OutlookCrm.CustomerScience.Patterns;

/// <summary>Something known of every customer: a category or a number.</summary>
/// <param name="Name">As shown in a sentence: "contract", "monthly charges".</param>
public abstract record Trait(string Name)
{
    /// <summary>How many customers it is given for, unknown values included.</summary>
    public abstract int Count { get; }
}

/// <summary>A category of every customer.</summary>
/// <param name="Name">As shown in a sentence.</param>
/// <param name="Values">One per customer; null or empty where unknown.</param>
public sealed record CategoryTrait(string Name, IReadOnlyList<string?> Values) : Trait(Name)
{
    /// <inheritdoc/>
    public override int Count => Values.Count;

    /// <summary>How many categories are frequent enough to be told apart.</summary>
    public int Levels => Design.Levels(this).Count;
}

/// <summary>A number of every customer.</summary>
/// <param name="Name">As shown in a sentence, with its unit where it has one.</param>
/// <param name="Values">One per customer; null where unknown, otherwise finite.</param>
public sealed record NumberTrait(string Name, IReadOnlyList<double?> Values) : Trait(Name)
{
    /// <inheritdoc/>
    public override int Count => Values.Count;
}
