using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using OutlookCrm.AddIn;
using OutlookCrm.Manifest;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Manifest;

public sealed class BuildTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Hosts => new(
        "https://crm.example.com",
        "https://crm.example.com:8443",
        "https://πελάτες.παράδειγμα.gr",
        "http://localhost:5080",
        $"https://{string.Join('.', Enumerable.Repeat(new string('a', 39), 6))}.cc");

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task What_is_built_passes_every_check(string host)
    {
        var description = Manifests.Description(host);

        var found = await Manifests.CheckAsync(
            (Manifests.XmlName, XmlManifest.Write(description)), (Manifests.ZipName, UnifiedPackage.Write(description)));

        Assert.DoesNotContain(found, finding => !finding.IsWarning);
        Assert.Equal(description.Address.IsInsecure, found.Any(finding => finding.What.Contains("is http", StringComparison.Ordinal)));
        Assert.DoesNotContain(found, finding => finding.What.Contains("could not be asked", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void What_is_built_passes_the_published_schema(string host)
    {
        var manifest = XmlManifest.Write(Manifests.Description(host));

        Assert.Empty(Manifests.SchemaFaults(manifest));
    }

    [Theory]
    [InlineData("https://crm.example.com/outlook", "has a path")]
    [InlineData("https://crm.example.com/?a=1", "has a path")]
    [InlineData("http://crm.example.com", "over https only")]
    [InlineData("https://maria@crm.example.com", "user name")]
    [InlineData("crm.example.com", "with its scheme")]
    [InlineData("ftp://crm.example.com", "no web address")]
    [InlineData("", "No host was given")]
    public void A_host_that_cannot_serve_is_refused_with_its_reason(string host, string reason)
    {
        var (address, problem) = AddInAddress.Parse(host);

        Assert.Null(address);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_longer_than_a_manifest_holds_is_refused()
    {
        var (address, problem) = AddInAddress.Parse($"https://{string.Join('.', Enumerable.Repeat(new string('a', 60), 4))}.example");

        Assert.Null(address);
        Assert.Contains("250", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_language_has_words_that_fit_everywhere()
    {
        Assert.Equal(["en-US", "el-GR", "ro-RO", "hu-HU", "fa-IR", "af-ZA"], ManifestTexts.All.Select(words => words.Locale));
        Assert.All(ManifestTexts.All, words =>
        {
            Assert.InRange(words.UnifiedName.Length, 5, 30);
            Assert.InRange(words.Summary.Length, 10, 80);
            Assert.InRange(words.Full.Length, 50, 250);
            Assert.InRange(words.Label.Length, 3, 32);
            Assert.InRange(words.LogLabel.Length, 3, 32);
        });
        Assert.Distinct(ManifestTexts.All.Select(words => words.Full));
    }

    /// <summary>Outlook's button beside a meeting on a phone: the nine grey icons, the usual page, a label in every language.</summary>
    [Fact]
    public void A_phone_logs_a_meeting_in_the_pane_with_grey_icons()
    {
        var root = XDocument.Parse(Encoding.UTF8.GetString(XmlManifest.Write(Manifests.Description()))).Root!;
        var point = Assert.Single(
            root.Descendants(), element => element.Attributes().Any(attribute => attribute.Value == "MobileLogEventAppointmentAttendee"));
        var icons = point.Descendants().Where(element => element.Name.LocalName == "Image")
            .Select(image => (string)image.Attribute("resid")!).ToList();

        Assert.Equal("MobileFormFactor", point.Parent!.Name.LocalName);
        Assert.Equal("pane", (string?)point.Descendants().Single(element => element.Name.LocalName == "SourceLocation").Attribute("resid"));
        Assert.Equal(9, icons.Count);
        Assert.All(icons, icon => Assert.StartsWith("log.icon.", icon, StringComparison.Ordinal));
        var label = root.Descendants().Single(element => (string?)element.Attribute("id") == "log.label");
        Assert.Equal(ManifestTexts.All.Count, label.Elements().Count() + 1);
        Assert.Equal(8, Icons.Served.Count(name => name.StartsWith("outlookcrm-log-", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_same_description_gives_the_same_bytes_and_another_host_another_id()
    {
        var one = Manifests.Description();

        Assert.Equal(XmlManifest.Write(one), XmlManifest.Write(Manifests.Description()));
        Assert.Equal(UnifiedPackage.Write(one), UnifiedPackage.Write(Manifests.Description()));
        Assert.Distinct([one.XmlId, one.UnifiedId, Manifests.Description("https://trial.example.com").XmlId]);
    }

    /// <summary>The same as Python's uuid.uuid5(NAMESPACE_URL, …), by RFC 9562.</summary>
    [Fact]
    public void Ids_are_those_of_the_standard() =>
        Assert.Equal(new Guid("9e8e283b-a412-5d06-8c73-d103bd25e31c"), Manifests.Description().XmlId);

    /// <summary>
    /// Microsoft 365 leaves users on a manifest until a higher version comes: when this fails, raise Version in AddInDescription and write
    /// both down anew.
    /// </summary>
    [Fact]
    public void A_manifest_that_changed_has_another_version()
    {
        var description = Manifests.Description();
        byte[] said =
        [
            .. new[] { description, description with { ChecksSending = true } }.SelectMany(one => XmlManifest.Write(one).Concat(
                Manifests.Unpack(UnifiedPackage.Write(one)).Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal))
                    .SelectMany(file => file.Value))),
        ];

        Assert.Equal(("1.1.0", "75dc2d64df0e2da6"), (description.Version, Convert.ToHexStringLower(SHA256.HashData(said))[..16]));
    }

    [Fact]
    public async Task The_command_writes_both_files_and_says_so()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        using var errors = new StringWriter();

        var code = await Commands.RunAsync(
            ["build", "--host", "https://crm.example.com", "--out", folder.File("out"), "--version", "1.2.3"], output, errors, Ct);

        Assert.Equal((0, ""), (code, errors.ToString()));
        Assert.Contains("no problems", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("<Version>1.2.3.0</Version>", await File.ReadAllTextAsync(folder.File("out/outlookcrm.xml"), Ct),
            StringComparison.Ordinal);
        var files = Manifests.Unpack(await File.ReadAllBytesAsync(folder.File("out/outlookcrm.zip"), Ct));
        Assert.Equal(["af-za.json", "color.png", "el-gr.json", "fa-ir.json", "hu-hu.json", "manifest.json", "outline.png", "ro-ro.json"],
            files.Keys.Order(StringComparer.Ordinal));
        using var manifest = JsonDocument.Parse(files["manifest.json"]);
        Assert.Equal("1.2.3", manifest.RootElement.GetProperty("version").GetString());
        Assert.Equal(0, await Commands.RunAsync(
            ["validate", folder.File("out/outlookcrm.xml"), folder.File("out/outlookcrm.zip")], output, errors, Ct));
    }

    [Theory]
    [InlineData("file", "is a file: name a folder")]
    [InlineData("file/below", "cannot be written")]
    [InlineData("taken", "cannot be written")]
    public async Task A_place_that_cannot_be_written_is_told_in_one_sentence(string place, string why)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("file"), "", Ct);
        System.IO.Directory.CreateDirectory(folder.File("taken/outlookcrm.xml"));
        using var output = new StringWriter();
        using var errors = new StringWriter();

        Assert.Equal(2, await Commands.RunAsync(
            ["build", "--host", "https://crm.example.com", "--out", folder.File(place)], output, errors, Ct));
        Assert.Contains(why, errors.ToString(), StringComparison.Ordinal);
        Assert.Single(errors.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_folder_is_no_manifest()
    {
        using var folder = new TemporaryFolder();
        System.IO.Directory.CreateDirectory(folder.File("out"));
        using var output = new StringWriter();
        using var errors = new StringWriter();

        Assert.Equal(2, await Commands.RunAsync(["validate", folder.File("out")], output, errors, Ct));
        Assert.Contains("is a folder: name the files in it", errors.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Every command and the exit codes; without arguments the same, as an error.</summary>
    [Theory]
    [InlineData(0, "--help")]
    [InlineData(0, "-h")]
    [InlineData(0, "help")]
    [InlineData(2)]
    public async Task Help_names_every_command(int expected, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        Assert.Equal(expected, await Commands.RunAsync(args, output, errors, Ct));
        var said = (expected == 0 ? output : errors).ToString();
        Assert.Empty((expected == 0 ? errors : output).ToString());
        Assert.All(["\n  build ", "\n  validate ", "\n  register ", "3 register would change"],
            words => Assert.Contains(words, said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("build", "--host <URL>", "--out <DIR>", "--client-id <GUID>", "--version <1.1.0>", "--check-sending ")]
    [InlineData("validate", "<FILE>", "--online ")]
    [InlineData("register", "--host <URL>", "--yes ", "--certificate <FILE>", "--badge ", "--client-id <GUID>", "--multi-tenant ",
        "--tenant <ID>", "--graph <URL>",
        "--authority <URL>", "--simulator <URL>", "--as <USER>")]
    public async Task The_help_of_a_command_names_its_options(string command, params string[] options)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        Assert.Equal(0, await Commands.RunAsync([command, "--help"], output, errors, Ct));
        Assert.Empty(errors.ToString());
        Assert.All(options, option => Assert.Contains(option, output.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Unrecognized command or argument 'bild'", "bild")]
    [InlineData("Which command?")]
    [InlineData("over https only", "build", "--host", "http://crm.example.com", "--out", "x")]
    [InlineData("argument missing for option: '--host'", "build", "--host")]
    [InlineData("The option --host needs a value", "build", "--host", "--out", "x")]
    [InlineData("Unrecognized command or argument '--hots'", "build", "--hots", "x")]
    [InlineData("Unrecognized command or argument 'stray'", "build", "stray")]
    [InlineData("Unrecognized command or argument '@stray'", "build", "@stray")]
    [InlineData("'--out' expects a single argument", "build", "--out", "x", "--out", "y")]
    [InlineData("'1.2' is no version", "build", "--host", "https://a.example", "--version", "1.2", "--out", "x")]
    [InlineData("is no id", "build", "--host", "https://a.example", "--client-id", "me", "--out", "x")]
    [InlineData("Where to?", "build", "--host", "https://a.example")]
    [InlineData("Which file?", "validate")]
    [InlineData("cannot be read", "validate", "no-such-file.xml")]
    public async Task A_command_that_is_not_understood_says_why(string why, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        Assert.Equal(2, await Commands.RunAsync(args, output, errors, Ct));
        Assert.Contains(why, errors.ToString(), StringComparison.Ordinal);
    }
}
