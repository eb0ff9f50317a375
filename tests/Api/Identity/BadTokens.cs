using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using OutlookCrm.Simulator.Entra;

namespace OutlookCrm.Tests.Identity;

/// <summary>
/// Tokens that nobody may get in with, each by the name of its trick. All but the malformed ones differ from a good token in one thing.
/// </summary>
internal static class BadTokens
{
    private static readonly EntraUser s_maria = EntraDirectory.Find("maria")!;
    private static readonly string s_other = EntraDirectory.Fabrikam.Id.ToString("D");

    public static IReadOnlyDictionary<string, Func<EntraServer, string>> All { get; } = new Dictionary<string, Func<EntraServer, string>>()
        .With(Signatures()).With(Headers()).With(Times()).With(Audiences()).With(Issuers()).With(Tenants()).With(ScopesAndClients())
        .With(Doubled()).With(Malformed());

    private static Dictionary<string, Func<EntraServer, string>> Signatures() => new()
    {
        ["alg none without a signature"] = V2(t => Unsigned(t, "none")),
        ["alg nOnE without a signature"] = V2(t => Unsigned(t, "nOnE")),
        ["alg none with a good signature"] = V2(t => t.Header["alg"] = "none"),
        ["no signature"] = V2(t => t.Sign = _ => []),
        ["signature of another key, our kid"] = V2(t => t.Key = SigningKeys.Create()),
        ["signature with one bit changed"] = V2(t => t.Sign = Changed(t, s => s[^1] ^= 1)),
        ["signature cut short"] = e => e.Mint.ForApi(s_maria).ToToken()[..^20],
        ["claims changed after signing"] = ChangedAfterwards,
        ["HS256 with the public key in PEM as its secret"] = V2(
            t => Symmetric(t, Encoding.ASCII.GetBytes(t.Key.Rsa.ExportSubjectPublicKeyInfoPem()))),
        ["HS256 with the modulus as its secret"] = V2(t => Symmetric(t, t.Key.Rsa.ExportParameters(false).Modulus!)),
        ["HS256 with an empty secret"] = V2(t => Symmetric(t, [])),
        ["RS384"] = V2(t => Rsa(t, "RS384", HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1)),
        ["RS512"] = V2(t => Rsa(t, "RS512", HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)),
        ["PS256"] = V2(t => Rsa(t, "PS256", HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
    };

    private static Dictionary<string, Func<EntraServer, string>> Headers() => new()
    {
        ["jwk brought along"] = V2(t => Foreign(t, key => t.Header["jwk"] = Jwk(key))),
        ["jku elsewhere"] = V2(t => Foreign(t, _ => t.Header["jku"] = "https://evil.example/keys")),
        ["x5u elsewhere"] = V2(t => Foreign(t, _ => t.Header["x5u"] = "https://evil.example/cert")),
        ["x5c brought along"] = V2(t => Foreign(t, key => t.Header["x5c"] = new JsonArray(Convert.ToBase64String(key.Certificate)))),
        ["kid of nobody"] = V2(t => t.Header["kid"] = "nobody"),
        ["kid climbing the file system"] = V2(t => t.Header["kid"] = "../../../../dev/null"),
        ["kid with SQL"] = V2(t => t.Header["kid"] = "x' or '1'='1"),
        ["kid missing"] = V2(t => t.Header.Remove("kid")),
        ["crit unknown"] = V2(t => t.Header["crit"] = new JsonArray("exp")),
        ["crit with b64 false"] = V2(t => (t.Header["crit"], t.Header["b64"]) = (new JsonArray("b64"), false)),
        ["crit empty"] = V2(t => t.Header["crit"] = new JsonArray()),
        ["typ missing"] = V2(t => t.Header.Remove("typ")),
        ["typ at+jwt"] = V2(t => t.Header["typ"] = "at+jwt"),
        ["typ pop"] = V2(t => t.Header["typ"] = "pop"),
    };

    private static Dictionary<string, Func<EntraServer, string>> Times() => new()
    {
        ["expired 70 s ago"] = V2(t => Lived(t, -70)),
        ["expired 4 min ago"] = V2(t => Lived(t, -240)),
        ["expired 10 min ago"] = V2(t => Lived(t, -600)),
        ["valid in 70 s"] = V2(t => t.Claims["nbf"] = Now(70)),
        ["valid in an hour"] = V2(t => t.Claims["nbf"] = Now(3600)),
        ["no exp"] = V2(t => t.Claims.Remove("exp")),
        ["exp null"] = V2(t => t.Claims["exp"] = null),
        ["exp in the far future"] = V2(t => t.Claims["exp"] = 9_000_000_000_000_000),
        ["exp in two days"] = V2(t => t.Claims["exp"] = Now(2 * 86400)),
        ["exp as text"] = V2(t => t.Claims["exp"] = Now(3600).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ["exp beyond all numbers"] = V2(t => Replaced(t, "\"exp\":", "\"exp\":1e400,\"was\":")),
        ["exp as a fraction"] = V2(t => t.Claims["exp"] = Now(3600) + 0.5),
        ["exp as a list"] = V2(t => t.Claims["exp"] = new JsonArray(Now(3600))),
        ["nbf as text"] = V2(t => t.Claims["nbf"] = "0"),
        ["iat missing"] = V2(t => t.Claims.Remove("iat")),
    };

    private static Dictionary<string, Func<EntraServer, string>> Audiences() => new()
    {
        ["aud of Graph"] = V2(t => t.Claims["aud"] = TokenMint.GraphAudience),
        ["aud in capitals"] = V2(t => t.Claims["aud"] = EntraDirectory.ClientId.ToString("D").ToUpperInvariant()),
        ["aud as a list"] = V2(t => t.Claims["aud"] = new JsonArray(EntraDirectory.ClientId.ToString("D"))),
        ["aud as a list with another"] = V2(
            t => t.Claims["aud"] = new JsonArray(EntraDirectory.ClientId.ToString("D"), TokenMint.GraphAudience)),
        ["aud missing"] = V2(t => t.Claims.Remove("aud")),
        ["aud of version 1 in version 2"] = V2(t => t.Claims["aud"] = $"api://{EntraDirectory.ClientId:D}"),
        ["aud of version 2 in version 1"] = V1(t => t.Claims["aud"] = EntraDirectory.ClientId.ToString("D")),
        ["aud of another application"] = V2(t => t.Claims["aud"] = Guid.NewGuid().ToString("D")),
        ["an ID token"] = e => e.Mint.IdToken(s_maria).ToToken(),
        ["a Graph token"] = e => e.Mint.ForGraph(s_maria, ["Mail.Read"]).ToToken(),
    };

    private static Dictionary<string, Func<EntraServer, string>> Issuers() => new()
    {
        ["iss of tenant A, tid of tenant B"] = V2(t => t.Claims["tid"] = s_other),
        ["iss of tenant B, tid of tenant A"] = V2(t => t.Claims["iss"] = TokenMint.IssuerV2(EntraDirectory.Fabrikam)),
        ["iss with a slash at its end"] = V2(t => t.Claims["iss"] = t.Claims["iss"]!.GetValue<string>() + "/"),
        ["iss without the slash in version 1"] = V1(t => t.Claims["iss"] = t.Claims["iss"]!.GetValue<string>().TrimEnd('/')),
        ["iss under a host that begins alike"] = V2(
            t => t.Claims["iss"] = t.Claims["iss"]!.GetValue<string>().Replace(".com/", ".com.evil.example/", StringComparison.Ordinal)),
        ["iss with a tail"] = V2(t => t.Claims["iss"] = t.Claims["iss"]!.GetValue<string>() + ".evil.example"),
        ["iss over http"] = V2(
            t => t.Claims["iss"] = t.Claims["iss"]!.GetValue<string>().Replace("https", "http", StringComparison.Ordinal)),
        ["iss of organizations"] = V2(t => t.Claims["iss"] = "https://login.microsoftonline.com/organizations/v2.0"),
        ["iss as a template"] = V2(t => t.Claims["iss"] = "https://login.microsoftonline.com/{tenantid}/v2.0"),
        ["iss of version 1 in version 2"] = V2(t => t.Claims["iss"] = TokenMint.IssuerV1(EntraDirectory.Contoso)),
        ["iss of version 2 in version 1"] = V1(t => t.Claims["iss"] = TokenMint.IssuerV2(EntraDirectory.Contoso)),
        ["iss in capitals"] = V2(t => t.Claims["iss"] = t.Claims["iss"]!.GetValue<string>().ToUpperInvariant()),
        ["iss as a list"] = V2(t => t.Claims["iss"] = new JsonArray(t.Claims["iss"]!.GetValue<string>())),
        ["iss missing"] = V2(t => t.Claims.Remove("iss")),
    };

    private static Dictionary<string, Func<EntraServer, string>> Tenants() => new()
    {
        ["tid missing"] = V2(t => t.Claims.Remove("tid")),
        ["tid not a GUID"] = V2(t => (t.Claims["tid"], t.Claims["iss"]) = ("contoso", "https://login.microsoftonline.com/contoso/v2.0")),
        ["tid of zeros"] = V2(
            t => (t.Claims["tid"], t.Claims["iss"]) = (Guid.Empty.ToString("D"), $"https://login.microsoftonline.com/{Guid.Empty:D}/v2.0")),
        ["tid as a list"] = V2(t => t.Claims["tid"] = new JsonArray(EntraDirectory.Contoso.Id.ToString("D"))),
        ["tid as a list of two"] = V2(t => t.Claims["tid"] = new JsonArray(EntraDirectory.Contoso.Id.ToString("D"), s_other)),
        ["tid in braces"] = V2(t => t.Claims["tid"] = EntraDirectory.Contoso.Id.ToString("B")),
        ["oid missing"] = V2(t => t.Claims.Remove("oid")),
        ["oid not a GUID"] = V2(t => t.Claims["oid"] = "maria"),
        ["oid as a list"] = V2(t => t.Claims["oid"] = new JsonArray(s_maria.ObjectId.ToString("D"))),
        ["oid as a number"] = V2(t => t.Claims["oid"] = 1),
        ["roles as text"] = V2(t => t.Claims["roles"] = "Crm.Admin"),
        ["roles as objects"] = V2(t => t.Claims["roles"] = new JsonArray(new JsonObject { ["value"] = "Crm.Admin" })),
        ["ver missing"] = V2(t => t.Claims.Remove("ver")),
        ["ver unknown"] = V2(t => t.Claims["ver"] = "3.0"),
        ["ver of version 1 in version 2"] = V2(t => t.Claims["ver"] = "1.0"),
    };

    private static Dictionary<string, Func<EntraServer, string>> ScopesAndClients() => new()
    {
        ["scp missing"] = V2(t => t.Claims.Remove("scp")),
        ["scp empty"] = V2(t => t.Claims["scp"] = ""),
        ["scp that ends alike"] = V2(t => t.Claims["scp"] = "notaccess_as_user"),
        ["scp that begins alike"] = V2(t => t.Claims["scp"] = "access_as_user.read"),
        ["scp in capitals"] = V2(t => t.Claims["scp"] = "Access_As_User"),
        ["scp as a list"] = V2(t => t.Claims["scp"] = new JsonArray("access_as_user")),
        ["an application's own token"] = V2(
            t => { t.Claims.Remove("scp"); t.Claims["idtyp"] = "app"; t.Claims["roles"] = new JsonArray("Crm.Admin"); }),
        ["an application's own token that claims a scope"] = V2(t => t.Claims["idtyp"] = "app"),
        ["azp of another application"] = V2(t => t.Claims["azp"] = Guid.NewGuid().ToString("D")),
        ["azp missing"] = V2(t => t.Claims.Remove("azp")),
        ["azp as a list"] = V2(t => t.Claims["azp"] = new JsonArray(EntraDirectory.ClientId.ToString("D"))),
        ["appid instead of azp"] = V2(t => { t.Claims.Remove("azp"); t.Claims["appid"] = EntraDirectory.ClientId.ToString("D"); }),
        ["appid of another application"] = V1(t => t.Claims["appid"] = Guid.NewGuid().ToString("D")),
    };

    private static Dictionary<string, Func<EntraServer, string>> Doubled() => new()
    {
        ["oid twice"] = V2(t => Twice(t, "oid", Guid.NewGuid().ToString("D"))),
        ["tid twice"] = V2(t => Twice(t, "tid", s_other)),
        ["scp twice"] = V2(t => Twice(t, "scp", "access_as_user")),
        ["aud twice"] = V2(t => Twice(t, "aud", TokenMint.GraphAudience)),
        ["roles twice"] = V2(t => t.RawClaims = t.Claims.ToJsonString()[..^1] + ",\"roles\":[\"Crm.Admin\"]}"),
        ["oid twice, once in escapes"] = V2(t => t.RawClaims = t.Claims.ToJsonString()[..^1] + $",\"\\u006fid\":\"{Guid.NewGuid():D}\"}}"),
        ["alg twice"] = V2(t => t.RawHeader = t.Header.ToJsonString()[..^1] + ",\"alg\":\"RS256\"}"),
    };

    private static Dictionary<string, Func<EntraServer, string>> Malformed() => new()
    {
        ["nothing"] = _ => "",
        ["words"] = _ => "let me in",
        ["two parts"] = e => string.Join('.', Good(e).Split('.')[..2]),
        ["four parts"] = e => Good(e) + ".e30",
        ["five parts"] = e => Good(e) + ".e30.e30",
        ["padding"] = e => Good(e) + "==",
        ["a space inside"] = e => Good(e).Insert(40, " "),
        ["two tokens"] = e => Good(e) + ", Bearer " + Good(e),
        ["claims that are a list"] = V2(t => t.RawClaims = "[]"),
        ["claims that are no JSON"] = V2(t => t.RawClaims = "{"),
        ["claims with a trailing comma"] = V2(t => t.RawClaims = t.Claims.ToJsonString()[..^1] + ",}"),
        ["claims nested deeply"] = V2(
            t => t.RawClaims = t.Claims.ToJsonString()[..^1] + ",\"x\":" + new string('[', 200) + new string(']', 200) + "}"),
        ["header that is no JSON"] = V2(t => t.RawHeader = "RS256"),
        ["20 KB of claims"] = V2(t => t.Claims["groups"] = new string('g', 16_000)),
    };

    private static string Good(EntraServer entra) => entra.Mint.ForApi(s_maria).ToToken();

    private static Func<EntraServer, string> V2(Action<TokenDraft> forge) => Forged(entra => entra.Mint.ForApi(s_maria), forge);

    private static Func<EntraServer, string> V1(Action<TokenDraft> forge) => Forged(entra => entra.Mint.ForApiV1(s_maria), forge);

    private static Func<EntraServer, string> Forged(Func<EntraServer, TokenDraft> make, Action<TokenDraft> forge) => entra =>
    {
        var draft = make(entra);
        forge(draft);
        return draft.ToToken();
    };

    private static long Now(int seconds) => DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds();

    private static void Lived(TokenDraft token, int until) =>
        (token.Claims["iat"], token.Claims["nbf"], token.Claims["exp"]) = (Now(until - 4200), Now(until - 4200), Now(until));

    private static void Unsigned(TokenDraft token, string algorithm) => (token.Header["alg"], token.Sign) = (algorithm, _ => []);

    private static void Symmetric(TokenDraft token, byte[] secret) =>
        (token.Header["alg"], token.Sign) = ("HS256", input => HMACSHA256.HashData(secret, input));

    private static void Rsa(TokenDraft token, string algorithm, HashAlgorithmName hash, RSASignaturePadding padding) =>
        (token.Header["alg"], token.Sign) = (algorithm, input => token.Key.Rsa.SignData(input, hash, padding));

    private static void Twice(TokenDraft token, string claim, string second) =>
        token.RawClaims = token.Claims.ToJsonString()[..^1] + $",\"{claim}\":\"{second}\"}}";

    private static void Replaced(TokenDraft token, string what, string with) =>
        token.RawClaims = token.Claims.ToJsonString().Replace(what, with, StringComparison.Ordinal);

    private static void Foreign(TokenDraft token, Action<SigningKey> describe)
    {
        token.Key = SigningKeys.Create();
        describe(token.Key);
    }

    private static JsonObject Jwk(SigningKey key)
    {
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent)
        };
    }

    private static Func<byte[], byte[]> Changed(TokenDraft token, Action<byte[]> change) => input =>
    {
        var signature = token.Key.Rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        change(signature);
        return signature;
    };

    private static string ChangedAfterwards(EntraServer entra)
    {
        var draft = entra.Mint.ForApi(s_maria);
        var signature = draft.ToToken().Split('.')[2];
        draft.Claims["roles"] = new JsonArray("Crm.Admin");
        return string.Join('.', [.. draft.ToToken().Split('.')[..2], signature]);
    }

    private static Dictionary<string, Func<EntraServer, string>> With(
        this Dictionary<string, Func<EntraServer, string>> all, Dictionary<string, Func<EntraServer, string>> more)
    {
        foreach (var (name, make) in more)
        {
            all.Add(name, make);
        }

        return all;
    }
}
