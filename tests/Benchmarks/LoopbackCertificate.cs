using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// A certificate for localhost, and a file by which a process of ours trusts it: published builds reach Entra and Graph by https alone.
/// </summary>
internal sealed class LoopbackCertificate : IDisposable
{
    private LoopbackCertificate(X509Certificate2 certificate, string file) => (Certificate, File) = (certificate, file);

    /// <summary>With its key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Without its key, for the environment variable SSL_CERT_FILE.</summary>
    public string File { get; }

    public static LoopbackCertificate Create()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.GetTempFileName();
        System.IO.File.WriteAllText(file, made.ExportCertificatePem());
        return new(X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null), file);
    }

    public void Dispose()
    {
        System.IO.File.Delete(File);
        Certificate.Dispose();
    }
}
