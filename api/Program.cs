using OutlookCrm;
using OutlookCrm.Storage.Backup;

if (BackupCommand.IsNamedBy(args))
{
    return await BackupCommand.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddOutlookCrm();

var app = builder.Build();
app.MapOutlookCrm();

await app.RunAsync();
return 0;
