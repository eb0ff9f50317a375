using OutlookCrm;

var builder = WebApplication.CreateBuilder(args);
builder.AddOutlookCrm();

var app = builder.Build();
app.MapOutlookCrm();

await app.RunAsync();
