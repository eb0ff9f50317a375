using System.Diagnostics;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Deployment;

/// <summary>
/// The program as an operator starts it, with a wrong setting: a sentence and an exit code, no stack and no log. One setting for each kind
/// of exception; the sentences of all other settings are in <see cref="SettingTests"/>, which starts no process.
/// </summary>
public sealed class StartTests : IDisposable
{
    private const string Id = "11111111-1111-4111-8111-111111111111";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--AzureAd:ClientId=", "AzureAd:ClientId is missing: the application (client) id of the app registration.")]
    [InlineData("--AzureAd:ClientId=zz", "Failed to convert configuration value 'zz' at 'AzureAd:ClientId' to type 'System.Guid'.")]
    [InlineData("--Shutdown:Drian=00:00:10", "A setting is misspelt: there is no 'Drian' in its section.")]
    public async Task A_wrong_setting_is_one_sentence(string wrong, string sentence)
    {
        var (code, output, errors) = await RunAsync(wrong);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(sentence, errors.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Urls=nonsense", "Urls: Invalid url: 'nonsense'")]
    [InlineData("--Urls=http://127.0.0.1:99999", "Urls: a port is a number")]
    [InlineData("--Urls=https://127.0.0.1:0", "Urls: https needs a certificate")]
    [InlineData("--Urls=http://203.0.113.9:5199", "Urls: the API cannot listen there")]
    [InlineData("--Storage:Path=/dev/null/x", "The folder of the database /dev/null/x cannot be used")]
    public async Task What_only_starting_shows_ends_with_its_sentence(string wrong, string sentence)
    {
        var (code, _, errors) = await RunAsync(wrong);

        Assert.Equal(1, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_says_what_the_program_does()
    {
        var (code, output, _) = await RunAsync("--help");

        Assert.Equal(0, code);
        Assert.All(["--SETTING=VALUE", "\n  export ", "\n  restore ", "\n  offboard "], words =>
            Assert.Contains(words, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_that_is_none_starts_nothing()
    {
        var (code, output, errors) = await RunAsync("exprot");

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("'exprot' is neither a command", errors, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(string argument)
    {
        var right = new[] { $"--AzureAd:ClientId={Id}", "--AzureAd:ClientSecret=x", "--Urls=http://127.0.0.1:0", $"--Storage:Path={_folder.File("rows.db")}", "--Storage:Engine=sqlite" };
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "OutlookCrm.Api.dll"), argument,
                .. right.Where(one => one.Split('=')[0] != argument.Split('=')[0])])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // Anywhere but beside the program, and without the engine that the other tests may run on.
            WorkingDirectory = _folder.Path,
            Environment = { ["Storage__Engine"] = "sqlite" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, errors);
    }
}
