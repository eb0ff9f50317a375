using OutlookCrm.AddIn;
using OutlookCrm.Http;
using OutlookCrm.Primitives;

namespace OutlookCrm.Identity;

/// <summary>Entra's page on which an administrator consents for everybody.</summary>
internal sealed class ConsentPage(IOptions<EntraOptions> entra, OwnAddress own, IHttpContextAccessor caller)
{
    // .default asks for everything the registration lists, so that the administrator is asked once.
    private const string Everything = "https://graph.microsoft.com/.default";

    /// <summary>
    /// The page's address for one tenant. It comes back to the set-up page, which the registration lists: Entra wants such an address
    /// (learn.microsoft.com/entra/identity-platform/v2-admin-consent). Without a request and without Pane:Address there is none to give.
    /// </summary>
    public Uri For(TenantId tenant)
    {
        var back = AddInAddress.Parse(own.Of(caller.HttpContext?.Request)).Address?.Of("setup.html");
        var redirect = back is null ? "" : $"&redirect_uri={Uri.EscapeDataString(back)}";
        var query = $"client_id={entra.Value.Client}&scope={Uri.EscapeDataString(Everything)}{redirect}";
        return new(entra.Value.Instance, $"{tenant}/v2.0/adminconsent?{query}");
    }
}
