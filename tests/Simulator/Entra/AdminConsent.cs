namespace OutlookCrm.Simulator.Entra;

/// <summary>`GET /{tenant}/v2.0/adminconsent`: every caller counts as an administrator who agrees.</summary>
internal sealed class AdminConsent(AppDirectory directory)
{
    public void Map(IEndpointRouteBuilder entra) => entra.MapGet("/{tenant}/v2.0/adminconsent", (string tenant, HttpContext http) =>
    {
        var query = http.Request.Query;
        if (!Discovery.TryFindTenant(tenant, out _) || directory.FindApplication($"appId={query["client_id"]}") is not { } application)
        {
            return EntraErrors.UnknownClient(query["client_id"].ToString());
        }

        if (!directory.IsServedAt(tenant, Guid.Parse(application["appId"]!.GetValue<string>())))
        {
            return EntraErrors.NotMultiTenant();
        }

        var redirect = query["redirect_uri"].ToString();
        if (!application["spa"]!["redirectUris"]!.AsArray().Any(uri => uri!.GetValue<string>() == redirect))
        {
            return EntraErrors.Json(
                400, "invalid_request", 50011, $"The redirect URI '{redirect}' does not match those of the application.");
        }

        directory.ConsentTo(application);
        return Results.Redirect(
            $"{redirect}?admin_consent=True&tenant={EntraDirectory.Contoso.Id:D}&scope={Uri.EscapeDataString(query["scope"].ToString())}");
    });
}
