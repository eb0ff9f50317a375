using System.CommandLine;
using OutlookCrm.Manifest.Building;
using OutlookCrm.Manifest.Registration;
using OutlookCrm.Manifest.Validation;

namespace OutlookCrm.Manifest;

/// <summary>
/// The commands of <c>dotnet run --project manifest</c>. Their exit code is 0 if everything is done, 1 if something must be fixed, 2 if
/// the command was not
/// understood, and 3 if <c>register</c> would change something.
/// </summary>
internal static class Commands
{
    private const string Description = """
        Makes, checks and registers the Outlook add-in.

        Exit codes: 0 done, 1 something must be fixed, 2 the command was not understood, 3 register would change something.
        Every option of a command: COMMAND --help
        """;

    // A file name may begin with @, and -ab is no short form of -a -b.
    private static readonly ParserConfiguration s_parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>All commands.</summary>
    public static RootCommand Root { get; } = CreateRoot();

    public static ParseResult Parse(params IReadOnlyList<string> args) => Root.Parse(args, s_parsing);

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        if (args is [])
        {
            await errors.WriteLineAsync("Which command?");
            await Parse("--help").InvokeAsync(Streams(errors, errors), ct);
            return 2;
        }

        var typed = Parse(args is ["help", .. var rest] ? [.. rest, "--help"] : args);
        var problems = string.Join(Environment.NewLine, typed.Errors.Select(error => error.Message));
        try
        {
            if (problems.Length == 0)
            {
                return await typed.InvokeAsync(Streams(output, errors), ct);
            }
        }
        catch (UsageException problem)
        {
            problems = problem.Message;
        }

        var command = typed.CommandResult.Command;
        await errors.WriteLineAsync($"{problems} {(command == Root ? "All commands:" : $"All options: {command.Name}")} --help.");
        return 2;
    }

    // Ctrl+C ends the process at once: nothing here needs to be put away.
    private static InvocationConfiguration Streams(TextWriter output, TextWriter errors) =>
        new() { Output = output, Error = errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    private static RootCommand CreateRoot()
    {
        var root = new RootCommand(Description) { BuildCommand.Command, ValidateCommand.Command, RegisterCommand.Command };

        // --version is an option of build. Nobody debugs this parser.
        root.Options.Remove(root.Options.OfType<VersionOption>().Single());
        root.Directives.Clear();
        return root;
    }
}

/// <summary>A command that was not understood; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
