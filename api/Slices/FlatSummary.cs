using System.Text.Json.Nodes;

namespace OutlookCrm.Slices;

/// <summary>
/// The form of summary rows before each slice had a member: <c>{"mails", "firstMailAt", "lastMailAt", "feedback", "meetings",
/// "lastMeetingAt"}</c>. Rows of that form are read as if they had the form of now, and written in it with the customer's next event.
/// </summary>
internal static class FlatSummary
{
    private static readonly string[] s_correspondence = ["mails", "firstMailAt", "lastMailAt", "meetings", "lastMeetingAt"];
    private static readonly byte[] s_begins = """{"mails":"""u8.ToArray();

    /// <summary>The row's content in the form of now.</summary>
    public static ReadOnlyMemory<byte> Upgraded(ReadOnlyMemory<byte> row) => row.Span.StartsWith(s_begins) ? Upgrade(row) : row;

    private static byte[] Upgrade(ReadOnlyMemory<byte> row)
    {
        var flat = JsonNode.Parse(row.Span)!.AsObject();
        var summary = new JsonObject();
        if (flat["mails"]!.GetValue<int>() + (flat["meetings"]?.GetValue<int>() ?? 0) > 0)
        {
            summary["correspondence"] = new JsonObject(
                s_correspondence.Select(name => KeyValuePair.Create(name, flat[name]?.DeepClone())));
        }

        var metrics = flat["feedback"]?.AsObject();
        if (metrics?.Any(metric => metric.Value is not null) is true)
        {
            summary["feedback"] =
                new JsonObject(metrics.Select(metric => KeyValuePair.Create<string, JsonNode?>(metric.Key, WithTotal(metric.Value))));
        }

        return JsonSerializer.SerializeToUtf8Bytes(summary);
    }

    // The mean alone cannot be folded on without rounding; the sum of whole scores can.
    private static JsonObject? WithTotal(JsonNode? metric)
    {
        if (metric?.DeepClone() is not JsonObject scores)
        {
            return null;
        }

        scores["total"] = (int)Math.Round(scores["average"]!.GetValue<double>() * scores["count"]!.GetValue<int>());
        return scores;
    }
}
