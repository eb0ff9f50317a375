using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace OutlookCrm.Identity;

/// <summary>How the application proves itself to Entra: the first configured certificate, else the secret.</summary>
internal sealed class EntraCredential : IDisposable
{
    private readonly X509Certificate2? _certificate;
    private readonly string? _secret;

    public EntraCredential(IOptions<EntraOptions> options)
    {
        var entra = options.Value;
        _certificate = entra.ClientCertificates.Count > 0 ? Load(entra.ClientCertificates[0]) : null;
        _secret = entra.ClientSecret;
    }

    public ConfidentialClientApplicationBuilder AddTo(ConfidentialClientApplicationBuilder builder) =>
        _certificate is null ? builder.WithClientSecret(_secret) : builder.WithCertificate(_certificate);

    /// <summary>
    /// 32 bytes that only a holder of the credential can compute, for <paramref name="purpose"/>. The signature scheme is deterministic,
    /// so a certificate gives the same bytes after every restart without its key ever being exported.
    /// </summary>
    public byte[] DeriveKey(string purpose)
    {
        var label = Encoding.UTF8.GetBytes(purpose);
        if (_certificate is null)
        {
            return HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(_secret!), 32, info: label);
        }

        using var key = _certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("The client certificate has no RSA key.");
        return SHA256.HashData(key.SignData(label, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public void Dispose() => _certificate?.Dispose();

    private static X509Certificate2 Load(ClientCertificateOptions source) => source.SourceType switch
    {
        "Path" when Path.GetExtension(source.CertificateDiskPath) is ".pem" => X509Certificate2.CreateFromPemFile(source.CertificateDiskPath!),
        "Path" => X509CertificateLoader.LoadPkcs12FromFile(source.CertificateDiskPath!, source.CertificatePassword),
        "Base64Encoded" => X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(source.Base64EncodedValue!), source.CertificatePassword),
        "StoreWithThumbprint" => FromStore(source.CertificateStorePath ?? "CurrentUser/My", source.CertificateThumbprint!),
        _ => throw new InvalidOperationException($"AzureAd:ClientCertificates: the source type '{source.SourceType}' is not one of Path, Base64Encoded, StoreWithThumbprint."),
    };

    private static X509Certificate2 FromStore(string path, string thumbprint)
    {
        var parts = path.Split('/');
        using var store = new X509Store(parts[^1], Enum.Parse<StoreLocation>(parts[0]));
        store.Open(OpenFlags.ReadOnly);
        var found = store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false);
        return found.Count > 0 ? found[0] : throw new InvalidOperationException($"AzureAd:ClientCertificates: no certificate {thumbprint} in {path}.");
    }
}
