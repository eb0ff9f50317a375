using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OutlookCrm.Identity;

/// <summary>A certificate of <c>AzureAd:ClientCertificates</c> with its key, or a sentence that names the setting to correct.</summary>
internal static class ClientCertificate
{
    /// <summary>
    /// Reads one; <paramref name="setting"/> is its place in the configuration. The certificate is null where there is a fault.
    /// </summary>
    public static (X509Certificate2? Certificate, string? Fault) Load(ClientCertificateOptions source, string setting)
    {
        try
        {
            var (certificate, fault) = source.SourceType switch
            {
                "Path" => FromFile(source, setting),
                "Base64Encoded" => FromBase64(source, setting),
                "StoreWithThumbprint" => FromStore(source, setting),
                var other => (null, $"{setting}:SourceType is '{other}'. Set it to Path, Base64Encoded or StoreWithThumbprint."),
            };
            if (certificate is null || HasKey(certificate))
            {
                return (certificate, fault);
            }

            certificate.Dispose();
            return (null, $"{setting} is a certificate without an RSA key that this process may use: the API proves itself with it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"{setting}:CertificateDiskPath: the file '{source.CertificateDiskPath}' cannot be read: {e.Message}");
        }
    }

    private static (X509Certificate2?, string?) FromFile(ClientCertificateOptions source, string setting)
    {
        if (string.IsNullOrWhiteSpace(source.CertificateDiskPath))
        {
            return (null, $"{setting}:CertificateDiskPath is missing: the PFX or PEM file of the certificate with its key.");
        }

        var content = File.ReadAllBytes(source.CertificateDiskPath);
        if (!string.Equals(Path.GetExtension(source.CertificateDiskPath), ".pem", StringComparison.OrdinalIgnoreCase))
        {
            return FromPfx(content, source, setting, $"{setting}:CertificateDiskPath: '{source.CertificateDiskPath}'");
        }

        try
        {
            return (X509Certificate2.CreateFromPemFile(source.CertificateDiskPath), null);
        }
        catch (CryptographicException)
        {
            var what = $"{setting}:CertificateDiskPath: '{source.CertificateDiskPath}'";
            return (null, $"{what} is no PEM file of a certificate and its key, unencrypted.");
        }
    }

    private static (X509Certificate2?, string?) FromBase64(ClientCertificateOptions source, string setting)
    {
        if (string.IsNullOrWhiteSpace(source.Base64EncodedValue))
        {
            return (null, $"{setting}:Base64EncodedValue is missing: the PFX of the certificate with its key, in Base64.");
        }

        try
        {
            return FromPfx(Convert.FromBase64String(source.Base64EncodedValue), source, setting, $"{setting}:Base64EncodedValue");
        }
        catch (FormatException)
        {
            return (null, $"{setting}:Base64EncodedValue is not Base64.");
        }
    }

    private static (X509Certificate2?, string?) FromPfx(byte[] content, ClientCertificateOptions source, string setting, string what)
    {
        try
        {
            return (X509CertificateLoader.LoadPkcs12(content, source.CertificatePassword), null);
        }
        catch (CryptographicException)
        {
            return (
                null, $"{what} is no PFX, or {setting}:CertificatePassword does not open it. A .cer file has no key: make a PFX of both.");
        }
    }

    private static (X509Certificate2?, string?) FromStore(ClientCertificateOptions source, string setting)
    {
        var path = source.CertificateStorePath ?? "CurrentUser/My";
        if (path.Split('/') is not [var place, { Length: > 0 } name]
            || !Enum.TryParse<StoreLocation>(place, out var location)
            || !Enum.IsDefined(location))
        {
            return (null, $"{setting}:CertificateStorePath is '{path}'. It is like CurrentUser/My or LocalMachine/My.");
        }

        try
        {
            using var store = new X509Store(name, location);
            store.Open(OpenFlags.ReadOnly);
            var found = store.Certificates.Find(X509FindType.FindByThumbprint, source.CertificateThumbprint ?? "", validOnly: false);
            return found.Count > 0
                ? (found[0], null)
                : (null, $"{setting}:CertificateThumbprint: there is no certificate '{source.CertificateThumbprint}' in {path}.");
        }
        catch (CryptographicException e)
        {
            return (null, $"{setting}:CertificateStorePath: {path} cannot be opened: {e.Message}");
        }
    }

    private static bool HasKey(X509Certificate2 certificate)
    {
        try
        {
            using var key = certificate.GetRSAPrivateKey();
            return key is not null;
        }
        catch (CryptographicException)
        {
            // The key is there and is not this account's.
            return false;
        }
    }
}

/// <summary>Certificates that do not load end the start before anything is made of them.</summary>
internal sealed class ClientCertificatesLoad : IValidateOptions<EntraOptions>
{
    public ValidateOptionsResult Validate(string? name, EntraOptions options)
    {
        var faults = new List<string>();
        foreach (var (index, source) in options.ClientCertificates.Index())
        {
            var (certificate, fault) = ClientCertificate.Load(source, EntraOptions.CertificateSetting(index));
            using (certificate)
            {
                if (fault is null)
                {
                    return ValidateOptionsResult.Success;
                }

                faults.Add(fault);
            }
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
