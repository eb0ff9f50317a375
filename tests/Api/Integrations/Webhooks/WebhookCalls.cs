using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Tests.ImportExport;

namespace OutlookCrm.Tests.Integrations.Webhooks;

/// <summary>What an administrator and a manager do in the tests of webhooks, over HTTP.</summary>
internal static class WebhookCalls
{
    public static async Task EraseAsync(Company world, Guid customer)
    {
        using var read = await world.Ilona.GetAsync($"/api/customers/{customer}");
        using var erased = await world.Ilona.DeleteAsync($"/api/customers/{customer}", (await read.ReadAsync(200)).Text("version"));
        await erased.ReadAsync(204);
    }

    public static async Task<(Guid Id, string Secret)> MakeAsync(HttpClient ana, string url, params string[] events)
    {
        using var made = await ana.PostAsJsonAsync("/api/admin/webhooks", new { url, events });
        var body = await made.ReadAsync(201);
        return (body.GetProperty("webhook").GetProperty("id").GetGuid(), body.Text("secret")!);
    }

    public static async Task DoAsync(HttpClient ana, string path, int status)
    {
        using var done = await ana.PostAsync($"/api/admin/webhooks/{path}", null);
        await done.ReadAsync(status);
    }

    public static async Task<IReadOnlyList<JsonElement>> ListedAsync(
        HttpClient ana, Guid id, Func<IReadOnlyList<JsonElement>, bool> isEnough)
    {
        IReadOnlyList<JsonElement> list = [];
        await UntilAsync(async () =>
        {
            using var listed = await ana.GetAsync($"/api/admin/webhooks/{id}/deliveries");
            list = [.. (await listed.ReadAsync(200)).GetProperty("deliveries").EnumerateArray()];
            return isEnough(list);
        });
        return list;
    }

    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await isSo())
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
