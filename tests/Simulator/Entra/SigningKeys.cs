using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace OutlookCrm.Simulator.Entra;

/// <summary>One RSA key of Entra; <paramref name="Id"/> is `kid` and, as at Microsoft, the certificate's thumbprint.</summary>
public sealed record SigningKey(string Id, RSA Rsa, byte[] Certificate);

/// <summary>
/// The keys that Entra publishes and signs with. Kept on disk, so that tokens which the API has cached survive a restart of the simulator.
/// </summary>
public sealed class SigningKeys
{
    private readonly string? _file;
    private readonly Lock _gate = new();
    private List<SigningKey> _keys = [];

    /// <param name="file">Where the keys are kept; null keeps them in memory.</param>
    public SigningKeys(string? file)
    {
        _file = file;
        if (file is not null && File.Exists(file))
        {
            _keys = [.. JsonSerializer.Deserialize<List<byte[]>>(File.ReadAllBytes(file))!.Select(Import)];
        }

        if (_keys.Count == 0)
        {
            Roll();
        }
    }

    /// <summary>What new tokens are signed with.</summary>
    public SigningKey Current => All[^1];

    /// <summary>Everything that is published, oldest first.</summary>
    public IReadOnlyList<SigningKey> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _keys];
            }
        }
    }

    /// <summary>From now on a new key signs; the old keys stay published.</summary>
    public SigningKey Roll()
    {
        var key = Create();
        lock (_gate)
        {
            _keys = [.. _keys, key];
            Save();
        }

        return key;
    }

    /// <summary>Withdraws every key but the current one.</summary>
    public void ForgetOld()
    {
        lock (_gate)
        {
            _keys = [_keys[^1]];
            Save();
        }
    }

    /// <summary>A key that Entra never publishes, for forged tokens.</summary>
    public static SigningKey Create()
    {
        using var rsa = RSA.Create(2048);
        return Import(rsa.ExportPkcs8PrivateKey());
    }

    /// <summary>The JWKS document with the issuer hints of the tenant (or of all, for `organizations`).</summary>
    public JsonObject ToJwks(string issuer) => new()
    {
        ["keys"] = new JsonArray([.. All.Select(key => (JsonNode)Jwk(key, issuer))]),
    };

    private static JsonObject Jwk(SigningKey key, string issuer)
    {
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.Id,
            ["x5t"] = key.Id,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
            ["x5c"] = new JsonArray(Convert.ToBase64String(key.Certificate)),
            ["cloud_instance_name"] = "microsoftonline.com",
            ["issuer"] = issuer,
        };
    }

    private static SigningKey Import(byte[] pkcs8)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(pkcs8, out _);
        var request = new CertificateRequest(
            "CN=accounts.accesscontrol.windows.net", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2046, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return new SigningKey(Base64UrlEncoder.Encode(SHA1Of(rsa)), rsa, certificate.RawData);
    }

    // A self-signed certificate has a random serial number: the public key names the key, so that its id survives a restart.
#pragma warning disable CA5350 // The x5t member is SHA-1 by RFC 7517; nothing rests on it.
    private static byte[] SHA1Of(RSA rsa) => SHA1.HashData(rsa.ExportSubjectPublicKeyInfo());
#pragma warning restore CA5350

    private void Save()
    {
        if (_file is null)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        var temporary = _file + ".new";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(_keys.Select(key => key.Rsa.ExportPkcs8PrivateKey())));
        File.Move(temporary, _file, overwrite: true);
    }
}
