using System.Text.RegularExpressions;
using OutlookCrm.AddIn;
using OutlookCrm.Manifest.Validation;

namespace OutlookCrm.Manifest.Building;

/// <summary>Writes both manifests for one host, and checks what it wrote as <c>validate</c> does.</summary>
internal static partial class BuildCommand
{
    public static IReadOnlyList<string> Options { get; } = ["host", "out", "client-id", "version", "check-sending!"];

    public static async Task<int> RunAsync(Arguments arguments, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        if (arguments.Files is [var stray, ..])
        {
            throw new UsageException($"'{stray}' is no option of build.");
        }

        var (address, problem) = AddInAddress.Parse(arguments["host"]);
        if (address is null)
        {
            throw new UsageException(problem!);
        }

        var description = new AddInDescription(address, arguments.Id("client-id")) { ChecksSending = arguments.Has("check-sending") };
        if (arguments["version"] is { } version)
        {
            description = description with { Version = ThreeParts().IsMatch(version) ? version : throw new UsageException($"--version '{version}' is none: three numbers of at most five digits, such as 1.0.1.") };
        }

        var folder = arguments["out"] ?? throw new UsageException("Where to? Say --out DIR.");
        string[] files = [Path.Combine(folder, "outlookcrm.xml"), Path.Combine(folder, "outlookcrm.zip")];
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(files[0], XmlManifest.Write(description), ct);
            await File.WriteAllBytesAsync(files[1], UnifiedPackage.Write(description), ct);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(File.Exists(folder) ? $"--out '{folder}' is a file: name a folder." : $"--out '{folder}' cannot be written ({cause.Message.TrimEnd('.')}): name a folder that you may write to.");
        }

        foreach (var file in files)
        {
            await output.WriteLineAsync($"Wrote {file}");
        }

        if (description.ClientId is null)
        {
            await output.WriteLineAsync("No --client-id: the manifests name no Entra application. Sign-in works; Microsoft 365 then asks for no consent while it deploys the zip.");
        }

        return await ValidateCommand.CheckAsync(files, online: false, output, errors, ct);
    }

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,4})(\.(0|[1-9][0-9]{0,4})){2}$")]
    private static partial Regex ThreeParts();
}
