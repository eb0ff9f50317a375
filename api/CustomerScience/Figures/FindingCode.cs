using System.Reflection;

namespace OutlookCrm.CustomerScience.Figures;

/// <summary>A kind of finding: its code, in kebab-case, and the names of its values. Each topic lists its own in one class,
/// <c>…Findings</c>.</summary>
public sealed class FindingCode
{
    /// <summary>Declares a code.</summary>
    /// <param name="code">In kebab-case, unique.</param>
    /// <param name="values">The names of its values, in the order in which they are given.</param>
    public FindingCode(string code, params string[] values) => (Code, Values) = (code, values);

    /// <summary>In kebab-case.</summary>
    public string Code { get; }

    /// <summary>The names of its values.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The codes that the <c>…Findings</c> classes of an assembly declare, in ordinal order.</summary>
    /// <param name="assembly">The library of customer science, or one that reports with it.</param>
    public static IReadOnlyList<FindingCode> In(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return [.. assembly.GetTypes().Where(type => type.IsAbstract && type.Name.EndsWith("Findings", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public))
            .Select(property => property.GetValue(null)).OfType<FindingCode>().OrderBy(code => code.Code, StringComparer.Ordinal)];
    }

    /// <summary>The finding with its values.</summary>
    /// <param name="values">As many as declared, in the same order: numbers, texts, lists of texts, days.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than declared.</exception>
    public Finding With(params object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Length == Values.Count
            ? new(Code, Values.Zip(values).ToDictionary(value => value.First, value => value.Second))
            : throw new ArgumentException($"{Code} has {Values.Count} values, {values.Length} are given.", nameof(values));
    }
}
