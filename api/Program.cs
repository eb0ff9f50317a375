using OutlookCrm;
using OutlookCrm.Storage.Backup;

if (CommandLine.AsksForHelp(args))
{
    return BackupArguments.WriteHelp(args, Console.Out);
}

if (!BackupCommand.IsNamedBy(args) && CommandLine.WhyNot(args) is { } notUnderstood)
{
    await Console.Error.WriteLineAsync(notUnderstood);
    return 2;
}

// The settings and the pane of a published program lie beside it, whatever folder it is started from.
var isPublished = File.Exists(Path.Combine(AppContext.BaseDirectory, "appsettings.json"));
if (isPublished && !args.Any(word => word.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)))
{
    args = [.. args, "--contentRoot", AppContext.BaseDirectory];
}

if (BackupCommand.IsNamedBy(args))
{
    return await BackupCommand.RunAsync(args, Console.Out, Console.Error);
}

try
{
    // Settings are read once. A watcher of their files would also see every write to a database below the program's folder, where
    // Storage:Path lies by default.
    var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
    builder.AddOutlookCrm();

    // Answers the service control manager of Windows if it started the program; does nothing elsewhere.
    builder.Services.AddWindowsService(service => service.ServiceName = "OutlookCrm");

    var app = builder.Build();

    // Before anything uses the settings, so that the operator reads what is wrong with a setting, and not what it caused.
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
