namespace OutlookCrm.CustomerScience.Figures;

/// <summary>Something that a model has to say, as a code with values: whoever shows it has the words in the language of the
/// reader.</summary>
public sealed class Finding : IEquatable<Finding>
{
    internal Finding(string code, IReadOnlyDictionary<string, object> values) => (Code, Values) = (code, values);

    /// <summary>What is said; one of <see cref="FindingCode.In"/>.</summary>
    public string Code { get; }

    /// <summary>
    /// By name, as the code declares them: numbers, texts, lists of texts. A name that ends in "Share" is a part of 1, a name that ends in
    /// "Day" a day; money is in
    /// the currency of the data.
    /// </summary>
    public IReadOnlyDictionary<string, object> Values { get; }

    /// <inheritdoc/>
    public bool Equals(Finding? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Finding);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Code and values, for a log or a test.</summary>
    public override string ToString() => $"{Code} {string.Join(", ", Values.Select(value => $"{value.Key} {TextOf(value.Value)}"))}";

    private static string TextOf(object value) =>
        value is IEnumerable<string> texts ? string.Join(" and ", texts) : FormattableString.Invariant($"{value}");
}
