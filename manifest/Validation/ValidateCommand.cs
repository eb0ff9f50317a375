namespace OutlookCrm.Manifest.Validation;

/// <summary>Checks manifests before anything is uploaded; two together are also checked against each other.</summary>
internal static class ValidateCommand
{
    public static IReadOnlyList<string> Options { get; } = ["online!"];

    public static Task<int> RunAsync(Arguments arguments, TextWriter output, TextWriter errors, CancellationToken ct) =>
        arguments.Files.Count > 0
            ? CheckAsync(arguments.Files, arguments.Has("online"), output, errors, ct)
            : throw new UsageException("Which file? Name outlookcrm.xml, outlookcrm.zip, or both.");

    /// <summary>Reads and checks files, tells what it found, and answers 1 where something must be mended.</summary>
    public static async Task<int> CheckAsync(IReadOnlyList<string> files, bool online, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        var read = new List<(string, byte[])>();
        foreach (var file in files)
        {
            if (Directory.Exists(file))
            {
                throw new UsageException($"{file} is a folder: name the files in it, such as {Path.Combine(file, "outlookcrm.xml")} and {Path.Combine(file, "outlookcrm.zip")}.");
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
        await output.WriteLineAsync($"{(wrong == 0 ? $"Checked {string.Join(" and ", read.Select(one => one.Item1))}: nothing to mend." : $"{wrong} to mend.")}{warnings}");
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>Everything that is to be said of these files.</summary>
    public static async Task<IReadOnlyList<Finding>> CheckAsync(IReadOnlyList<(string Name, byte[] Content)> files, bool online, CancellationToken ct)
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
}
