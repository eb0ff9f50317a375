namespace OutlookCrm.Primitives;

/// <summary>Enumerations as camel-case words on the wire and in rows, never as numbers.</summary>
public sealed class CamelCaseEnumConverter() : JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
