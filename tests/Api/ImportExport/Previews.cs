using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OutlookCrm.Simulator.Hosting;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Sends files to the preview as a browser does.</summary>
internal static class Previews
{
    /// <summary>The answer to a file of ../shared, or a skipped test where it is not there.</summary>
    public static byte[] Shared(params string[] path)
    {
        var file = SourceTree.Of(["..", "shared", .. path]);
        Assert.SkipUnless(File.Exists(file), $"The file ../shared/{string.Join('/', path)} is not beside this repository.");
        return File.ReadAllBytes(file);
    }

    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, byte[] file, string name = "file.xml",
        object? options = null)
    {
        using var form = new MultipartFormDataContent();
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(part, "file", name);
        if (options is not null)
        {
            form.Add(new StringContent(JsonSerializer.Serialize(options)), "options");
        }

        return await client.PostAsync("/api/imports/preview", form);
    }

    public static async Task<JsonElement> PreviewAsync(this HttpClient client, byte[] file, object? options = null)
    {
        using var response = await client.SendAsync(file, options: options);
        return await response.ReadAsync(200);
    }

    public static Task<JsonElement> PreviewAsync(this HttpClient client, string text, object? options = null) =>
        client.PreviewAsync(Encoding.UTF8.GetBytes(text), options);

    /// <summary>The code with which a file is refused, which comes with a sentence.</summary>
    public static async Task<string> RefusalAsync(this HttpClient client, byte[] file, string name = "file.xml")
    {
        using var response = await client.SendAsync(file, name);
        var problem = await response.IsProblemAsync(422, "file-not-read");
        Assert.InRange(problem.GetProperty("detail").GetString()!.Length, 15, 300);
        return problem.GetProperty("code").GetString()!;
    }

    public static string? Text(this JsonElement element, params string[] path)
    {
        foreach (var member in path)
        {
            element = element.GetProperty(member);
        }

        return element.ValueKind == JsonValueKind.Null ? null : element.ToString();
    }

    public static string[] Codes(this JsonElement record) =>
        [.. record.GetProperty("warnings").EnumerateArray().Select(code => code.GetString()!)];
}
