using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Http;
using OutlookCrm.Simulator;
using OutlookCrm.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Company))]

namespace OutlookCrm.Tests;

/// <summary>
/// One running product for all HTTP tests: the real API on Kestrel and SQLite, with simulated Entra and Graph. Tests share it, so each
/// makes its own customers under addresses of its own; one that sets faults, restarts or counts starts its own world with <see
/// cref="SimulatorHost.StartAsync"/>.
/// </summary>
public sealed class Company : IAsyncLifetime
{
    private SimulatorHost? _host;
    private int _count;

    public SimulatorHost Host => _host!;

    public HttpClient Maria { get; private set; } = null!;

    public HttpClient Nikos { get; private set; } = null!;

    public HttpClient Ilona { get; private set; } = null!;

    public HttpClient Reza { get; private set; } = null!;

    public HttpClient Mallory { get; private set; } = null!;

    /// <summary>A product for one test alone.</summary>
    public static async Task<Company> StartAsync(SimulatorOptions options)
    {
        var company = new Company();
        company.Serve(await SimulatorHost.StartAsync(options));
        return company;
    }

    public async ValueTask InitializeAsync() => Serve(await SimulatorHost.StartAsync());

    private void Serve(SimulatorHost host)
    {
        _host = host;
        (Maria, Nikos, Ilona, Reza, Mallory) =
            (_host.ClientFor("maria"), _host.ClientFor("nikos"), _host.ClientFor("ilona"), _host.ClientFor("reza"),
                _host.ClientFor("mallory"));
    }

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A domain that no other test uses.</summary>
    public string NewDomain() => $"firm{Interlocked.Increment(ref _count)}.example";

    /// <summary>An address that no other test uses.</summary>
    public string NewAddress(string local = "anna") => $"{local}@{NewDomain()}";

    /// <summary>Adds a person and returns the id.</summary>
    public async Task<Guid> AddPersonAsync(string address, string name = "Anna Kis")
    {
        using var response = await Maria.PostAsJsonAsync("/api/customers", new { kind = "person", name, addresses = new[] { address } });
        return (await response.ReadAsync(201)).GetProperty("id").GetGuid();
    }

    /// <summary>Puts a mail into a user's mailbox and returns what a pane would send to log it.</summary>
    public async Task<LogRequest> ReceiveAsync(string from, string to = "maria@contoso.example", string user = "maria",
        string subject = "Delivery", string text = "Hello.", string? headers = null, string folder = "inbox")
    {
        var id = $"{Guid.NewGuid():N}@mail.example";
        var eml =
            $"From: {from}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: Tue, 10 Nov 2026 10:32:00 +0200\r\nMessage-ID: <{id}"
                + $">\r\n{headers}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n";
        var dropped = await Host.DropAsync(eml, user, folder);
        return new(dropped.EwsId, dropped.InternetMessageId, null);
    }

    /// <summary>A customer's card as Maria sees it.</summary>
    public async Task<JsonElement> CardAsync(string address, string? internetMessageId = null, HttpClient? client = null)
    {
        using var response = await (client ?? Maria).PostAsJsonAsync("/api/card", new { addresses = new[] { address }, internetMessageId });
        return await response.ReadAsync(200);
    }
}

/// <summary>What the pane sends about a mail.</summary>
public sealed record LogRequest(string ItemId, string InternetMessageId, string? Mailbox);

/// <summary>Reading answers.</summary>
public static class Answers
{
    /// <summary>The body of an answer that must have this status.</summary>
    public static async Task<JsonElement> ReadAsync(this HttpResponseMessage response, int status)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} instead of {status}: {body}");
        return body.Length == 0 ? default : JsonDocument.Parse(body).RootElement;
    }

    /// <summary>Checks that an answer is this problem.</summary>
    public static async Task<JsonElement> IsProblemAsync(this HttpResponseMessage response, int status, string type)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var body = await response.ReadAsync(status);
        Assert.Equal(ProblemType.Prefix + type, body.GetProperty("type").GetString());
        Assert.Contains(ProblemType.All, listed => listed.Name == type);
        return body;
    }

    public static async Task<HttpResponseMessage> PutAsync(this HttpClient client, string path, object body, string? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        return await client.SendAsync(request);
    }

    public static async Task<HttpResponseMessage> DeleteAsync(this HttpClient client, string path, string? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path);
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        return await client.SendAsync(request);
    }
}
