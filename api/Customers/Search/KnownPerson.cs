using OutlookCrm.Customers.Profiles;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Search;

/// <summary>What the row of a person who has an address at a domain says; a row of a person of whom nothing is said is empty.</summary>
/// <param name="Company">As the person's profile names it.</param>
/// <param name="Organisation">The organisation that the profile names.</param>
/// <param name="At">The domain of the address, where it lies below the row's domain.</param>
internal sealed record KnownPerson(
    [property: JsonPropertyName("c"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Company,
    [property: JsonPropertyName("o"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Organisation,
    [property: JsonPropertyName("a"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? At)
{
    private static readonly KnownPerson s_nothing = new(null, null, null);

    /// <summary>Rows of an older version hold the company alone, as a text.</summary>
    public static KnownPerson Of(Row row) => row.Content.IsEmpty ? s_nothing
        : row.Content.Span[0] == '"' ? s_nothing with { Company = JsonSerializer.Deserialize(row.Content.Span, ProfilesJson.Rows.String) }
        : JsonSerializer.Deserialize(row.Content.Span, SearchJson.Rows.KnownPerson)!;

    /// <summary>What the row holds.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Content =>
        this == s_nothing ? default : JsonSerializer.SerializeToUtf8Bytes(this, SearchJson.Rows.KnownPerson);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(KnownPerson))]
internal sealed partial class SearchJson : JsonSerializerContext
{
    internal static SearchJson Rows { get; } = new(RowJson.Options());
}
