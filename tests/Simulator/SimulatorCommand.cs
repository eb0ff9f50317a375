using System.CommandLine;
using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Simulator;

/// <summary>The simulator's command line: its own options, and every setting of the API.</summary>
internal static class SimulatorCommand
{
    private static readonly Option<string> s_pageUrl = new("--urls")
    {
        HelpName = "URL",
        Description = "where the Outlook page and the scripts' endpoints listen",
        DefaultValueFactory = _ => "http://localhost:3000",
    };

    private static readonly Option<string> s_apiUrl = new("--api-urls")
    {
        HelpName = "URL",
        Description = "where the API and the pane listen",
        DefaultValueFactory = _ => "http://localhost:5080",
    };

    private static readonly Option<string> s_data = new("--data")
    {
        HelpName = "DIR",
        Description = "mailboxes, signing keys and the embedded store; tests/Simulator/data/simulator unless given",
    };

    private static readonly Option<bool> s_demo = new("--demo")
    {
        HelpName = "true|false",
        Description = "fills an empty folder with the demo company",
        DefaultValueFactory = _ => true,
    };

    private static readonly Option<bool> s_registered = new("--registered")
    {
        HelpName = "true|false",
        Description = "whether Entra knows the product's application from the start",
        DefaultValueFactory = _ => true,
    };

    /// <summary>Reads what was typed and starts the simulator; the exit code is 2 if a word is not understood.</summary>
    public static Task<int> RunAsync(string[] args, Func<SimulatorOptions, Task<int>> start)
    {
        var root = new RootCommand(
            "The product against a simulated Microsoft 365. Every setting of the API may be added: --Storage:Engine=tables.")
        {
            s_pageUrl, s_apiUrl, s_data, s_demo, s_registered,
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.Options.Remove(root.Options.OfType<VersionOption>().Single());
        root.Directives.Clear();
        root.SetAction(async (typed, _) =>
        {
            if (CommandLine.WhyNot([.. typed.UnmatchedTokens]) is { } fault)
            {
                await Console.Error.WriteLineAsync(fault);
                return 2;
            }

            return await start(Options(typed));
        });
        return root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false })
            .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static SimulatorOptions Options(ParseResult typed) => new()
    {
        PageUrl = typed.GetRequiredValue(s_pageUrl),
        ApiUrl = typed.GetRequiredValue(s_apiUrl),
        DataFolder = Path.GetFullPath(typed.GetValue(s_data) ?? SourceTree.Of("tests", "Simulator", "data", "simulator")),
        Demo = typed.GetValue(s_demo),
        Registered = typed.GetValue(s_registered),
        Say = Console.WriteLine,
        ApiSettings = new ConfigurationBuilder().AddCommandLine([.. typed.UnmatchedTokens]).Build().AsEnumerable()
            .Where(setting => setting.Value is not null).ToDictionary(),
    };
}
