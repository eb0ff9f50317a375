using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Deals;
using OutlookCrm.Tests.ImportExport;

namespace OutlookCrm.Tests.Deals;

/// <summary>What tests do with deals over HTTP, as Maria.</summary>
internal sealed class Desk(Company company)
{
    public static string Day(int inDays) =>
        DateTime.UtcNow.AddDays(inDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task<(string Address, string Path)> NewAsync(string name = "Anna Kis")
    {
        var address = company.NewAddress();
        return (address, $"/api/customers/{await company.AddPersonAsync(address, name)}/deals");
    }

    public async Task<(string Id, string Version)> AddAsync(string path, object deal, string? mail = null, Guid? stage = null)
    {
        using var response = await company.Maria.PostAsJsonAsync(path, new { deal, internetMessageId = mail, stageId = stage });
        var body = await response.ReadAsync(201);
        return (body.Text("id")!, body.Text("version")!);
    }

    public async Task<JsonElement> ActAsync(string path, object? body, string? version)
    {
        using var response = await company.Maria.ActAsync(path, body, version);
        return await response.ReadAsync(200);
    }

    public async Task<JsonElement> ReadAsync(string path)
    {
        using var response = await company.Maria.GetAsync(path);
        return await response.ReadAsync(200);
    }

    public async Task<(DealsSettings Settings, string Version)> SettingsAsync()
    {
        var read = await ReadAsync("/api/deals/pipelines");
        return (read.Deserialize<DealsSettings>(JsonSerializerOptions.Web)!, read.Text("version")!);
    }

    /// <summary>A pipeline of two stages for one test alone.</summary>
    public async Task<Pipeline> PipelineAsync(string name)
    {
        using var ana = company.Host.ClientFor("ana");
        while (true)
        {
            var (settings, version) = await SettingsAsync();
            var added = new { name, stages = new[] { new { name = "First", chance = 0.2 }, new { name = "Second", chance = 0.6 } } };
            using var set = await ana.PutAsync("/api/admin/deals/pipelines",
                new { pipelines = settings.Pipelines.Append<object>(added), settings.LostReasons }, version);
            if ((int)set.StatusCode == 200)
            {
                return (await set.ReadAsync(200)).Deserialize<DealsSettings>(JsonSerializerOptions.Web)!.Pipelines[^1];
            }

            await set.IsProblemAsync(412, "stale");
        }
    }
}

internal static class Acting
{
    public static async Task<HttpResponseMessage> ActAsync(this HttpClient client, string path, object? body, string? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        return await client.SendAsync(request);
    }
}
