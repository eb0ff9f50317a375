using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Simulator.Scripts;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>The pane's calls about a meeting.</summary>
internal static class MeetingCalls
{
    public static Task<HttpResponseMessage> PostAsync(HttpClient client, PlannedMeeting meeting, string user) =>
        client.PostAsJsonAsync("/api/correspondence/meetings",
            new { itemId = meeting.Of(user).EwsId, start = new DateTimeOffset(meeting.Start, TimeSpan.Zero) });

    public static async Task<JsonElement> LogAsync(HttpClient client, PlannedMeeting meeting, string user, int status)
    {
        using var response = await PostAsync(client, meeting, user);
        return await response.ReadAsync(status);
    }

    /// <summary>The name of a meeting's log, as the pane asks for it.</summary>
    public static string Key(DateTimeOffset start) => $"meeting\n{start.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";
}
