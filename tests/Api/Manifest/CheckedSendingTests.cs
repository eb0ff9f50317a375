using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using OutlookCrm.AddIn;
using OutlookCrm.Manifest;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Manifest;

/// <summary>Both manifests with and without the check of mails that are being sent.</summary>
public sealed class CheckedSendingTests
{
    private const string Launch = "<LaunchEvent Type=\"OnMessageSend\" FunctionName=\"checkSending\" SendMode=\"PromptUser\" />";

    public static TheoryData<string> Hosts => BuildTests.Hosts;

    private static AddInDescription Description(string host = "https://crm.example.com") =>
        Manifests.Description(host) with { ChecksSending = true };

    [Fact]
    public void There_is_no_trace_of_it_unless_it_is_asked_for()
    {
        var description = Manifests.Description();
        var said = Encoding.UTF8.GetString(
            [.. XmlManifest.Write(description), .. Manifests.Unpack(UnifiedPackage.Write(description))["manifest.json"]]);

        Assert.False(description.ChecksSending);
        Assert.All(["Send", "events", "1.12", "Runtimes", "LaunchEvent", "autoRun", "executeFunction"],
            word => Assert.DoesNotContain(word, said, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task With_it_both_pass_every_check(string host)
    {
        var description = Description(host);
        var xml = XmlManifest.Write(description);

        var found = await Manifests.CheckAsync((Manifests.XmlName, xml), (Manifests.ZipName, UnifiedPackage.Write(description)));

        // What is newer than phones is asked for by the event alone and leaves out nobody.
        Assert.DoesNotContain(found, finding => !finding.What.Contains("is http", StringComparison.Ordinal));
        Assert.DoesNotContain(found, finding => !finding.IsWarning);
        Assert.Empty(Manifests.SchemaFaults(xml));
    }

    [Fact]
    public void It_asks_and_never_blocks_and_runs_in_every_Outlook_on_a_computer()
    {
        var root = XDocument.Parse(Encoding.UTF8.GetString(XmlManifest.Write(Description()))).Root!;
        string? Url(string? id) =>
            (string?)root.Descendants().Single(element => element.Name.LocalName == "Url" && (string?)element.Attribute("id") == id)
            .Attribute("DefaultValue");
        var launched = root.Descendants().Single(element => element.Name.LocalName == "LaunchEvent");
        var runtime = root.Descendants().Single(element => element.Name.LocalName == "Runtime");

        Assert.Equal(Launch, launched.ToString().Replace($" xmlns=\"{launched.Name.NamespaceName}\"", "", StringComparison.Ordinal));
        Assert.Equal("https://crm.example.com/events.html", Url((string?)runtime.Attribute("resid")));
        Assert.Equal("https://crm.example.com/events.js", Url((string?)runtime.Elements().Single().Attribute("resid")));
        Assert.DoesNotContain(
            root.Descendants().Single(element => element.Name.LocalName == "MobileFormFactor").Descendants(), element =>
            element.Name.LocalName == "LaunchEvent");
        using var unified = JsonDocument.Parse(Manifests.Unpack(UnifiedPackage.Write(Description()))["manifest.json"]);
        var extension = unified.RootElement.GetProperty("extensions")[0];
        Assert.Equal(
            """{"type":"messageSending","actionId":"checkSending","options":{"sendMode":"promptUser"}}""",
            JsonSerializer.Serialize(extension.GetProperty("autoRunEvents")[0].GetProperty("events")[0]));
        Assert.Equal(
            """{"page":"https://crm.example.com/events.html","script":"https://crm.example.com/events.js"}""", JsonSerializer.Serialize(extension.GetProperty("runtimes")[1].GetProperty("code")));
    }

    [Theory]
    [InlineData("SendMode=\"PromptUser\"", "SendMode=\"Block\"", "Block keeps people from sending")]
    [InlineData("SendMode=\"PromptUser\"", "SendMode=\"SoftBlock\"", "SoftBlock keeps people from sending")]
    [InlineData(" SendMode=\"PromptUser\"", "", "No send mode keeps people from sending")]
    [InlineData("Type=\"OnMessageSend\"", "Type=\"OnMessageSent\"", "Type of <LaunchEvent> cannot be 'OnMessageSent'")]
    [InlineData("FunctionName=\"checkSending\"", "FunctionName=\"checkSneding\"", "events.js has no function 'checkSneding'")]
    [InlineData("FunctionName=\"checkSending\"", "", "events.js has no function ''")]
    [InlineData("<Runtime resid=\"events.page\">", "<Runtime resid=\"pane\">", "No Runtime is there for 'events.page'")]
    [InlineData("<Override type=\"javascript\" resid=\"events.script\" />", "", "There is no script")]
    [InlineData("<Override type=\"javascript\"", "<Override type=\"css\"", "There is no script")]
    [InlineData("https://crm.example.com/events.js", "http://crm.example.com/events.js", "http://crm.example.com/events.js is http")]
    [InlineData("https://crm.example.com/events.js", "https://cdn.example.com/events.js", "cdn.example.com is not among AppDomains")]
    [InlineData(Launch, "", "<LaunchEvent> is missing")]
    public async Task A_broken_event_of_an_add_in_only_manifest_is_refused(string old, string changed, string fault) =>
        BrokenManifestTests.Names(await Manifests.CheckAsync((Manifests.XmlName, Manifests.BrokenXml(old, changed, Description()))), fault);

    [Fact]
    public async Task Without_any_runtime_nothing_would_start()
    {
        var root = XDocument.Parse(Encoding.UTF8.GetString(XmlManifest.Write(Description())));
        root.Descendants().Single(element => element.Name.LocalName == "Runtimes").Remove();

        BrokenManifestTests.Names(
            await Manifests.CheckAsync((Manifests.XmlName, Encoding.UTF8.GetBytes(root.ToString()))), "No Runtime is there");
    }

    [Theory]
    [InlineData("\"promptUser\"", "\"block\"", "block keeps people from sending")]
    [InlineData("\"promptUser\"", "\"softBlock\"", "softBlock keeps people from sending")]
    [InlineData("\"messageSending\"", "\"messageSent\"", "no event 'messageSent'")]
    [InlineData("\"actionId\": \"checkSending\"", "\"actionId\": \"checkSneding\"", "No runtime has an action 'checkSneding'")]
    [InlineData("*\"checkSending\"", "\"checkSneding\"", "events.js has no function 'checkSneding'")]
    [InlineData("\"actionId\": \"checkSending\"", "\"actionId\": \"read.open\"", "The action 'read.open' opens a page")]
    [InlineData("\"script\": \"https://crm.example.com/events.js\"", "\"script\": \"http://crm.example.com/events.js\"",
        "http://crm.example.com/events.js is http")]
    [InlineData("\"script\": \"https://crm.example.com/events.js\"", "\"script\": \"https://cdn.example.com/events.js\"",
        "cdn.example.com is not among validDomains")]
    [InlineData(",\n            \"script\": \"https://crm.example.com/events.js\"", "", "There is no script")]
    public async Task A_broken_event_of_a_unified_manifest_is_refused(string old, string changed, string fault) =>
        BrokenManifestTests.Names(
            await Manifests.CheckAsync((Manifests.ZipName, Manifests.BrokenZip("manifest.json", old, changed, Description()))), fault);

    [Fact]
    public async Task One_with_and_one_without_do_not_belong_together()
    {
        var found = await Manifests.CheckAsync(
            (Manifests.XmlName, XmlManifest.Write(Description())), (Manifests.ZipName, UnifiedPackage.Write(Manifests.Description())));

        BrokenManifestTests.Names(found, "both with --check-sending, or both without");
    }

    [Fact]
    public async Task The_command_takes_it()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        using var errors = new StringWriter();

        var code = await Commands.RunAsync(
            ["build", "--host", "https://crm.example.com", "--check-sending", "--out", folder.File("out")], output, errors,
            TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (code, errors.ToString()));
        Assert.Contains("Type=\"OnMessageSend\"",
            await File.ReadAllTextAsync(folder.File("out/outlookcrm.xml"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }
}
