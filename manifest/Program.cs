using OutlookCrm.Manifest;
using OutlookCrm.Manifest.Building;
using OutlookCrm.Manifest.Registration;
using OutlookCrm.Manifest.Validation;

return await Commands.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);

namespace OutlookCrm.Manifest
{
    /// <summary>The commands of <c>dotnet run --project manifest</c>. What they answer: 0 is done, 1 is something to mend, 2 is a command that was not understood, 3 is that <c>register</c> would change something.</summary>
    internal static class Commands
    {
        private const string Usage = """
            dotnet run --project manifest -- build --host https://crm.example.com --out DIR [--client-id GUID] [--version 1.1.0] [--check-sending]
                writes outlookcrm.xml and outlookcrm.zip, checked
            dotnet run --project manifest -- validate FILE… [--online]
                checks manifests: outlookcrm.xml, outlookcrm.zip, or both together
            dotnet run --project manifest -- register --host https://crm.example.com [--certificate FILE.cer] [--badge] [--multi-tenant] [--client-id GUID] [--yes]
                [--tenant ID] [--graph URL --authority URL] | [--simulator http://localhost:3000 [--as USER]]
                compares the Entra application with what is needed; with --yes makes or mends it
            """;

        public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken ct)
        {
            try
            {
                return args switch
                {
                    ["build", .. var rest] => await BuildCommand.RunAsync(Arguments.Parse(rest, BuildCommand.Options), output, errors, ct),
                    ["register", .. var rest] => await RegisterCommand.RunAsync(Arguments.Parse(rest, RegisterCommand.Options), output, errors, ct),
                    ["validate", .. var rest] => await ValidateCommand.RunAsync(Arguments.Parse(rest, ValidateCommand.Options), output, errors, ct),
                    _ => throw new UsageException(args is [] or ["--help"] or ["help"] ? "Which command?" : $"There is no command '{args[0]}'."),
                };
            }
            catch (UsageException problem)
            {
                await errors.WriteLineAsync($"{problem.Message}\n\n{Usage}");
                return 2;
            }
        }
    }
}
