using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Abstractions;
using Microsoft.Identity.Web;

namespace OutlookCrm.Identity;

/// <summary>How the application proves itself to Entra: the first configured certificate that loads, else the secret.</summary>
internal sealed partial class EntraCredential : IDisposable
{
    private readonly X509Certificate2? _certificate;
    private readonly string? _secret;

    public EntraCredential(IOptions<EntraOptions> options, ILogger<EntraCredential> logger)
    {
        var entra = options.Value;
        for (var i = 0; _certificate is null && i < entra.ClientCertificates.Count; i++)
        {
            (_certificate, var fault) = ClientCertificate.Load(entra.ClientCertificates[i], EntraOptions.CertificateSetting(i));
            if (fault is not null)
            {
                Log.PassedOver(logger, fault);
            }
        }

        _secret = entra.ClientSecret;
    }

    /// <summary>The credential as Microsoft.Identity.Web takes it.</summary>
    public CredentialDescription Description => _certificate is null
        ? new CredentialDescription { SourceType = CredentialSource.ClientSecret, ClientSecret = _secret }
        : CertificateDescription.FromCertificate(_certificate);

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

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A certificate is passed over. {Fault}")]
        public static partial void PassedOver(ILogger logger, string fault);
    }
}
