using System.Buffers;

namespace OutlookCrm.Slices;

/// <summary>
/// The summary of a customer, kept under the version of its row with every event, so that a card never counts: one JSON object with a
/// member per slice. Only the slice reads its member; everybody else passes it on.
/// </summary>
internal sealed class CustomerSummary
{
    private readonly List<(string Member, ReadOnlyMemory<byte> Json)> _members;

    private CustomerSummary(List<(string, ReadOnlyMemory<byte>)> members) => _members = members;

    /// <summary>A customer without any event.</summary>
    public static ReadOnlyMemory<byte> Nothing { get; } = "{}"u8.ToArray();

    public static CustomerSummary Of(ReadOnlyMemory<byte> row)
    {
        var json = FlatSummary.Upgraded(row);
        var members = new List<(string, ReadOnlyMemory<byte>)>();
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            members.Add((member, json[start..(int)reader.BytesConsumed]));
        }

        return new(members);
    }

    /// <summary>The row's content of what these rows' summaries come to together; a kind for each member.</summary>
    public static byte[] Join(IEnumerable<ReadOnlyMemory<byte>> summaries, IReadOnlyList<ITimelineKind> kinds)
    {
        var joined = Of(Nothing);
        foreach (var one in summaries.Select(Of))
        {
            foreach (var kind in kinds)
            {
                joined.Put(kind.Member, kind.Join(joined[kind.Member], one[kind.Member]));
            }
        }

        return joined.ToRow();
    }

    /// <summary>A member; empty where there is none.</summary>
    public ReadOnlyMemory<byte> this[string member]
    {
        get
        {
            var at = _members.FindIndex(one => one.Member == member);
            return at < 0 ? default : _members[at].Json;
        }
    }

    /// <summary>Puts a member in place of the old one; an empty one goes.</summary>
    public void Put(string member, ReadOnlyMemory<byte> json)
    {
        var at = _members.FindIndex(one => one.Member == member);
        if (at >= 0)
        {
            _members.RemoveAt(at);
        }

        if (!json.IsEmpty)
        {
            // In the order of the names, so that the same members are always the same bytes.
            var before = _members.FindIndex(one => string.CompareOrdinal(one.Member, member) > 0);
            _members.Insert(before < 0 ? _members.Count : before, (member, json));
        }
    }

    public byte[] ToRow()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (member, json) in _members)
            {
                writer.WritePropertyName(member);
                writer.WriteRawValue(json.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
