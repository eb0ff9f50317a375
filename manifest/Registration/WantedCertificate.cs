using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OutlookCrm.Manifest.Registration;

/// <summary>The public half of the certificate by which the API proves itself to Entra.</summary>
internal sealed record WantedCertificate(byte[] Der, byte[] Thumbprint, string Name, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Reads a certificate file, PEM or DER. A private key beside it is not read and never leaves this machine.</summary>
    /// <exception cref="UsageException">It cannot be read, is no certificate, has ended, or has no RSA key.</exception>
    public static WantedCertificate Read(string file, TimeProvider time)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            if (certificate.NotAfter.ToUniversalTime() <= time.GetUtcNow())
            {
                throw new UsageException(
                    $"--certificate {file} ended on {certificate.NotAfter:yyyy-MM-dd}: Entra would refuse the API. Make a new one.");
            }

            using var key = certificate.GetRSAPublicKey()
                ?? throw new UsageException($"--certificate {file} has no RSA key, which Entra and the API need. Make one with RSA.");
            return new(
                certificate.Export(X509ContentType.Cert), certificate.GetCertHash(HashAlgorithmName.SHA1), certificate.Subject,
                certificate.NotBefore.ToUniversalTime(),
                certificate.NotAfter.ToUniversalTime());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UsageException(
                $"--certificate {file} is no certificate that can be read: give its public half as .cer, .crt or .pem. {problem.Message}");
        }
    }
}
