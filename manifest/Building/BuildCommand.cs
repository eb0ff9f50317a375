using System.CommandLine;
using System.Text.RegularExpressions;
using OutlookCrm.AddIn;
using OutlookCrm.Manifest.Validation;

namespace OutlookCrm.Manifest.Building;

/// <summary>Writes both manifests for one host, and checks what it wrote as <c>validate</c> does.</summary>
internal static partial class BuildCommand
{
    private static readonly Option<string> s_host = Options.Host();
    private static readonly Option<string> s_folder = Options.Value("--out", "DIR", "the folder to write into, made if it is missing");
    private static readonly Option<Guid?> s_clientId = Options.ClientId("the Entra application (AzureAd:ClientId), for both manifests");
    private static readonly Option<string> s_version =
        Options.Value("--version", "1.1.0", "the version of the manifests, three numbers, higher than the deployed version");
    private static readonly Option<bool> s_checkSending =
        Options.Switch("--check-sending", "Outlook asks before a mail goes to several companies");

    /// <summary>The command as it is typed.</summary>
    public static Command Command { get; } = Create();

    private static Command Create()
    {
        var command = new Command("build", "Writes outlookcrm.xml and outlookcrm.zip for one host, and checks both.")
        {
            s_host, s_folder, s_clientId, s_version, s_checkSending,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult typed, CancellationToken ct)
    {
        var (output, errors) = (typed.InvocationConfiguration.Output, typed.InvocationConfiguration.Error);
        var (address, problem) = AddInAddress.Parse(typed.GetValue(s_host));
        if (address is null)
        {
            throw new UsageException(problem!);
        }

        var description = new AddInDescription(address, typed.GetValue(s_clientId)) { ChecksSending = typed.GetValue(s_checkSending) };
        if (typed.GetValue(s_version) is { } version)
        {
            description = description with
            {
                Version = ThreeParts().IsMatch(version)
                    ? version
                    : throw new UsageException(
                        $"--version '{version}' is no version: give three numbers of at most five digits, such as 1.0.1."),
            };
        }

        var folder = typed.GetValue(s_folder) ?? throw new UsageException("Where to? Say --out DIR.");
        string[] files = [Path.Combine(folder, "outlookcrm.xml"), Path.Combine(folder, "outlookcrm.zip")];
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(files[0], XmlManifest.Write(description), ct);
            await File.WriteAllBytesAsync(files[1], UnifiedPackage.Write(description), ct);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(File.Exists(folder)
                ? $"--out '{folder}' is a file: name a folder."
                : $"--out '{folder}' cannot be written ({cause.Message.TrimEnd('.')}): name a folder that you may write to.");
        }

        foreach (var file in files)
        {
            await output.WriteLineAsync($"Wrote {file}");
        }

        if (description.ClientId is null)
        {
            await output.WriteLineAsync(
                "No --client-id: the manifests name no Entra application. Sign-in works; Microsoft 365 then asks for no consent while it "
                    + "deploys the zip.");
        }

        return await ValidateCommand.CheckAsync(files, online: false, output, errors, ct);
    }

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,4})(\.(0|[1-9][0-9]{0,4})){2}$")]
    private static partial Regex ThreeParts();
}
