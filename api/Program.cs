using Microsoft.Extensions.Options;
using OutlookCrm;
using OutlookCrm.Storage.Backup;

if (CommandLine.AsksForHelp(args))
{
    Console.WriteLine("""
        OutlookCrm.Api [--SETTING=VALUE …]                       serves the API and the pane; the settings are in README.md
        OutlookCrm.Api export|restore --tenant ID --file FILE    a tenant's rows to a file, and back
        OutlookCrm.Api offboard --tenant ID --file FILE --yes    the same to a file, then deletes them

        In the name of an export's file {date} is the day by this machine's clock (2026-01-31): one file a day, and where it is whole already nothing is exported.
        With --keep N that export then deletes those of earlier days, but for the N newest whole ones, today's among them.
        """);
    return 0;
}

if (!BackupCommand.IsNamedBy(args) && CommandLine.WhyNot(args) is { } notUnderstood)
{
    await Console.Error.WriteLineAsync(notUnderstood);
    return 2;
}

// Published, the settings and the pane lie beside the program, wherever it is started from.
if (File.Exists(Path.Combine(AppContext.BaseDirectory, "appsettings.json")) && !args.Any(word => word.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)))
{
    args = [.. args, "--contentRoot", AppContext.BaseDirectory];
}

if (BackupCommand.IsNamedBy(args))
{
    return await BackupCommand.RunAsync(args, Console.Out, Console.Error);
}

try
{
    // Settings are read once. Their watcher would look at every write to a database that lies below the program, as it does unless Storage:Path says otherwise.
    var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
    builder.AddOutlookCrm();

    // Answers the service control manager where that started the program, and is nothing elsewhere.
    builder.Services.AddWindowsService(service => service.ServiceName = "OutlookCrm");

    var app = builder.Build();

    // Before anything is made of the settings, so that the operator reads a sentence and not what followed from it.
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    app.MapOutlookCrm();
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (StartFault.Explain(e) is { } sentences)
{
    await Console.Error.WriteLineAsync(sentences);
    return 1;
}
