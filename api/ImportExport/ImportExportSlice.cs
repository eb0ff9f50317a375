using OutlookCrm.Slices;

namespace OutlookCrm.ImportExport;

/// <summary>Files of other programs: what accounting programs, shops and other CRMs write.</summary>
internal sealed class ImportExportSlice : ISlice
{
    public string Name => "ImportExport";

    public void Add(WebApplicationBuilder builder)
    {
    }

    public void Map(RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags(Name);

        PreviewImport.Map(imports); // POST   /api/imports/preview
    }
}
