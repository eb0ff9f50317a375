using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Entra;
using Xunit;

namespace OutlookCrm.Tests.Manifest;

/// <summary>
/// What is dangerous about a registered application: settings are put right, and what somebody added stays but is never passed over in
/// silence.
/// </summary>
public sealed class RegisterMindTests(RegisterTests.World world) : IClassFixture<RegisterTests.World>
{
    private const string Graph = "00000003-0000-0000-c000-000000000000";

    // Each test registers an application of its own.
    private readonly string _name = $"crm-{Guid.NewGuid():N}.example.com";

    private string Key => $"uniqueName=outlookcrm-{_name}";

    private AppDirectory Applications => world.Simulator.Entra.Applications;

    public static TheoryData<string, string, string> Settings => new()
    {
        { """{"web":{"implicitGrantSettings":{"enableAccessTokenIssuance":true}}}""", "", "~ implicit grant of access tokens: on → off" },
        { """{"web":{"implicitGrantSettings":{"enableIdTokenIssuance":true}}}""", "", "~ implicit grant of ID tokens: on → off" },
        { """{"isFallbackPublicClient":true}""", "", "~ public client flows: on → off" },
        { """{"signInAudience":"AzureADandPersonalMicrosoftAccount"}""", "",
            "~ who may sign in: AzureADandPersonalMicrosoftAccount → AzureADMyOrg" },
        { """{"signInAudience":"PersonalMicrosoftAccount"}""", "--multi-tenant",
            "~ who may sign in: PersonalMicrosoftAccount → AzureADMultipleOrgs" },
        { """{"signInAudience":"AzureADMyOrg"}""", "--multi-tenant", "~ who may sign in: AzureADMyOrg → AzureADMultipleOrgs" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_dangerous_setting_is_shown_and_put_right(string drift, string option, string line)
    {
        string[] options = option.Length > 0 ? [option] : [];
        await RegisterAsync([.. options, "--yes"]);
        Drift(drift);

        var shown = await RegisterAsync(options);
        Assert.Equal((3, ""), (shown.Code, shown.Errors));
        Assert.Contains(line, shown.Output, StringComparison.Ordinal);
        Assert.Single(shown.Output.Split('\n'), one => one.StartsWith("  ", StringComparison.Ordinal)
            && one.Contains('→', StringComparison.Ordinal));

        Assert.Equal(0, (await RegisterAsync([.. options, "--yes"])).Code);
        Assert.Contains("Nothing to change.", (await RegisterAsync(options)).Output, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Additions => new()
    {
        { """{"web":{"redirectUris":["https://evil.example/cb"]}}""", "redirect address (web) https://evil.example/cb", "Authentication" },
        { """{"publicClient":{"redirectUris":["https://evil.example/cb"]}}""", "redirect address (mobile and desktop) https://evil.example/cb", "Authentication" },
        { """{"spa":{"redirectUris":["https://evil.example/cb"]}}""", "redirect address (single-page application) https://evil.example/cb", "Authentication" },
        { """{"api":{"preAuthorizedApplications":[{"appId":"99999999-0000-4000-8000-000000000001","delegatedPermissionIds":[]}]}}""",
            "pre-authorised client 99999999-0000-4000-8000-000000000001", "Expose an API" },
        { Asks(Graph, "810c84a8-4a9e-49e6-bf7d-12d183f40d01", "Role"), "application permission Mail.Read of Microsoft Graph",
            "API permissions" },
        { Asks(Graph, "88888888-0000-4000-8000-000000000001", "Role"), "application permission 88888888-0000-4000-8000-000000000001 of "
            + "Microsoft Graph", "API permissions" },
        { Asks(Graph, "ff74d97f-43af-4b68-9f2a-b77ee6968c5d", "Scope"), "permission Contacts.Read of Microsoft Graph", "API permissions" },
        { Asks(Graph, "024d486e-b451-40bb-833d-3e66d98c5c73", "Scope"), "permission Mail.ReadWrite of Microsoft Graph", "--badge" },
        { Asks("77777777-0000-4000-8000-000000000001", "88888888-0000-4000-8000-000000000001", "Role"),
            "application permission 88888888-0000-4000-8000-000000000001 of 77777777-0000-4000-8000-000000000001", "API permissions" },
        { """{"signInAudience":"AzureADMultipleOrgs"}""", "people of every organisation may sign in", "--multi-tenant" },
    };

    [Theory]
    [MemberData(nameof(Additions))]
    public async Task What_somebody_added_stays_and_is_named_each_time(string addition, string named, string remedy)
    {
        await RegisterAsync("--yes");
        Drift(addition);

        foreach (var options in new string[][] { [], ["--yes"] })
        {
            var before = Applications.FindApplication(Key)!.ToJsonString();
            var (code, output, errors) = await RegisterAsync(options);

            Assert.Equal((0, ""), (code, errors));
            var lines = output.TrimEnd().Split('\n');
            var mind = Array.IndexOf(lines, "Mind:");
            Assert.True(mind > 0, output);
            var line = Assert.Single(lines[mind..], one => one.Contains(named, StringComparison.OrdinalIgnoreCase));
            Assert.Contains(remedy, line, StringComparison.Ordinal);
            Assert.StartsWith("Check what is listed under Mind", lines[^1], StringComparison.Ordinal);
            Assert.DoesNotContain("Nothing to change.", lines);
            Assert.Equal(before, Applications.FindApplication(Key)!.ToJsonString());
        }
    }

    [Fact]
    public async Task An_addition_is_named_beside_what_is_put_right()
    {
        await RegisterAsync("--yes");
        Drift("""{"isFallbackPublicClient":true,"web":{"redirectUris":["https://evil.example/cb"]}}""");

        var (code, output, _) = await RegisterAsync("--yes");

        Assert.Equal(0, code);
        Assert.Contains("redirect address (web) https://evil.example/cb", output, StringComparison.Ordinal);
        Assert.StartsWith("Check what is listed under Mind", output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        var mended = Applications.FindApplication(Key)!;
        Assert.False(mended["isFallbackPublicClient"]!.GetValue<bool>());
        Assert.Equal("https://evil.example/cb", mended["web"]!["redirectUris"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData("--yes=false", "Unrecognized command or argument 'false'")]
    [InlineData("--yes=true", "Unrecognized command or argument 'true'")]
    [InlineData("--badge=no", "Unrecognized command or argument 'no'")]
    [InlineData("--yes false", "Unrecognized command or argument 'false'")]
    public async Task A_switch_with_a_value_is_refused_and_changes_nothing(string words, string sentence)
    {
        var (code, _, errors) = await RegisterAsync(words.Split(' '));

        Assert.Equal(2, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Null(Applications.FindApplication(Key));
    }

    [Fact]
    public async Task Somebody_whom_the_simulator_does_not_know_is_told_as_that()
    {
        var (code, _, errors) = await RegisterAsync("--as", "xyz");

        Assert.Equal(2, code);
        Assert.Contains("no token for 'xyz'", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot be reached", errors, StringComparison.Ordinal);
    }

    private static string Asks(string resource, string id, string type) =>
        $$"""{"requiredResourceAccess":[{"resourceAppId":"{{resource}}","resourceAccess":[{"id":"{{id}}","type":"{{type}}"}]}]}""";

    /// <summary>Adds the members of arrays, sets everything else.</summary>
    private void Drift(string change) => Applications.Change(Key, application => Add(application, JsonNode.Parse(change)!.AsObject()));

    private static void Add(JsonObject into, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            if (value is JsonObject inner)
            {
                Add(into[name]!.AsObject(), inner);
            }
            else if (value is JsonArray items)
            {
                foreach (var item in items)
                {
                    into[name]!.AsArray().Add(item!.DeepClone());
                }
            }
            else
            {
                into[name] = value!.DeepClone();
            }
        }
    }

    private Task<Said> RegisterAsync(params string[] more) => Said.RegisterAsync(world.Simulator, $"https://{_name}", more);
}
