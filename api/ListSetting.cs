namespace OutlookCrm;

/// <summary>A setting that is a list: one value, or several by their numbers (<c>NAME__0</c>, <c>NAME__1</c> …).</summary>
internal static class ListSetting
{
    /// <summary>Every value as it was written. The framework would leave out a single one, and whatever is not of the list's type.</summary>
    public static IReadOnlyList<string> List(this IConfiguration configuration, string name)
    {
        var section = configuration.GetSection(name);
        return [.. section.Value is { Length: > 0 } one ? [one] : (string[])[], .. section.GetChildren().Select(child => child.Value ?? "")];
    }
}
