namespace OutlookCrm.Simulator.Entra;

/// <summary>Whether the caller of the token endpoint is the registered application.</summary>
internal static class ClientSecrets
{
    public static bool Matches(IFormCollection form) => form["client_secret"].ToString() == EntraDirectory.ClientSecret;
}
