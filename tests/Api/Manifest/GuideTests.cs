using System.Text.RegularExpressions;
using OutlookCrm.Identity;
using OutlookCrm.Manifest;
using OutlookCrm.Manifest.Registration;
using OutlookCrm.Tests.Architecture;
using Xunit;

namespace OutlookCrm.Tests.Manifest;

/// <summary>The administrator's guide names only what there is, and all that is asked for.</summary>
public sealed partial class GuideTests
{
    private static readonly string s_folder = Path.Combine(Source.Root, "manifest");
    private static readonly string s_guide = File.ReadAllText(Path.Combine(s_folder, "README.md"));

    /// <summary>The switches with which the guide registers in its trial, without <c>--yes</c>.</summary>
    public static IReadOnlyList<string> TrialOptions { get; } =
        [.. Command().Matches(s_guide).Select(match => match.Groups[1].Value.Trim().Split(' ')).Last(words => words[0] == "register")
            .Skip(5).Where(word => word != "--yes")];

    [Fact]
    public void Every_command_is_one_and_takes_its_options()
    {
        var commands = Command().Matches(s_guide).Select(match => match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToList();

        Assert.True(commands.Count >= 6, $"Only {commands.Count} commands were found.");
        Assert.All(commands, words =>
            Assert.Empty(Commands.Parse([.. words.Select(word => word == "GUID" ? $"{Guid.NewGuid()}" : word)]).Errors));
    }

    [Fact]
    public async Task The_simulator_takes_the_options_that_it_names()
    {
        var words = Simulator().Match(s_guide).Groups[1].Value.Split(' ');
        OutlookCrm.Simulator.SimulatorOptions? options = null;
        var code = await OutlookCrm.Simulator.SimulatorCommand.RunAsync(words, typed =>
        {
            options = typed;
            return Task.FromResult(0);
        });

        Assert.Equal((0, false, "trial"), (code, options!.Registered, Path.GetFileName(options.DataFolder)));
        Assert.Empty(options.ApiSettings);
    }

    [Fact]
    public void Every_option_that_is_explained_exists()
    {
        var known = Commands.Root.Subcommands.SelectMany(command => command.Options).Select(option => option.Name.TrimStart('-'))
            .ToHashSet();
        var named = Option().Matches(s_guide).Select(match => match.Groups[1].Value).ToList();

        Assert.True(named.Count > 10);
        Assert.Empty(named.Except(known));
    }

    [Fact]
    public void Every_file_that_it_links_is_there()
    {
        var links = Link().Matches(s_guide).Select(match => match.Groups[1].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal)).ToList();

        Assert.True(links.Count > 5);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(s_folder, link)), link));
    }

    [Fact]
    public void Every_permission_and_role_has_its_sentence_and_no_other()
    {
        var rows = Row().Matches(s_guide).Select(match => match.Groups[1].Value).ToHashSet();
        var description = Manifests.Description();
        var wanted = new WantedApplication(description.Address, IsMultiTenant: false, WithBadge: true, Certificate: null);
        string[] ofTheAddIn = ["ReadWriteItem", "MailboxItem.ReadWrite.User", "Mailbox.SharedFolder"];

        Assert.Equal([.. wanted.Permissions, .. ofTheAddIn, WantedApplication.Scope, .. WantedApplication.Roles.Select(role => role.Value)],
            rows.Where(row => IsPermission().IsMatch(row)).ToHashSet());
    }

    /// <summary>What the API asks Entra for, and by which it knows people, is what the registration makes.</summary>
    [Fact]
    public void The_registration_makes_what_the_API_asks_for()
    {
        var asked = Scope().Matches(Source.Api["Identity/GraphTokens.cs"]).Select(match => match.Groups[1].Value).ToHashSet();
        var description = Manifests.Description();

        Assert.Equal(7, asked.Count);
        Assert.Equal(asked, new WantedApplication(
            description.Address, IsMultiTenant: false, WithBadge: true, Certificate: null).Permissions.ToHashSet());
        Assert.Equal([Policies.ReaderRole, Policies.SalesRole, Policies.ManagerRole, Policies.AdminRole],
            WantedApplication.Roles.Select(role => role.Value));
        Assert.Equal(AccessTokenRules.Scope, WantedApplication.Scope);
    }

    [GeneratedRegex("^dotnet run --project manifest -- (.+)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("^dotnet run --project tests/Simulator -- (.+)$", RegexOptions.Multiline)]
    private static partial Regex Simulator();

    [GeneratedRegex(@"`--([a-z-]+)(?: [^`]*)?`(?!=)")]
    private static partial Regex Option();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^([A-Z][A-Za-z]+(\.\w+)*|access_as_user)$")]
    private static partial Regex IsPermission();

    [GeneratedRegex("=> \"((?:Mail|Calendars|User)\\.[\\w.]+)\"")]
    private static partial Regex Scope();
}
