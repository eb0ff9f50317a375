using System.Text;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Imports files as Maria and waits for their end.</summary>
internal static class Imports
{
    public static Task<JsonElement> ImportAsync(this Company company, string text) => company.ImportAsync(Encoding.UTF8.GetBytes(text));

    public static async Task<JsonElement> ImportAsync(this Company company, byte[] file, object? options = null)
    {
        using var started = await SendAsync(company.Maria, file, options);
        var body = await started.ReadAsync(202);
        Assert.Equal($"/api/imports/{body.Text("id")}", started.Headers.Location?.ToString());
        return await company.EndOfImportAsync(body.Text("id")!, "done");
    }

    public static async Task<JsonElement> UndoImportAsync(this Company company, JsonElement import)
    {
        using var started = await company.Maria.PostAsync($"/api/imports/{import.Text("id")}/undo", null);
        await started.ReadAsync(202);
        return await company.EndOfImportAsync(import.Text("id")!, "undone");
    }

    /// <summary>Imports a file as anybody.</summary>
    public static async Task<JsonElement> ImportAsync(HttpClient client, string text)
    {
        using var started = await SendAsync(client, Encoding.UTF8.GetBytes(text), null);
        return await EndAsync(client, (await started.ReadAsync(202)).Text("id")!, "done");
    }

    public static Task<JsonElement> EndOfImportAsync(this Company company, string id, string state) => EndAsync(company.Reza, id, state);

    /// <summary>Waits for the end of an import.</summary>
    public static async Task<JsonElement> EndAsync(HttpClient client, string id, string state)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            using var asked = await client.GetAsync($"/api/imports/{id}");
            if (await asked.ReadAsync(200) is var import && import.Text("state") == state)
            {
                return import;
            }
        }
        while (await timer.WaitForNextTickAsync(patience.Token));

        throw new InvalidOperationException("The timer ended.");
    }

    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] file, object? options)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "books.csv" } };
        if (options is not null)
        {
            form.Add(new StringContent(JsonSerializer.Serialize(options)), "options");
        }

        return await client.PostAsync("/api/imports", form);
    }

    public static string Count(JsonElement import, string member) => import.Text("counts", member)!;

    public static string Rejected(JsonElement import) => string.Join(',', import.GetProperty("rejected").EnumerateArray()
        .Select(reject => $"{reject.Text("line")} {reject.Text("code")}"));
}
