using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace OutlookCrm.Simulator.Entra;

/// <summary>A token before it is signed. Forgers change what they like: claims, header, key, even the raw JSON.</summary>
public sealed class TokenDraft
{
    /// <summary>The JOSE header; `kid` and `x5t` follow <see cref="Key"/> unless set here.</summary>
    public required JsonObject Header { get; init; }

    /// <summary>The claims.</summary>
    public required JsonObject Claims { get; init; }

    /// <summary>What signs it.</summary>
    public required SigningKey Key { get; set; }

    /// <summary>Instead of <see cref="Header"/>, where JSON must be wrong or doubled.</summary>
    public string? RawHeader { get; set; }

    /// <summary>Instead of <see cref="Claims"/>, where JSON must be wrong or doubled.</summary>
    public string? RawClaims { get; set; }

    /// <summary>Makes the signature over `header.claims`; RS256 with <see cref="Key"/> unless replaced.</summary>
    public Func<byte[], byte[]>? Sign { get; set; }

    /// <summary>The compact form.</summary>
    public string ToToken()
    {
        var signed = $"{Encode(RawHeader ?? Header.ToJsonString())}.{Encode(RawClaims ?? Claims.ToJsonString())}";
        var input = Encoding.ASCII.GetBytes(signed);
        var signature = Sign?.Invoke(input) ?? Key.Rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64UrlEncoder.Encode(signature)}";
    }

    private static string Encode(string json) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(json));
}
