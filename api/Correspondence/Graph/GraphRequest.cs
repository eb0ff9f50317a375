using System.Net;
using System.Net.Http.Headers;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>One request to Graph. Every request may be sent twice: reads, and changes under If-Match.</summary>
internal sealed record GraphRequest(MailboxRequest Mailbox, Uri Address)
{
    // The text form of bodies; ids that survive a move to another folder.
    private const string Preferences = "IdType=\"ImmutableId\", outlook.body-content-type=\"text\"";
    private const string PreferencesForHtml = "IdType=\"ImmutableId\", outlook.body-content-type=\"html\"";
    private const string PreferencesInUtc = Preferences + ", outlook.timezone=\"UTC\"";
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    /// <summary>True for bodies as HTML where they are HTML.</summary>
    public bool IsForHtml { get; init; }

    public byte[]? Change { get; init; }

    /// <summary>The version that is changed; null where Graph gave none.</summary>
    public string? Version { get; init; }

    /// <summary>The message for one try. <paramref name="authorization"/> is the whole value of the header.</summary>
    public HttpRequestMessage ToMessage(string authorization)
    {
        var message = new HttpRequestMessage(Change is null ? HttpMethod.Get : HttpMethod.Patch, Address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.TryAddWithoutValidation("Authorization", authorization);
        message.Headers.TryAddWithoutValidation("Prefer",
            Mailbox.IsCalendar ? PreferencesInUtc : IsForHtml ? PreferencesForHtml : Preferences);
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (Change is not null)
        {
            message.Content = new ByteArrayContent(Change) { Headers = { ContentType = s_json } };
            if (Version is not null)
            {
                message.Headers.TryAddWithoutValidation("If-Match", Version);
            }
        }

        return message;
    }
}
