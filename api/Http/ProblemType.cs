using System.Reflection;

namespace OutlookCrm.Http;

/// <summary>
/// One type of expected failure. Every problem of the API is made here, from a static field of a class <c>...Problems</c>: these fields are
/// the list that the API's document shows.
/// </summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Name">What follows <see cref="Prefix"/> in the problem's <c>type</c>.</param>
/// <param name="Title">The same sentence for every problem of the type.</param>
public sealed record ProblemType(int Status, string Name, string Title)
{
    public const string Prefix = "urn:outlookcrm:";

    private static readonly Lazy<IReadOnlyList<ProblemType>> s_all = new(() =>
    [
        .. typeof(ProblemType).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(ProblemType))
            .Select(field => (ProblemType)field.GetValue(null)!)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ]);

    /// <summary>Every type that the API may answer, in the order of the names.</summary>
    public static IReadOnlyList<ProblemType> All => s_all.Value;

    /// <summary>The problem's <c>type</c>.</summary>
    public string Urn => Prefix + Name;

    /// <summary>A problem of this type with members of its own.</summary>
    public ProblemHttpResult Make(string? detail = null, params ReadOnlySpan<(string Name, object? Value)> members) =>
        TypedResults.Problem(Details(detail, members, null));

    /// <summary>A problem of this type that the caller may try again after a pause.</summary>
    public ProblemHttpResult Retry(TimeSpan after)
    {
        // Whole seconds, rounded up: a caller that waits this long is never early.
        var seconds = Math.Max(1, (long)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return WithHeader("Retry-After", seconds);
    }

    /// <summary>A problem of this type whose answer has a header.</summary>
    public ProblemHttpResult WithHeader(string name, string value) => TypedResults.Problem(Details(null, [], new(name, value)));

    /// <summary>A problem of this type that says which fields are wrong.</summary>
    public ProblemHttpResult OfFields(IDictionary<string, string[]> errors) =>
        TypedResults.Problem(new HttpValidationProblemDetails(errors) { Type = Urn, Title = Title, Status = Status });

    private HeaderedProblem Details(
        string? detail, ReadOnlySpan<(string Name, object? Value)> members, KeyValuePair<string, string>? header)
    {
        var details = new HeaderedProblem { Type = Urn, Title = Title, Status = Status, Detail = detail, Header = header };
        foreach (var (name, value) in members)
        {
            details.Extensions[name] = value;
        }

        return details;
    }
}
