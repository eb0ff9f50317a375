using System.CommandLine;

namespace OutlookCrm.Storage.Backup;

/// <summary>
/// What was typed for <c>export</c>, <c>restore</c> or <c>offboard</c>. <paramref name="Keep"/> is the value of <c>--keep</c>, empty
/// without a value, and null if <c>--keep</c> was not typed. <paramref name="Settings"/> are the settings of the API, for configuration
/// to read.
/// </summary>
internal sealed record BackupArguments(string Command, Guid Tenant, string File, string? Keep, bool IsSure, string[] Settings)
{
    private const string Description = """
        Serves the API and the pane. Settings are given as --SETTING=VALUE and explained in api/Deployment/README.md.
        With a command it moves a tenant's rows instead, and serves nothing.
        """;

    private static readonly Option<Guid> s_tenant = new("--tenant")
    {
        HelpName = "ID",
        Description = "the tenant's id in Entra",
        Required = true,
        CustomParser = typed =>
        {
            if (!Guid.TryParse(typed.Tokens[0].Value, out var id))
            {
                typed.AddError($"--tenant '{typed.Tokens[0].Value}' is no id: an id looks like 5a9c6d5e-2f7b-4b7e-9f0e-0c0a11ce0001.");
            }

            return id;
        },
    };

    // Given twice, the last value counts, as with a setting.
    private static readonly Option<string[]> s_file = new("--file")
    {
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        Description = "the file with the rows. In the name of an export's file, {date} stands for today by this machine's clock "
            + "(2026-01-31); if the file of today is complete, nothing is exported",
        Required = true,
    };

    private static readonly Option<string> s_keep = new("--keep")
    {
        HelpName = "N",
        Description = "export only, with {date}: then deletes the files of earlier days, except the N newest complete files, today's "
            + "included",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> s_yes = new("--yes") { Description = "offboard only: really deletes", Arity = ArgumentArity.Zero };
    private static readonly RootCommand s_root = CreateRoot();

    // A file name may begin with @, and -ab is no short form of -a -b.
    private static readonly ParserConfiguration s_parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Reads what was typed; null if it is not understood, which <paramref name="failed"/> is told.</summary>
    public static BackupArguments? Read(string[] args, TextWriter failed)
    {
        var typed = s_root.Parse([.. args.Select(InSmallLetters)], s_parsing);
        string[] settings = [.. typed.UnmatchedTokens];
        var wrong = CommandLine.WhyNot(settings) is { } fault ? [fault] : Array.Empty<string>();
        string[] faults = [.. typed.Errors.Select(error => error.Message), .. wrong];
        if (faults is [])
        {
            var keep = typed.GetResult(s_keep) is null ? null : typed.GetValue(s_keep) ?? "";
            return new BackupArguments(
                args[0], typed.GetValue(s_tenant), typed.GetValue(s_file)![^1], keep, typed.GetValue(s_yes), settings);
        }

        failed.WriteLine(string.Join(Environment.NewLine, faults));
        failed.WriteLine($"All options: {args[0]} --help.");
        return null;
    }

    /// <summary>Writes the help that is asked for: of one command, or of all.</summary>
    public static int WriteHelp(string[] args, TextWriter told) =>
        s_root.Parse(args, s_parsing).Invoke(new InvocationConfiguration { Output = told });

    private static RootCommand CreateRoot()
    {
        s_file.Validators.Add(typed =>
        {
            if (typed.Tokens.Any(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                typed.AddError("The option --file needs a value.");
            }
        });
        var root = new RootCommand(Description) { TreatUnmatchedTokensAsErrors = false };
        root.Options.Remove(root.Options.OfType<VersionOption>().Single());
        root.Directives.Clear();
        root.Add(Create("export", "Writes a tenant's rows to a file."));
        root.Add(Create("restore", "Writes the rows of a file back to the store."));
        root.Add(Create("offboard", "Writes a tenant's rows to a file, checks the file, then deletes the rows."));
        return root;
    }

    // What is no option is a setting of the API.
    private static Command Create(string name, string description)
    {
        var command = new Command(name, description) { s_tenant, s_file, s_keep, s_yes };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(_ => 0);
        return command;
    }

    // Settings are known in any case, and so are these options.
    private static string InSmallLetters(string word) =>
        new Option[] { s_tenant, s_file, s_keep, s_yes }
            .Select(option => option.Name)
            .FirstOrDefault(name => word.Split('=')[0].Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known
            ? known + word[known.Length..]
            : word;
}
