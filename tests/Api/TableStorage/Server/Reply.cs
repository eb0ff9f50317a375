using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>An answer, ready to be sent, held back or cut.</summary>
internal sealed record Reply(int Status, byte[] Body, string? ContentType = null)
{
    private const string Json = "application/json;odata=minimalmetadata;streaming=true;charset=utf-8";

    public Dictionary<string, string> Headers { get; } = [];

    public static Reply Empty(int status) => new(status, []);

    public static Reply Of(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return new(status, buffer.WrittenSpan.ToArray(), Json);
    }

    public static Reply Error(ServiceError error) => Of(error.Status, json =>
    {
        json.WriteStartObject("odata.error");
        json.WriteString("code", error.Code);
        json.WriteStartObject("message");
        json.WriteString("lang", "en-US");
        json.WriteString("value", $"{error.Message}\nRequestId:{Guid.Empty}\nTime:{DateTimeOffset.UnixEpoch:o}");
        json.WriteEndObject();
        json.WriteEndObject();
    }).With("x-ms-error-code", error.Code);

    /// <summary>A transaction's answers as multipart/mixed.</summary>
    public static Reply Batch(IEnumerable<Reply> parts)
    {
        var (batch, changeset) = ($"batchresponse_{Guid.NewGuid()}", $"changesetresponse_{Guid.NewGuid()}");
        using var body = new MemoryStream();
        void Text(string text) => body.Write(Encoding.UTF8.GetBytes(text));
        Text($"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeset}\r\n\r\n");
        foreach (var part in parts)
        {
            Text(
                $"--{changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 "
                + $"{part.Status} {Reason(part.Status)}\r\n");
            foreach (var (name, value) in part.Headers)
            {
                Text($"{name}: {value}\r\n");
            }

            Text(part.ContentType is null ? "\r\n" : $"Content-Type: {part.ContentType}\r\n\r\n");
            body.Write(part.Body);
            Text("\r\n");
        }

        Text($"--{changeset}--\r\n--{batch}--\r\n");
        return new(202, body.ToArray(), $"multipart/mixed; boundary={batch}");
    }

    public Reply With(string name, string? value)
    {
        if (value is not null)
        {
            Headers[name] = value;
        }

        return this;
    }

    private static string Reason(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
