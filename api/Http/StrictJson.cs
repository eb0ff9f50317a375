namespace OutlookCrm.Http;

/// <summary>
/// How the API reads and writes JSON: exactly what a record declares, once, with its own spelling. A slice puts its source-generated
/// context in front with <c>services.ConfigureHttpJsonOptions(o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, X.Default))</c>.
/// An optional member of a request is a nullable constructor parameter with the default <c>null</c>; one without a default must be sent.
/// </summary>
internal static class StrictJson
{
    // The deepest body of the contract has four levels.
    private const int Deepest = 16;

    public static void Apply(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.PropertyNameCaseInsensitive = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = Deepest;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
