using Microsoft.Extensions.Options;
using OutlookCrm;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Backup;

if (BackupCommand.IsNamedBy(args))
{
    return await BackupCommand.RunAsync(args, Console.Out, Console.Error);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddOutlookCrm();

// Answers the service control manager where that started the program, and is nothing elsewhere.
builder.Services.AddWindowsService(service => service.ServiceName = "OutlookCrm");

var app = builder.Build();
app.MapOutlookCrm();
try
{
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is StorageUnavailableException or OptionsValidationException)
{
    // What the operator has to mend, without the stack under it.
    await Console.Error.WriteLineAsync(e is OptionsValidationException wrong ? string.Join(Environment.NewLine, wrong.Failures) : e.Message);
    return 1;
}
