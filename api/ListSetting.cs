namespace OutlookCrm;

/// <summary>A setting that is a list: a single value, or numbered values (<c>NAME__0</c>, <c>NAME__1</c> …).</summary>
internal static class ListSetting
{
    /// <summary>
    /// Every value as it was written. The configuration binder would leave out a value without a number, and a value of another type.
    /// </summary>
    public static IReadOnlyList<string> List(this IConfiguration configuration, string name)
    {
        var section = configuration.GetSection(name);
        var numbered = section.GetChildren().Select(child => child.Value ?? "");
        return section.Value is { Length: > 0 } single ? [single, .. numbered] : [.. numbered];
    }
}
