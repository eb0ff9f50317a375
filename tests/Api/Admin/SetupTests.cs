using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Tests.Storage.AzureTables;
using OutlookCrm.Tests.TableStorage.Server;
using Xunit;
using Fault = OutlookCrm.Simulator.Faults.Fault;

namespace OutlookCrm.Tests.Admin;

/// <summary>
/// Each thing that can be wrong with an installation is its own line of the set-up page. What only the browser sees is tested with the
/// page.
/// </summary>
public sealed class SetupTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_installation_that_works_says_so_line_by_line()
    {
        var address = FreeAddress();
        await using var host = await StartAsync(new() { ["Pane:Address"] = address }, address);
        using (var maria = host.ClientFor("maria"))
        {
            using var told = await maria.PostAsJsonAsync("/api/me/manifest", new { version = AddIn.AddInDescription.CurrentVersion }, Ct);
            await told.ReadAsync(204);
        }

        var report = await ReportAsync(host);

        Assert.Equal(
            ["storageWritable", "credentialAccepted", "consentGiven", "graphAnswers", "clockRight", "addressReached", "manifestCurrent"],
            report.Select(line => line.GetProperty("finding").GetString()));
        Assert.All(report, line => Assert.Equal("ok", line.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task An_expired_secret_is_told_with_Entras_code_and_without_its_sentence()
    {
        await using var host = await StartAsync();
        host.Faults.Set(new Fault("entra", Match: "/token", Status: 401,
            Body: EntraError("invalid_client", "AADSTS7000222: The provided client secret keys for app 'secret-app' are expired.")));

        await HasAsync(host, "credentialExpired", "fault", "AADSTS7000222");
    }

    [Fact]
    public async Task A_wrong_secret_is_told()
    {
        await using var host = await StartAsync(new() { ["AzureAd:ClientSecret"] = "not the one" });

        await HasAsync(host, "credentialRefused", "fault", "AADSTS7000215");

        // Whoever meets it at their work is told as much, and is not asked to sign in again.
        using var maria = host.ClientFor("maria");
        using var refused = await maria.PostAsJsonAsync("/api/correspondence", new LogRequest("AAMk=", "<a@b>", null), Ct);
        await refused.IsProblemAsync(500, "credential-refused");
    }

    [Fact]
    public async Task Consent_that_is_missing_is_told_with_the_page_that_gives_it()
    {
        await using var host = await StartAsync();
        host.Faults.Set(new Fault("entra", Kind: FaultKinds.ConsentMissing));

        var line = await HasAsync(
            host,
            "consentMissing",
            "fault",
            "Mail.Read, Mail.Read.Shared, Calendars.Read, Calendars.Read.Shared, Mail.ReadWrite, Mail.ReadWrite.Shared, User.Read");
        Assert.Contains("/v2.0/adminconsent?client_id=", line.GetProperty("link").GetString(), StringComparison.Ordinal);
        await HasAsync(host, "graphUnknown", "warning");
    }

    [Fact]
    public async Task Graph_that_throttles_is_told_with_its_seconds()
    {
        await using var host = await StartAsync();
        host.Faults.Set(new Fault("graph", Status: 429, RetryAfter: "17.5"));

        await HasAsync(host, "graphThrottled", "warning", "18");
    }

    [Fact]
    public async Task Graph_that_is_away_is_told()
    {
        await using var host = await StartAsync();
        host.Faults.Set(new Fault("graph", Kind: FaultKinds.DropConnection));

        await HasAsync(host, "graphUnreachable", "fault");
    }

    [Fact]
    public async Task Entra_that_is_away_is_told()
    {
        await using var host = await StartAsync();
        host.Faults.Set(new Fault("entra", Match: "/token", Status: 503));

        await HasAsync(host, "entraUnreachable", "fault");
    }

    [Theory]
    [InlineData(200, "clockWrong", "fault")]
    [InlineData(20, "clockRight", "ok")]
    public async Task A_clock_that_is_wrong_is_told_by_how_much(int secondsAhead, string finding, string state)
    {
        await using var host = await StartAsync(clock: new Ahead(TimeSpan.FromSeconds(secondsAhead)));

        var line = await HasAsync(host, finding, state);

        Assert.InRange(
            int.Parse(line.GetProperty("detail").GetString()!, CultureInfo.InvariantCulture), -secondsAhead - 5, -secondsAhead + 5);
    }

    [Fact]
    public async Task Storage_that_only_reads_is_told_in_the_engines_words()
    {
        await using var server = await TableServer.StartAsync();
        var storage = TablesEngine.Options(server.ConnectionString);
        await using var host = await StartAsync(new()
        {
            ["Storage:Engine"] = storage.Engine,
            ["Storage:ConnectionString"] = storage.ConnectionString,
            ["Storage:TablePrefix"] = storage.TablePrefix,
        });
        await ReportAsync(host);
        server.Faults.Each(request => request.Writes ? TableStorage.Server.Fault.Refused(403, "AuthorizationPermissionMismatch") : null);

        var line = await HasAsync(host, "storageNotWritable", "fault");

        Assert.Contains("Storage Table Data Contributor", line.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_or_to_somebody_else_is_told()
    {
        await using (var nowhere = await StartAsync(new() { ["Pane:Address"] = FreeAddress() }))
        {
            await HasAsync(nowhere, "addressNotReached", "fault");
        }

        var other = WebApplication.CreateSlimBuilder().Build();
        other.Urls.Add("http://127.0.0.1:0");
        other.MapGet("/", () => "Welcome to nginx");
        await other.StartAsync(Ct);
        await using (other)
        {
            await using var elsewhere = await StartAsync(new() { ["Pane:Address"] = other.Urls.First() });
            await HasAsync(elsewhere, "addressOfAnother", "fault");
        }

        await using var unset = await StartAsync();
        await HasAsync(unset, "addressNotSet", "warning");
    }

    [Fact]
    public async Task An_old_manifest_is_told_until_the_new_one_is_opened()
    {
        await using var host = await StartAsync();
        await HasAsync(host, "manifestNotSeen", "warning");
        await OpenAsync(host, "0.9.1");
        await HasAsync(host, "manifestOld", "warning", "0.9.1");
        await OpenAsync(host, AddIn.AddInDescription.CurrentVersion);

        // Somebody whom the new one has not reached yet does not hide it.
        await OpenAsync(host, "0.9.1");
        await HasAsync(host, "manifestCurrent", "ok", AddIn.AddInDescription.CurrentVersion);
    }

    [Fact]
    public async Task A_version_above_the_product_s_own_hides_no_other()
    {
        await using var host = await StartAsync();

        // An administrator builds with a higher one, to update or to roll back.
        await OpenAsync(host, "99999.99999.99999");
        await HasAsync(host, "manifestCurrent", "ok", "99999.99999.99999");
        await OpenAsync(host, "0.9.1");
        await HasAsync(host, "manifestOld", "warning", "0.9.1");
        await OpenAsync(host, "99999.99999.99999");
        await HasAsync(host, "manifestOld", "warning", "0.9.1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("١.٢.٣")]
    [InlineData("1")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.x")]
    [InlineData("999999.1.1")]
    [InlineData("1.2.3\n")]
    public async Task What_is_no_version_is_refused(string version)
    {
        await using var host = await StartAsync();
        using var maria = host.ClientFor("maria");
        using var told = await maria.PostAsJsonAsync("/api/me/manifest", new { version }, Ct);

        await told.IsProblemAsync(400, "invalid-request");
    }

    [Fact]
    public async Task Only_administrators_look_and_a_wrong_token_is_refused()
    {
        await using var host = await StartAsync();
        foreach (var (user, type, status) in new[] { ("maria", "not-allowed", 403), ("ilona", "not-allowed", 403),
            ("reza", "not-allowed", 403) })
        {
            using var client = host.ClientFor(user);
            using var refused = await client.GetAsync("/api/admin/setup", Ct);
            await refused.IsProblemAsync(status, type);
        }

        using var nobody = host.ClientFor(null);
        nobody.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", host.TokenFor("ana", draft => draft.Claims["aud"] = $"{Guid.Empty}"));
        using var wrong = await nobody.GetAsync("/api/admin/setup", Ct);
        await wrong.IsProblemAsync(401, "not-signed-in");
    }

    [Fact]
    public async Task No_line_holds_a_secret_or_a_person()
    {
        await using var host = await StartAsync(new() { ["AzureAd:ClientSecret"] = "my-own-secret" });
        var text = string.Concat((await ReportAsync(host)).Select(line => line.ToString()));

        Assert.DoesNotContain("my-own-secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ana@", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Ana ", text, StringComparison.Ordinal);
    }

    private static Task<SimulatorHost> StartAsync(Dictionary<string, string?>? settings = null, string? url = null,
        TimeProvider? clock = null) => SimulatorHost.StartAsync(
        new() { ApiSettings = settings ?? [], ApiUrl = url ?? "http://127.0.0.1:0", ConfigureApi = builder => _ = clock is null ? null : builder.Services.AddSingleton(clock) },
        Ct);

    private static async Task OpenAsync(SimulatorHost host, string version)
    {
        using var maria = host.ClientFor("maria");
        using var told = await maria.PostAsJsonAsync("/api/me/manifest", new { version }, Ct);
        await told.ReadAsync(204);
    }

    private static async Task<IReadOnlyList<JsonElement>> ReportAsync(SimulatorHost host)
    {
        using var ana = host.ClientFor("ana");
        using var answer = await ana.GetAsync("/api/admin/setup", Ct);
        return [.. (await answer.ReadAsync(200)).GetProperty("lines").EnumerateArray()];
    }

    private static async Task<JsonElement> HasAsync(SimulatorHost host, string finding, string state, string? detail = null)
    {
        var lines = await ReportAsync(host);
        var line = Assert.Single(lines, line => line.GetProperty("finding").GetString() == finding);
        Assert.Equal(state, line.GetProperty("state").GetString());
        if (detail is not null)
        {
            Assert.Equal(detail, line.GetProperty("detail").GetString());
        }

        return line;
    }

    private static string FreeAddress()
    {
        using var socket = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        socket.Start();
        return $"http://{socket.LocalEndpoint}";
    }

    private static string EntraError(string error, string description) =>
        JsonSerializer.Serialize(new { error, error_description = description, error_codes = new[] { 7000222 } });

    /// <summary>Microsoft's clock is right; the server's is behind by so much, or, seen from the server, Microsoft's is ahead.</summary>
    private sealed class Ahead(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - by;
    }
}
