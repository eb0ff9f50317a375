using System.Diagnostics;
using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>Finds a browser of the Chromium family, or gets one: whoever runs the tests should not have to think about it.</summary>
internal static class Chromium
{
    private static readonly string[] Variables = ["CHROME_PATH", "CHROME_BIN", "CHROMIUM_PATH", "EDGE_PATH"];

    // The headless shell first, which is the same engine without the desktop's browser around it: a third less to do for every test.
    private static readonly string[] Names =
    [
        "chromium-headless-shell",
        "msedge",
        "microsoft-edge",
        "microsoft-edge-stable",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "chromium",
        "chromium-browser",
    ];

    private const string AptGet = "/usr/bin/apt-get";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Flags for a machine without a screen and, in a container, without user namespaces; the rest keeps the browser from calling
    /// home.
    /// </summary>
    public static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>Where the browser's program is.</summary>
    /// <exception cref="InvalidOperationException">There is none and none could be had; the message is the command to type.</exception>
    public static async Task<string> FindOrGetAsync(IPlaywright playwright)
    {
        var own = playwright.Chromium.ExecutablePath;
        if (Find(own) is { } installed)
        {
            return installed;
        }

        // Offline, or on a system Playwright has no build for, this fails; its build also needs libraries that a bare system lacks.
        if (await InstallAsync() && await RunAsync(own, ["--version"]))
        {
            return own;
        }

        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists(AptGet))
        {
            await RunAsync(AptGet, ["update"]);
            foreach (var package in new[] { "chromium-headless-shell", "chromium" })
            {
                if (await RunAsync(AptGet, ["install", "--yes", "--no-install-recommends", package]))
                {
                    break;
                }
            }
        }

        return Find(null) ?? throw new InvalidOperationException($"The browser tests need Edge, Chrome or Chromium. Type: {Command()}");
    }

    private static string? Find(string? own) =>
        Variables.Select(Environment.GetEnvironmentVariable).Concat(OnPath()).Concat(UsualPlaces()).Append(own).FirstOrDefault(File.Exists);

    private static IEnumerable<string?> OnPath()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        return from name in Names from folder in folders select Path.Combine(folder, name + suffix);
    }

    private static IEnumerable<string?> UsualPlaces()
    {
        string[] windows = [@"Microsoft\Edge\Application\msedge.exe", @"Google\Chrome\Application\chrome.exe"];
        Environment.SpecialFolder[] programs =
        [
            Environment.SpecialFolder.ProgramFiles,
            Environment.SpecialFolder.ProgramFilesX86,
            Environment.SpecialFolder.LocalApplicationData,
        ];
        var onWindows = from program in windows from folder in programs select Path.Combine(Environment.GetFolderPath(folder), program);
        return OperatingSystem.IsWindows()
            ? onWindows
            :
            [
                "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/opt/microsoft/msedge/msedge",
                "/opt/google/chrome/chrome",
                "/usr/lib/chromium/chromium",
                "/snap/bin/chromium",
            ];
    }

    private static async Task<bool> InstallAsync()
    {
        try
        {
            return await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "chromium"])).WaitAsync(Patience) == 0;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static string Command() =>
        OperatingSystem.IsWindows() ? "winget install Google.Chrome"
        : OperatingSystem.IsMacOS() ? "brew install --cask google-chrome"
        : "sudo apt-get install --yes chromium";

    private static async Task<bool> RunAsync(string program, string[] arguments)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var process = Process.Start(program, arguments);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return false;
        }
    }
}
