using OutlookCrm.AddIn;
using OutlookCrm.Manifest.Validation;
using OutlookCrm.Simulator;
using OutlookCrm.Tests.Identity;
using Xunit;

namespace OutlookCrm.Tests.Manifest;

/// <summary>The manifests and icons as the API serves them.</summary>
public sealed class ServedManifestTests(ServedManifestTests.World world) : IClassFixture<ServedManifestTests.World>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_may_fetch_the_manifests_of_this_installation()
    {
        var xml = await world.Anonymous.GetAsync(new Uri("/manifest/outlookcrm.xml", UriKind.Relative), Ct);
        var zip = await world.Anonymous.GetAsync(new Uri("/manifest/outlookcrm.zip", UriKind.Relative), Ct);
        var (xmlBytes, zipBytes) = (await xml.Content.ReadAsByteArrayAsync(Ct), await zip.Content.ReadAsByteArrayAsync(Ct));

        Assert.Equal("application/xml", xml.Content.Headers.ContentType?.MediaType);
        Assert.Equal("application/zip", zip.Content.Headers.ContentType?.MediaType);
        Assert.Equal(XmlManifest.Write(Manifests.Description("https://crm.example.com:8443")), xmlBytes);
        Assert.DoesNotContain(
            await Manifests.CheckAsync((Manifests.XmlName, xmlBytes), (Manifests.ZipName, zipBytes)), finding => !finding.IsWarning);
    }

    [Theory]
    [InlineData("crm.contoso.example", "https://crm.contoso.example/?manifest=1.1.0")]
    [InlineData("localhost:5080", "http://localhost:5080/?manifest=1.1.0")]
    public async Task Without_a_setting_the_address_is_the_one_that_was_asked(string host, string page)
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions(), Ct);
        using var client = simulator.ClientFor(null);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/manifest/outlookcrm.xml") { Headers = { Host = host } };

        var answer = await Answer.OfAsync(await client.SendAsync(request, Ct));

        Assert.Equal(200, answer.Status);
        Assert.Contains($"<SourceLocation DefaultValue=\"{page}\"", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_none_gets_no_manifest()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions(), Ct);
        using var client = simulator.ClientFor(null);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/manifest/outlookcrm.zip");
        request.Headers.TryAddWithoutValidation("Host", "crm.example.com:99999");

        var answer = await Answer.OfAsync(await client.SendAsync(request, Ct));

        Assert.Equal(400, answer.Status);
    }

    [Fact]
    public async Task Every_icon_that_a_manifest_names_is_served_in_its_size_and_may_be_kept()
    {
        Assert.True(Icons.Served.Count > 10);
        foreach (var name in Icons.Served)
        {
            using var icon = await world.Anonymous.GetAsync(new Uri($"/icons/{name}", UriKind.Relative), Ct);

            Assert.Equal("image/png", icon.Content.Headers.ContentType?.MediaType);
            Assert.False(icon.Headers.CacheControl?.NoStore ?? true);
            Assert.False(icon.Headers.CacheControl.NoCache);
            var png = Png.Read(await icon.Content.ReadAsByteArrayAsync(Ct));
            Assert.Equal(name.Replace("-log", "", StringComparison.Ordinal), $"outlookcrm-{png?.Width}.png");
            Assert.Equal(png?.Width, png?.Height);
        }
    }

    [Fact]
    public async Task An_online_check_finds_the_page_and_every_icon()
    {
        var host = world.Simulator.ApiAddress.GetLeftPart(UriPartial.Authority);
        var found = await ValidateCommand.CheckAsync(
            [(Manifests.XmlName, XmlManifest.Write(Manifests.Description(host)))], online: true, Ct);

        // The simulator's Outlook is this machine, which a real one's users do not reach.
        Assert.Equal(["does not let Outlook"],
            found.Where(finding => !finding.IsWarning)
            .Select(finding => finding.What[finding.What.IndexOf("does", StringComparison.Ordinal)..][..20]));
    }

    [Fact]
    public async Task An_online_check_says_what_cannot_be_reached()
    {
        var found = await ValidateCommand.CheckAsync(
            [(Manifests.XmlName, XmlManifest.Write(Manifests.Description("http://localhost:1")))], online: true, Ct);

        Assert.Contains(found, finding => finding.Where == "http://localhost:1/?manifest=1.1.0"
            && finding.What.StartsWith("It cannot be reached", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_installation_may_have_mails_looked_at_when_they_are_sent()
    {
        await using var simulator = await SimulatorHost.StartAsync(
            new SimulatorOptions { ApiSettings = new Dictionary<string, string?> { ["Pane:Address"] = "https://crm.example.com", ["Pane:CheckSending"] = "true" } }, Ct);
        using var client = simulator.ClientFor(null);

        var xml = await client.GetByteArrayAsync(new Uri("/manifest/outlookcrm.xml", UriKind.Relative), Ct);
        var zip = await client.GetByteArrayAsync(new Uri("/manifest/outlookcrm.zip", UriKind.Relative), Ct);

        var description = Manifests.Description() with { ChecksSending = true };
        Assert.Equal(XmlManifest.Write(description), xml);
        Assert.Equal(UnifiedPackage.Write(description), zip);
    }

    /// <summary>
    /// What the manifests name is there for whoever deploys them, with a policy under which it runs, and an update reaches everybody.
    /// </summary>
    [Fact]
    public async Task The_page_and_the_script_of_events_are_served_to_Outlook_and_asked_for_anew()
    {
        var page = await Answer.OfAsync(await world.Anonymous.GetAsync(new Uri($"/{SendingCheck.Page}", UriKind.Relative), Ct));
        using var script = await world.Anonymous.GetAsync(new Uri($"/{SendingCheck.Script}", UriKind.Relative), Ct);
        var code = await script.Content.ReadAsStringAsync(Ct);

        Assert.Equal((200, "text/html", "no-cache"), (page.Status, page.ContentType, page.Header("Cache-Control")));
        Assert.DoesNotContain("__OFFICE_JS__", page.Body, StringComparison.Ordinal);
        Assert.Contains($"src=\"./{SendingCheck.Script}\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("script-src 'self' ", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", script.Headers.CacheControl?.ToString());
        Assert.NotNull(script.Headers.ETag);
        Assert.Contains($"`{SendingCheck.Function}`", code.Replace('"', '`').Replace('\'', '`'), StringComparison.Ordinal);
    }

    /// <summary>An installation that knows its address.</summary>
    public sealed class World : RunningApi
    {
        protected override SimulatorOptions Options =>
            new() { ApiSettings = new Dictionary<string, string?> { ["Pane:Address"] = "https://crm.example.com:8443" } };
    }
}
