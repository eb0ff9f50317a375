using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using OutlookCrm.Manifest;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Manifest;

/// <summary>
/// The command that registers the application, against the simulator's Graph in real wire format through Microsoft's own SDK.
/// </summary>
public sealed class RegisterTests(RegisterTests.World world) : IClassFixture<RegisterTests.World>
{
    // Each test registers an application of its own.
    private readonly string _name = $"crm-{Guid.NewGuid():N}.example.com";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Host => $"https://{_name}";

    private string Key => $"uniqueName=outlookcrm-{_name}";

    private AppDirectory Applications => world.Simulator.Entra.Applications;

    [Fact]
    public async Task It_shows_first_makes_what_is_missing_and_the_second_time_changes_nothing()
    {
        var shown = await RegisterAsync();
        Assert.Equal((3, ""), (shown.Code, shown.Errors));
        Assert.Contains("Nothing has been changed (exit code 3)", shown.Output, StringComparison.Ordinal);
        Assert.Contains($"+ application: OutlookCrm ({_name})", shown.Output, StringComparison.Ordinal);
        Assert.Contains("+ permission of Microsoft Graph (delegated): Mail.Read.Shared", shown.Output, StringComparison.Ordinal);
        Assert.Null(Applications.FindApplication(Key));

        var made = await RegisterAsync("--yes");
        Assert.Equal((0, ""), (made.Code, made.Errors));
        var application = Applications.FindApplication(Key)!;
        Assert.Contains($"AzureAd:ClientId is {application["appId"]}", made.Output, StringComparison.Ordinal);
        Assert.Equal($"api://{application["appId"]}", Assert.Single(application["identifierUris"]!.AsArray())!.GetValue<string>());
        Assert.Equal(2, application["api"]!["requestedAccessTokenVersion"]!.GetValue<int>());
        var scope = Assert.Single(application["api"]!["oauth2PermissionScopes"]!.AsArray())!;
        Assert.Equal("access_as_user", scope["value"]!.GetValue<string>());
        var office = Assert.Single(application["api"]!["preAuthorizedApplications"]!.AsArray())!;
        Assert.Equal(scope["id"]!.GetValue<string>(), Assert.Single(office["delegatedPermissionIds"]!.AsArray())!.GetValue<string>());
        Assert.Equal(["Crm.Reader", "Crm.Sales", "Crm.Manager", "Crm.Admin"],
            application["appRoles"]!.AsArray().Select(role => role!["value"]!.GetValue<string>()));
        Assert.Equal([$"brk-multihub://{_name}", $"{Host}/signin.html", $"{Host}/setup.html"],
            application["spa"]!["redirectUris"]!.AsArray().Select(uri => uri!.GetValue<string>()));

        var requests = world.Simulator.Graph.Traffic.Requests.Count;
        var again = await RegisterAsync("--yes");
        Assert.Equal((0, ""), (again.Code, again.Errors));
        Assert.Contains("Nothing to change.", again.Output, StringComparison.Ordinal);
        Assert.All(world.Simulator.Graph.Traffic.Requests.Skip(requests),
            request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
        Assert.Equal(application.ToJsonString(), Applications.FindApplication(Key)!.ToJsonString());
    }

    public static TheoryData<string, string> Drifts => new()
    {
        { "identifier", "+ application id URI: api://" },
        { "broker", "+ redirect address (single-page application): brk-multihub://{host}" },
        { "window", "+ redirect address (single-page application): https://{host}/signin.html" },
        { "version", "~ version of access tokens: 1 → 2" },
        { "scope", "~ scope access_as_user: disabled → enabled" },
        { "no-scope", "+ scope: access_as_user" },
        { "office", "+ pre-authorised client: ea5a67f6" },
        { "role", "+ role: Crm.Manager" },
        { "role-off", "~ role Crm.Sales: disabled → enabled" },
        { "role-kind", "~ role Crm.Sales: not for people → for people and groups" },
        { "permission", "+ permission of Microsoft Graph (delegated): Mail.Read" },
        { "entry", "+ enterprise application" },
    };

    [Theory]
    [MemberData(nameof(Drifts))]
    public async Task What_has_drifted_is_shown_and_mended(string drift, string line)
    {
        await RegisterAsync("--yes");
        if (drift == "entry")
        {
            Applications.RemoveEntry(Applications.FindApplication(Key)!["appId"]!.GetValue<string>());
        }
        else
        {
            Applications.Change(Key, application => Drift(application, drift));
        }

        var shown = await RegisterAsync();
        Assert.Equal(3, shown.Code);
        Assert.Contains(line.Replace("{host}", _name, StringComparison.Ordinal), shown.Output, StringComparison.Ordinal);
        Assert.Single(shown.Output.Split('\n'), one => one.StartsWith("  ", StringComparison.Ordinal)
            && !one.StartsWith("  !", StringComparison.Ordinal)
            && !(drift == "no-scope" && one.Contains("pre-authorised", StringComparison.Ordinal)));

        Assert.Equal((0, ""), ((await RegisterAsync("--yes")).Code, shown.Errors));
        Assert.Contains("Nothing to change.", (await RegisterAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_added_stays()
    {
        await RegisterAsync("--yes");
        Applications.Change(Key, application =>
        {
            application["spa"]!["redirectUris"] = new JsonArray("https://other.example/");
            application["appRoles"]!.AsArray()
                .Add(new JsonObject
                {
                    ["id"] = Guid.NewGuid().ToString(),
                    ["value"] = "Other",
                    ["displayName"] = "Other",
                    ["description"] = "Other",
                    ["isEnabled"] = true,
                    ["allowedMemberTypes"] = new JsonArray("Application")
                });
            application["requiredResourceAccess"]!.AsArray()
                .Add(new JsonObject
                {
                    ["resourceAppId"] = Guid.NewGuid().ToString(),
                    ["resourceAccess"] = new JsonArray(new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["type"] = "Role" })
                });
            application["requiredResourceAccess"]![0]!["resourceAccess"]!.AsArray().RemoveAt(0);
            application["appRoles"]!.AsArray().RemoveAt(0);
        });

        Assert.Equal(0, (await RegisterAsync("--yes")).Code);

        var mended = Applications.FindApplication(Key)!;
        Assert.Contains(mended["spa"]!["redirectUris"]!.AsArray(), uri => uri!.GetValue<string>() == "https://other.example/");
        Assert.Contains(mended["appRoles"]!.AsArray(), role => role!["value"]!.GetValue<string>() == "Other"
            && role["allowedMemberTypes"]![0]!.GetValue<string>() == "Application");
        Assert.Equal(2, mended["requiredResourceAccess"]!.AsArray().Count);
        Assert.Contains(mended["requiredResourceAccess"]!.AsArray(),
            resource => resource!["resourceAccess"]![0]!["type"]!.GetValue<string>() == "Role");
    }

    [Fact]
    public async Task A_certificate_is_uploaded_once_beside_the_older_one()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "first.pem", "second.pem" })
        {
            using var key = RSA.Create(2048);
            using var certificate = new CertificateRequest("CN=crm.example.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                .CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddYears(1));
            await File.WriteAllTextAsync(folder.File(name), certificate.ExportCertificatePem(), Ct);
        }

        Assert.Contains("+ certificate: CN=crm.example.com, until ",
            (await RegisterAsync("--yes", "--certificate", folder.File("first.pem"))).Output, StringComparison.Ordinal);
        Assert.Contains("Nothing to change.", (await RegisterAsync("--yes", "--certificate", folder.File("first.pem"))).Output,
            StringComparison.Ordinal);
        Assert.Equal(0, (await RegisterAsync("--yes", "--certificate", folder.File("second.pem"))).Code);

        var keys = Applications.FindApplication(Key)!["keyCredentials"]!.AsArray();
        Assert.Equal(2, keys.Select(one => one!["key"]!.GetValue<string>()).Distinct().Count());
        Assert.All(keys, one => Assert.Equal("AsymmetricX509Cert", one!["type"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("2020-01-01", "the last certificate or secret ended on 2020-01-01")]
    [InlineData(null, "nothing is there by which the API could prove itself")]
    public async Task That_the_API_cannot_prove_itself_is_said_though_nothing_differs(string? ended, string sentence)
    {
        await RegisterAsync("--yes");
        Applications.Change(Key, application => application["passwordCredentials"] = ended is null ? new JsonArray()
            : new JsonArray(new JsonObject { ["endDateTime"] = $"{ended}T00:00:00Z" }));

        var (code, output, _) = await RegisterAsync();

        Assert.Equal(0, code);
        Assert.Contains($"Mind:{Environment.NewLine}  ! {sentence}", output, StringComparison.Ordinal);
        Assert.StartsWith("Check what is listed under Mind", output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_cannot_serve_is_refused_before_anything_is_asked()
    {
        using var folder = new TemporaryFolder();
        using var ec = ECDsa.Create();
        using var rsa = RSA.Create(2048);
        using var elliptic = new CertificateRequest("CN=a", ec, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddYears(1));
        using var ended = new CertificateRequest("CN=a", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(-1));
        await File.WriteAllTextAsync(folder.File("ec.pem"), elliptic.ExportCertificatePem(), Ct);
        await File.WriteAllTextAsync(folder.File("ended.pem"), ended.ExportCertificatePem(), Ct);
        await File.WriteAllTextAsync(folder.File("text.pem"), "no certificate", Ct);

        foreach (var (file, sentence) in new[] { ("ec.pem", "has no RSA key"), ("ended.pem", "ended on"), ("text.pem", "is no certificate"),
            ("missing.pem", "is no certificate") })
        {
            var (code, _, errors) = await RegisterAsync("--certificate", folder.File(file));
            Assert.Equal(2, code);
            Assert.Contains(sentence, errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_Graph_out_of_order_is_told_in_a_sentence_and_the_same_command_goes_on()
    {
        var fault = world.Simulator.Faults.Set(new Fault("graph", Match: "/servicePrincipals", Method: "POST", Status: 500));
        var broken = await RegisterAsync("--yes");
        world.Simulator.Faults.Clear(fault);

        Assert.Equal(1, broken.Code);
        Assert.StartsWith("Microsoft Graph is busy or out of order", broken.Errors, StringComparison.Ordinal);
        var (code, output, _) = await RegisterAsync("--yes");
        Assert.Equal(0, code);
        Assert.Contains("+ enterprise application", output, StringComparison.Ordinal);
        Assert.DoesNotContain("+ scope", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("maria", false, "may not read applications")]
    [InlineData("maria", true, "may not change applications")]
    public async Task Wrong_rights_are_told_in_a_sentence(string user, bool yes, string sentence)
    {
        var (code, _, errors) = await RegisterAsync(["--as", user, .. yes ? new[] { "--yes" } : []]);

        Assert.Equal(1, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Contains("Application Administrator", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_of_another_tenant_is_told_in_a_sentence()
    {
        var (code, _, errors) = await RegisterAsync("--client-id", Guid.NewGuid().ToString());

        Assert.Equal(1, code);
        Assert.StartsWith("This tenant has no application", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Graph_that_cannot_be_reached_is_told_in_a_sentence()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        Assert.Equal(1, await Commands.RunAsync(["register", "--host", Host, "--simulator", "http://localhost:1"], output, errors, Ct));
        Assert.StartsWith("Microsoft Graph cannot be reached", errors.ToString(), StringComparison.Ordinal);
    }

    private Task<Said> RegisterAsync(params string[] more) => Said.RegisterAsync(world.Simulator, Host, more);

    private static void Drift(JsonObject application, string drift)
    {
        var roles = application["appRoles"]!.AsArray();
        var redirects = application["spa"]!["redirectUris"]!.AsArray();
        var api = application["api"]!;
        switch (drift)
        {
            case "identifier": application["identifierUris"] = new JsonArray(); break;
            case "broker": redirects.RemoveAt(0); break;
            case "window": redirects.RemoveAt(1); break;
            case "version": api["requestedAccessTokenVersion"] = null; break;
            case "scope": api["oauth2PermissionScopes"]![0]!["isEnabled"] = false; break;
            case "no-scope":
                api["oauth2PermissionScopes"] = new JsonArray();
                api["preAuthorizedApplications"] = new JsonArray();
                break;
            case "office": api["preAuthorizedApplications"] = new JsonArray(); break;
            case "role": roles.RemoveAt(2); break;
            case "role-off": roles[1]!["isEnabled"] = false; break;
            case "role-kind": roles[1]!["allowedMemberTypes"] = new JsonArray("Application"); break;
            case "permission": application["requiredResourceAccess"]![0]!["resourceAccess"]!.AsArray().RemoveAt(0); break;
            default: throw new ArgumentException(drift);
        }
    }

    /// <summary>A tenant without the product.</summary>
    public sealed class World : Identity.RunningApi
    {
        protected override SimulatorOptions Options => new() { Registered = false };
    }
}

/// <summary>What the command said.</summary>
internal sealed record Said(int Code, string Output, string Errors)
{
    public static async Task<Said> RegisterAsync(SimulatorHost world, string host, params string[] more)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await Commands.RunAsync(
            ["register", "--host", host, "--simulator", world.PageAddress.GetLeftPart(UriPartial.Authority), .. more], output, errors,
            TestContext.Current.CancellationToken);
        return new(code, output.ToString(), errors.ToString());
    }
}
