using System.ComponentModel.DataAnnotations;

namespace OutlookCrm.Identity;

/// <summary>The section <c>AzureAd</c>, with the key names that Microsoft.Identity.Web reads, and the onboarded tenants.</summary>
public sealed class EntraOptions
{
    public const string Section = "AzureAd";

    /// <summary>In the place of a tenant: whichever the person who signs in belongs to.</summary>
    internal const string AllTenants = "organizations";

    /// <summary>The sign-in service, with a slash at its end; other for sovereign clouds.</summary>
    [Required]
    public Uri Instance { get; set; } = new("https://login.microsoftonline.com/");

    /// <summary>The home tenant; a GUID is onboarded too. "organizations" or nothing where several tenants share the application.</summary>
    public string TenantId { get; set; } = AllTenants;

    [Required(ErrorMessage = "AzureAd:ClientId is missing: the application (client) id of the app registration.")]
    public Guid? ClientId { get; set; }

    /// <summary>A secret of the application; a certificate is better.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Certificates of the application; the first that loads is used.</summary>
    public IReadOnlyList<ClientCertificateOptions> ClientCertificates { get; set; } = [];

    /// <summary>Other applications whose users' tokens are accepted (azp or appid). Our own pane always is.</summary>
    public IReadOnlyList<Guid> AllowedClients { get; set; } = [];

    /// <summary>The root setting <c>Tenants</c>: who may use this installation.</summary>
    internal HashSet<Guid> Onboarded { get; } = [];

    /// <summary>What one of <see cref="ClientCertificates"/> is called in the configuration.</summary>
    internal static string CertificateSetting(int index) => $"{Section}:{nameof(ClientCertificates)}:{index}";

    /// <summary>The client id as tokens spell it.</summary>
    internal string Client => ClientId.GetValueOrDefault().ToString("D");

    /// <summary>
    /// Where people sign in: their own tenant where only one may use this, because Entra refuses the address of all tenants to an
    /// application of one (AADSTS50194); for several, the address of all.
    /// </summary>
    internal string SignInTenant =>
        Onboarded.Count == 1 ? Onboarded.Single().ToString("D") : Guid.TryParse(TenantId, out _) ? AllTenants : TenantId;

    /// <summary>The authority of one tenant, without a slash at its end.</summary>
    internal Uri Authority(string tenant) => new(Instance, $"{tenant}/v2.0");
}

/// <summary>One entry of <c>AzureAd:ClientCertificates</c>.</summary>
public sealed class ClientCertificateOptions
{
    /// <summary>Path, Base64Encoded or StoreWithThumbprint.</summary>
    public string SourceType { get; set; } = "Path";

    /// <summary>SourceType Path: a PFX file, or a PEM file with its key.</summary>
    public string? CertificateDiskPath { get; set; }

    public string? CertificatePassword { get; set; }

    /// <summary>SourceType Base64Encoded: a PFX.</summary>
    public string? Base64EncodedValue { get; set; }

    /// <summary>SourceType StoreWithThumbprint: for example CurrentUser/My.</summary>
    public string? CertificateStorePath { get; set; }

    /// <summary>SourceType StoreWithThumbprint.</summary>
    public string? CertificateThumbprint { get; set; }
}
