using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Manifest;

/// <summary>
/// The guide's way against the simulator: nobody can sign in, the application is registered, consent is given, a mail is logged.
/// </summary>
public sealed class FromNothingTests : IAsyncLifetime
{
    private readonly TemporaryFolder _pane = new();
    private SimulatorHost _world = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_pane.File("index.html"), """<meta name="outlookcrm" content="">""", Ct);
        _world = await SimulatorHost.StartAsync(
            new SimulatorOptions
            {
                Registered = false,
                ApiUrl = FreeAddress(),
                ApiSettings = new Dictionary<string, string?> { ["Pane:Folder"] = _pane.Path }
            }, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        _pane.Dispose();
    }

    [Fact]
    public async Task From_nothing_to_a_card_by_registration_and_consent()
    {
        using var anonymous = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        using var maria = _world.ClientFor("maria");
        var dropped = await _world.DropAsync(
            "From: anna@one.example\r\nTo: maria@contoso.example\r\nSubject: Hello\r\nMessage-ID: <first@one.example>\r\n\r\nHello.\r\n",
            "maria", ct: Ct);
        var authority = await AuthorityAsync(anonymous);
        Assert.Contains("AADSTS700016", await TokenAsync(anonymous, authority, HttpStatusCode.BadRequest), StringComparison.Ordinal);

        var host = _world.ApiAddress.GetLeftPart(UriPartial.Authority);
        var (code, output, errors) = await Said.RegisterAsync(_world, host, [.. GuideTests.TrialOptions, "--yes"]);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains($"AzureAd:ClientId is {EntraDirectory.ClientId:D}", output, StringComparison.Ordinal);

        // The registration is of one tenant, so that the address of all would not do.
        Assert.Contains($"AzureAd:TenantId is {EntraDirectory.Contoso.Id:D}", output, StringComparison.Ordinal);
        Assert.Contains("AADSTS50194",
            await TokenAsync(anonymous, "https://login.microsoftonline.com/organizations", HttpStatusCode.BadRequest),
            StringComparison.Ordinal);

        // The pane signs in and shows a card; logging waits for consent.
        using var token = JsonDocument.Parse(await TokenAsync(anonymous, authority, HttpStatusCode.OK));
        maria.DefaultRequestHeaders.Authorization = new("Bearer", token.RootElement.GetProperty("access_token").GetString());
        using (var card = await maria.PostAsJsonAsync("/api/card", new { addresses = new[] { "anna@one.example" } }, Ct))
        {
            Assert.Equal(HttpStatusCode.OK, card.StatusCode);
        }

        var add = await maria.PostAsJsonAsync(
            "/api/customers", new { kind = "person", name = "Anna", addresses = new[] { "anna@one.example" } }, Ct);
        Assert.Equal(HttpStatusCode.Created, add.StatusCode);
        var mail = new { itemId = dropped.EwsId, internetMessageId = dropped.InternetMessageId };
        using (var waiting = await maria.PostAsJsonAsync("/api/correspondence", mail, Ct))
        {
            Assert.False(waiting.IsSuccessStatusCode);
            Assert.Contains("consent", await waiting.Content.ReadAsStringAsync(Ct), StringComparison.OrdinalIgnoreCase);
        }

        var consent = new Uri(output.Split("as an administrator: ")[1].Split('\n')[0].Trim());
        using (var agreed = await anonymous.GetAsync(consent, Ct))
        {
            Assert.StartsWith($"{host}/setup.html?admin_consent=True", agreed.Headers.Location?.AbsoluteUri, StringComparison.Ordinal);
        }

        using var logged = await maria.PostAsJsonAsync("/api/correspondence", mail, Ct);
        Assert.True(logged.IsSuccessStatusCode, await logged.Content.ReadAsStringAsync(Ct));

        // The set-up page has one mark left, which the guide names: nothing is deployed here.
        using var ana = _world.ClientFor("ana");
        using var report = await ana.GetAsync("/api/admin/setup", Ct);
        var marked = (await report.ReadAsync(200)).GetProperty("lines").EnumerateArray()
            .Where(line => line.GetProperty("state").GetString() != "ok");
        Assert.Equal(["manifestNotSeen"], marked.Select(line => line.GetProperty("finding").GetString()));
    }

    private static string FreeAddress()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return $"http://{socket.LocalEndpoint}";
    }

    /// <summary>Where the pane of this installation signs in.</summary>
    private async Task<string> AuthorityAsync(HttpClient client)
    {
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(_world.ApiAddress, Ct));
        return JsonDocument.Parse(page.Split("content=\"")[1].Split("\">")[0]).RootElement.GetProperty("authority").GetString()!;
    }

    private async Task<string> TokenAsync(HttpClient client, string authority, HttpStatusCode expected)
    {
        using var answer = await client.PostAsJsonAsync(
            new Uri(_world.PageAddress, "/simulator/naa-token"),
            new { user = "maria", scopes = new[] { $"api://{EntraDirectory.ClientId:D}/access_as_user" }, authority }, Ct);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    [Fact]
    public async Task What_was_registered_and_consented_to_survives_a_restart()
    {
        using var folder = new TemporaryFolder();
        var options = new SimulatorOptions { Registered = false, DataFolder = folder.File("world") };
        await using (var first = await SimulatorHost.StartAsync(options, Ct))
        {
            var said = await Said.RegisterAsync(first, "https://crm.example.com", "--yes");
            using var client = first.CloudClient();
            var consent = new Uri(said.Output.Split("as an administrator: ")[1].Split('\n')[0].Trim());
            var page = $"/v2.0/adminconsent{consent.Query}";
            using var refused = await client.GetAsync(new Uri($"https://login.microsoftonline.com/organizations{page}"), Ct);
            Assert.Contains("AADSTS50194", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
            Assert.EndsWith($"/{EntraDirectory.Contoso.Id:D}{page}", consent.AbsoluteUri, StringComparison.Ordinal);
            using var agreed = await client.GetAsync(new Uri($"https://login.microsoftonline.com/{EntraDirectory.Contoso.Id:D}{page}"), Ct);
            Assert.Equal(HttpStatusCode.Redirect, agreed.StatusCode);
        }

        await using var second = await SimulatorHost.StartAsync(options, Ct);
        Assert.True(second.Entra.Applications.IsRegistered);
        Assert.Equal(["Calendars.Read", "Calendars.Read.Shared", "Mail.Read", "Mail.Read.Shared", "User.Read"],
            second.Entra.Consent.Delegated.Order(StringComparer.Ordinal));
        Assert.Contains("Nothing to change.", (await Said.RegisterAsync(second, "https://crm.example.com")).Output,
            StringComparison.Ordinal);
    }
}
