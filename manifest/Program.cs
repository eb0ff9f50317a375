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
            Makes, checks and registers the Outlook add-in. Say dotnet run --project manifest -- and then

            build --host https://crm.example.com --out DIR
                writes outlookcrm.xml and outlookcrm.zip for that host into DIR, and checks them
                --host URL         the API as Outlook reaches it, https
                --out DIR          the folder, made where there is none
                --client-id GUID   the Entra application (AzureAd:ClientId), for both manifests
                --version 1.1.0    theirs, three numbers; higher than the one that is deployed
                --check-sending    Outlook asks before a mail goes to several companies

            validate FILE…
                checks manifests: outlookcrm.xml, outlookcrm.zip, or both together, also against each other
                --online           fetches the start page, the script and every icon too

            register --host https://crm.example.com
                compares the Entra application with what is needed, and lists what it would do
                --host URL         the API as Outlook reaches it, https
                --yes              makes or mends it
                --certificate FILE by which the API proves itself (.cer)
                --badge            the Outlook category on logged mails: two more permissions
                --client-id GUID   an application that exists already, made by hand
                --multi-tenant     several companies share this installation
                --tenant ID        which one, where you administer several
                --graph URL --authority URL    another cloud
                --simulator URL    a simulated Microsoft 365, http://localhost:3000; --as USER is who asks

            Answers 0 when it is done, 1 when there is something to mend, 2 when the command was not understood, 3 when register would change something.
            """;

        public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken ct)
        {
            if (args is ["help", ..] || args.Intersect(["--help", "-h"]).Any())
            {
                await output.WriteLineAsync(Usage);
                return 0;
            }

            try
            {
                return args switch
                {
                    ["build", .. var rest] => await BuildCommand.RunAsync(Arguments.Parse(rest, BuildCommand.Options), output, errors, ct),
                    ["register", .. var rest] => await RegisterCommand.RunAsync(Arguments.Parse(rest, RegisterCommand.Options), output, errors, ct),
                    ["validate", .. var rest] => await ValidateCommand.RunAsync(Arguments.Parse(rest, ValidateCommand.Options), output, errors, ct),
                    [] => throw new UsageException($"Which command?\n\n{Usage}"),
                    _ => throw new UsageException($"There is no command '{args[0]}': say build, validate or register."),
                };
            }
            catch (UsageException problem)
            {
                await errors.WriteLineAsync(args is [] ? problem.Message : $"{problem.Message} All commands and options: --help.");
                return 2;
            }
        }
    }
}
