using System.Net.Http.Json;
using System.Text.Json;

namespace OutlookCrm.Tests.Reminders;

/// <summary>What the tests of notes, tasks and talks ask of the API.</summary>
internal static class ReminderCalls
{
    public static async Task<JsonElement> AddAsync(this HttpClient client, string path, object body, int status = 201)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        return await answer.ReadAsync(status);
    }

    public static async Task<JsonElement> ReadAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return await answer.ReadAsync(200);
    }

    public static async Task DeleteAsync(this HttpClient client, string path, JsonElement record)
    {
        using var answer = await client.DeleteAsync($"{path}/{record.Id()}", record.Version());
        await answer.ReadAsync(204);
    }

    /// <summary>The card of the only customer with the address.</summary>
    public static async Task<JsonElement> CustomerAsync(this Company company, string address) =>
        (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");

    /// <summary>The member of the summary; undefined where there is none.</summary>
    public static JsonElement Reminders(this JsonElement customer) =>
        customer.GetProperty("summary").TryGetProperty("reminders", out var member) ? member : default;

    public static Guid Id(this JsonElement record) => record.GetProperty("id").GetGuid();

    public static string Version(this JsonElement record) => record.GetProperty("version").GetString()!;

    public static List<string> Texts(this JsonElement list, string member) =>
        [.. list.GetProperty(member).EnumerateArray().Select(one => one.GetProperty("text").GetString()!)];
}
