using System.Buffers;
using OutlookCrm.Slices;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>
/// What a receiver is sent, as Standard Webhooks has it: <c>{"type", "timestamp", "data"}</c>. Data are ids and days: who wants to know
/// more asks with an API key.
/// </summary>
internal static class EventBody
{
    /// <summary>Of a test that an administrator asked for.</summary>
    public const string Test = "webhook.test";

    /// <summary>Customers that one event names at most.</summary>
    public const int MostCustomers = 100;

    /// <summary>The body of an event with one customer.</summary>
    public static string Of(PreparedEvent happened) => Write(happened.Kind, happened.At, json =>
    {
        json.WriteString("customerId", happened.Customer);
        if (happened.DueOn is { } dueOn)
        {
            json.WriteString("invoiceId", happened.Item);
            json.WriteString("dueOn", dueOn.ToString("O", CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteString("entryId", happened.Item);
        }
    });

    /// <summary>Whether one message tells of several customers.</summary>
    public static bool NamesSeveral(string kind) => kind is EventKinds.CustomerChanged or EventKinds.CustomerErased;

    /// <summary>The body that says that customers were added, changed or erased.</summary>
    public static string Of(string kind, DateTimeOffset at, IReadOnlyList<Guid> customers) => Write(kind, at, json =>
    {
        json.WriteStartArray("customerIds");
        foreach (var customer in customers)
        {
            json.WriteStringValue(customer);
        }

        json.WriteEndArray();
    });

    /// <summary>The body of a test.</summary>
    public static string OfTest(DateTimeOffset at) => Write(Test, at, _ => { });

    private static string Write(string type, DateTimeOffset at, Action<Utf8JsonWriter> data)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("timestamp", at.UtcDateTime);
            json.WriteStartObject("data");
            data(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
