using System.CommandLine;

namespace OutlookCrm.Manifest.Validation;

/// <summary>Checks manifests before anything is uploaded; two together are also checked against each other.</summary>
internal static class ValidateCommand
{
    private static readonly Argument<string[]> s_files = new("FILE")
    {
        Description = "outlookcrm.xml, outlookcrm.zip, or both",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> s_online = Options.Switch("--online", "fetches the start page, the script and every icon too");

    /// <summary>The command as it is typed.</summary>
    public static Command Command { get; } = Create();

    /// <summary>Reads and checks files, tells what it found, and answers 1 where something must be fixed.</summary>
    public static async Task<int> CheckAsync(
        IReadOnlyList<string> files, bool online, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        var read = new List<(string, byte[])>();
        foreach (var file in files)
        {
            if (Directory.Exists(file))
            {
                var (xml, zip) = (Path.Combine(file, "outlookcrm.xml"), Path.Combine(file, "outlookcrm.zip"));
                throw new UsageException($"{file} is a folder: name the files in it, such as {xml} and {zip}.");
            }

            try
            {
                read.Add((Path.GetFileName(file), await File.ReadAllBytesAsync(file, ct)));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"{file} cannot be read: {problem.Message}");
            }
        }

        var found = await CheckAsync(read, online, ct);
        foreach (var finding in found)
        {
            await (finding.IsWarning ? output : errors).WriteLineAsync(finding.ToString());
        }

        var wrong = found.Count(finding => !finding.IsWarning);
        var doubtful = found.Count - wrong;
        var warnings = doubtful == 0 ? "" : doubtful == 1 ? " One warning: read it above." : $" {doubtful} warnings: read them above.";
        var summary = wrong == 0 ? $"Checked {string.Join(" and ", read.Select(one => one.Item1))}: no problems."
            : wrong == 1 ? "1 problem to fix." : $"{wrong} problems to fix.";
        await output.WriteLineAsync(summary + warnings);
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>All faults of these files.</summary>
    public static async Task<IReadOnlyList<Finding>> CheckAsync(
        IReadOnlyList<(string Name, byte[] Content)> files, bool online, CancellationToken ct)
    {
        var all = new List<Finding>();
        var facts = new List<(string Kind, ManifestFacts Facts)>();
        foreach (var (name, content) in files)
        {
            var findings = new Findings(name);
            var kind = Path.GetExtension(name).ToLowerInvariant();
            var learned = kind switch
            {
                ".xml" => XmlRules.Check(findings, name, content),
                ".zip" => await PackageRules.CheckAsync(findings, name, content, ct),
                ".json" => await PackageRules.CheckManifestAsync(findings, name, content, null, ct),
                _ => throw new UsageException($"{name} is no manifest: it ends with .xml, .zip or .json."),
            };
            all.AddRange(findings.Found);
            if (learned is not null)
            {
                facts.Add((kind, learned));
            }
        }

        if (facts is [var (first, one), var (second, other)] && first != second && (first == ".xml" || second == ".xml"))
        {
            all.AddRange(first == ".xml" ? PairRules.Check(one, other) : PairRules.Check(other, one));
        }

        if (online && facts.Count > 0)
        {
            all.AddRange(await OnlineRules.CheckAsync([.. facts.Select(one => one.Facts)], ct));
        }

        return all;
    }

    private static Command Create()
    {
        var command = new Command("validate", "Checks manifests, and two manifests also against each other.") { s_files, s_online };
        command.SetAction((typed, ct) => typed.GetValue(s_files) is [_, ..] files
            ? CheckAsync(files, typed.GetValue(s_online), typed.InvocationConfiguration.Output, typed.InvocationConfiguration.Error, ct)
            : throw new UsageException("Which file? Name outlookcrm.xml, outlookcrm.zip, or both."));
        return command;
    }
}
