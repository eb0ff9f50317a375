using System.Diagnostics;
using Xunit;

namespace OutlookCrm.Tests.Pane;

/// <summary>The pane's own checks, so that one <c>dotnet test</c> speaks for both halves of the product.</summary>
public sealed class PaneChecks
{
    [Theory]
    [InlineData("lint")]
    [InlineData("format:check")]
    [InlineData("test")]
    public async Task The_pane_passes(string script)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["run", script])
        {
            WorkingDirectory = Path.Combine(Root(), "addin"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Colour codes would only clutter the message of a failing test.
            Environment = { ["NO_COLOR"] = "1", ["CI"] = "1" },
        };
        using var npm = Process.Start(start)!;
        using var stopped = TestContext.Current.CancellationToken.Register(() => npm.Kill(entireProcessTree: true));
        var output = npm.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = npm.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await npm.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(npm.ExitCode == 0, $"npm run {script} in addin/ says:\n{await output}\n{await errors}");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OutlookCrm.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("OutlookCrm.sln is in no folder above the tests");
        }

        return folder.FullName;
    }
}
