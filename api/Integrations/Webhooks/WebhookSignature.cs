using System.Security.Cryptography;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>
/// Secrets and signatures of Standard Webhooks 1.0 (github.com/standard-webhooks/standard-webhooks): HMAC-SHA256 over
/// <c>id.timestamp.body</c>.
/// </summary>
internal static class WebhookSignature
{
    private const int SecretBytes = 32;

    /// <summary>A new secret.</summary>
    public static byte[] MakeSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>A secret as its receiver is told it.</summary>
    public static string Written(byte[] secret) => $"whsec_{Convert.ToBase64String(secret)}";

    /// <summary>The header <c>webhook-signature</c>: a signature for each secret, separated by spaces.</summary>
    public static string Of(string id, string timestamp, string body, IEnumerable<byte[]> secrets)
    {
        var content = Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}");
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, content))}"));
    }
}
