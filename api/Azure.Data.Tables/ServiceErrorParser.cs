using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// Reads the service's error: <c>{"odata.error":{"code":"…","message":{"value":"3:The specified entity already exists.…"}}}</c>, where a transaction's
/// message begins with the index of the action; without a body, the header <c>x-ms-error-code</c>.
/// </summary>
internal sealed class ServiceErrorParser : RequestFailedDetailsParser
{
    public static ServiceErrorParser Instance { get; } = new();

    public override bool TryParse(Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        if (Read(response) is var (code, message))
        {
            if (IndexOf(message) is { } index)
            {
                data = new Dictionary<string, string> { [TableTransactionFailedException.FailedIndex] = index };
            }

            error = new(code, message);
            return true;
        }

        error = response.Headers.TryGetValue("x-ms-error-code", out var header) ? new(header, null) : null;
        return error is not null;
    }

    private static (string? Code, string? Message)? Read(Response response)
    {
        if (response.ContentStream is null || response.Content.ToMemory().IsEmpty)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(response.Content);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("odata.error", out var error))
            {
                return null;
            }

            var code = error.TryGetProperty("code", out var value) ? value.GetString() : null;
            var message = error.TryGetProperty("message", out value) && value.TryGetProperty("value", out value) ? value.GetString() : null;
            return (code, message);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // A proxy's page instead of the service's JSON: the status says what there is to say.
            return null;
        }
    }

    private static string? IndexOf(string? message)
    {
        var colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? message![..colon] : null;
    }
}
