using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Storage;

namespace OutlookCrm;

/// <summary>What the product is made of: one line per slice.</summary>
public static class Composition
{
    /// <summary>Adds every slice and what they stand on.</summary>
    public static WebApplicationBuilder AddOutlookCrm(this WebApplicationBuilder builder)
    {
        builder.AddStorage();
        builder.AddMailboxes();
        return builder;
    }
}
