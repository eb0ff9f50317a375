namespace OutlookCrm.Http;

/// <summary>
/// Words of a query or a path that name a value of an enum, as JSON writes it: the framework reads only the names of the code.
/// </summary>
internal static class QueryWord
{
    /// <summary>The value that a word names, <paramref name="otherwise"/> without a word, null for another word.</summary>
    public static T? Read<T>(string? word, T otherwise)
        where T : struct, Enum =>
        word is null ? otherwise : Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => word == CamelCase(value!.Value));

    /// <summary>A value as JSON writes it.</summary>
    public static string CamelCase<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
