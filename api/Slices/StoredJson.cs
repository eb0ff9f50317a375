namespace OutlookCrm.Slices;

/// <summary>
/// JSON that is sent as its row holds it: a card passes profile, summary, open items and entries through without reading any, half of what
/// a card would cost otherwise.
/// </summary>
public interface IStoredJson
{
    ReadOnlyMemory<byte> Json { get; }
}

/// <summary>A profile as its row holds it.</summary>
[JsonConverter(typeof(StoredJsonConverter<StoredProfileJson>))]
public readonly record struct StoredProfileJson(ReadOnlyMemory<byte> Json) : IStoredJson;

/// <summary>The summary of a customer: a member per slice, absent where the slice has nothing.</summary>
[JsonConverter(typeof(StoredJsonConverter<StoredSummary>))]
public readonly record struct StoredSummary(ReadOnlyMemory<byte> Json) : IStoredJson;

/// <summary>Figures of a customer: a member per slice, as <see cref="ICustomerFigures"/> made it.</summary>
[JsonConverter(typeof(StoredJsonConverter<StoredFigures>))]
public readonly record struct StoredFigures(ReadOnlyMemory<byte> Json) : IStoredJson;

/// <summary>An <see cref="OpenItem"/> as its row holds it.</summary>
[JsonConverter(typeof(StoredJsonConverter<StoredOpenItem>))]
public readonly record struct StoredOpenItem(ReadOnlyMemory<byte> Json) : IStoredJson;

/// <summary>An entry of the timeline as its row holds it; <see cref="ITimelineKind"/> says what each kind holds.</summary>
[JsonConverter(typeof(StoredJsonConverter<StoredEntry>))]
public readonly record struct StoredEntry(ReadOnlyMemory<byte> Json) : IStoredJson;

/// <summary>What an entry keeps beyond its line; <see cref="ITimelineKind.Detail"/> says what each kind keeps.</summary>
[JsonConverter(typeof(StoredJsonConverter<StoredDetail>))]
public readonly record struct StoredDetail(ReadOnlyMemory<byte> Json) : IStoredJson;

internal sealed class StoredJsonConverter<T> : JsonConverter<T>
    where T : struct, IStoredJson
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Stored JSON is read from its row.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
}
