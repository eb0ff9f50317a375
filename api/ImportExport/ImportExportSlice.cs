using OutlookCrm.ImportExport.Exports;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.Slices;

namespace OutlookCrm.ImportExport;

/// <summary>Files of other programs: what accounting programs, shops and other CRMs write.</summary>
internal sealed class ImportExportSlice : ISlice
{
    public string Name => "ImportExport";

    public void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ICustomerRows, ImportedChangeRows>();
        builder.Services.AddSingleton<TenantExport>();
        builder.Services.AddSingleton<ImportStore>();
        builder.Services.AddSingleton<PackedFiles>();
        builder.Services.AddSingleton<ImportGate>();
        builder.Services.AddSingleton<IErasureReach, ErasedRows>();
        builder.Services.AddSingleton<CalledBuyers>();
        builder.Services.AddSingleton<RecordOwners>();
        builder.Services.AddSingleton<InvoiceBuyers>();
        builder.Services.AddSingleton<ShopOrders>();
        builder.Services.AddSingleton<ImportedProducts>();
        builder.Services.AddSingleton<ImportedCustomers>();
        builder.Services.AddSingleton<ImportedBooks>();
        builder.Services.AddSingleton<ImportedRecords>();
        builder.Services.AddSingleton<PlanNotes>();
        builder.Services.AddSingleton<ImportPlan>();
        builder.Services.AddSingleton<ImportJob>();
        builder.Services.AddSingleton<ImportUndo>();
        builder.Services.AddSingleton<ImportWorker>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ImportWorker>());
    }

    public void Map(RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags(Name);
        var exports = api.MapGroup("/exports").WithTags(Name);

        PreviewImport.Map(imports); // POST   /api/imports/preview
        PlanImport.Map(imports);    // POST   /api/imports/dry-run
        StartImport.Map(imports);   // POST   /api/imports
        ListImports.Map(imports);   // GET    /api/imports
        ReadImport.Map(imports);    // GET    /api/imports/{id}
        ReadRejected.Map(imports);  // GET    /api/imports/{id}/rejected
        ForgetImport.Map(imports);  // DELETE /api/imports/{id}
        UndoImport.Map(imports);    // POST   /api/imports/{id}/undo
        ForgetAnswers.Map(imports); // DELETE /api/imports/mappings/{signature}
        SetOwnCompany.Map(imports); // GET    /api/imports/company
                                    // PUT    /api/imports/company

        ExportTenant.Map(exports);  // GET    /api/exports/{table}
    }
}
