using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.Integrations;

/// <summary>Makes API keys as the administrator, and calls with them.</summary>
internal static class KeyCalls
{
    public static async Task<(JsonElement Key, string Secret)> MakeKeyAsync(this Company company, string scope, string name = "Shop sync",
        string? lastDay = null)
    {
        using var ana = company.Host.ClientFor("ana");
        using var made = await ana.PostAsJsonAsync("/api/admin/keys", new { name, scope, lastDay });
        var body = await made.ReadAsync(201);
        return (body.GetProperty("key"), body.GetProperty("secret").GetString()!);
    }

    public static HttpClient ClientWith(this Company company, string secret)
    {
        var client = company.Host.ClientFor(null);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    public static async Task RevokeAsync(this Company company, JsonElement key)
    {
        using var ana = company.Host.ClientFor("ana");
        using var revoked = await ana.DeleteAsync(new Uri($"/api/admin/keys/{key.GetProperty("id").GetGuid()}", UriKind.Relative),
            TestContext.Current.CancellationToken);
        await revoked.ReadAsync(204);
    }

    public static async Task<JsonElement> ListedAsync(this Company company, JsonElement key)
    {
        using var ana = company.Host.ClientFor("ana");
        using var listed = await ana.GetAsync(new Uri("/api/admin/keys", UriKind.Relative), TestContext.Current.CancellationToken);
        return (await listed.ReadAsync(200)).GetProperty("keys").EnumerateArray()
            .Single(one => one.GetProperty("id").GetGuid() == key.GetProperty("id").GetGuid());
    }
}
