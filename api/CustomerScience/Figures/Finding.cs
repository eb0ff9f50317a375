namespace OutlookCrm.CustomerScience.Figures;

/// <summary>
/// A finding of a model as a code with values; the program that shows the finding has the words in the reader's language.
/// </summary>
public sealed class Finding : IEquatable<Finding>
{
    internal Finding(string code, IReadOnlyDictionary<string, object> values) => (Code, Values) = (code, values);

    /// <summary>The code; one of <see cref="FindingCode.In"/>.</summary>
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
