using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>
/// Who asks: Shared Key and Shared Key Lite for tables, account SAS, or a bearer token
/// (learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key and /create-account-sas).
/// </summary>
internal sealed class Authorization(string account, byte[] key, TimeProvider clock, Func<string, bool>? acceptsToken)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    /// <exception cref="ServiceError">403, or 401 for a token that is not accepted.</exception>
    public void Check(HttpRequest request, string rawPath)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0 && request.Query.ContainsKey("sig"))
        {
            CheckSignature(request);
            return;
        }

        var space = header.IndexOf(' ', StringComparison.Ordinal);
        var (scheme, value) = space < 0 ? (header, "") : (header[..space], header[(space + 1)..]);
        switch (scheme)
        {
            case "SharedKeyLite":
                Compare(value, $"{Date(request)}\n{Resource(request, rawPath)}");
                break;
            case "SharedKey":
                Compare(
                    value,
                    $"{request.Method}\n{request.Headers["Content-MD5"]}\n{request.ContentType}\n"
                    + $"{Date(request)}\n{Resource(request, rawPath)}");
                break;
            case "Bearer" when acceptsToken?.Invoke(value) == true:
                break;
            case "Bearer":
                throw new ServiceError(
                    401, "InvalidAuthenticationInfo", "Server failed to authenticate the request. The token is not accepted.");
            default:
                throw ServiceError.Unauthentic("There is no Authorization header.");
        }
    }

    private string Resource(HttpRequest request, string rawPath) =>
        request.Query.TryGetValue("comp", out var component) ? $"/{account}{rawPath}?comp={component}" : $"/{account}{rawPath}";

    private void Compare(string value, string signed)
    {
        var expected = $"{account}:{Sign(signed)}";
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(value), Encoding.UTF8.GetBytes(expected)))
        {
            throw ServiceError.Unauthentic("The MAC signature found in the HTTP request is not the same as any computed signature.");
        }
    }

    private string Date(HttpRequest request)
    {
        var text = request.Headers.TryGetValue("x-ms-date", out var header) ? header.ToString() : request.Headers.Date.ToString();
        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            || (clock.GetUtcNow() - date).Duration() > Skew)
        {
            throw ServiceError.Unauthentic("The date header in the request is incorrect.");
        }

        return text;
    }

    private void CheckSignature(HttpRequest request)
    {
        string Of(string name) => request.Query[name].ToString();
        var signed = string.Join('\n', account, Of("sp"), Of("ss"), Of("srt"), Of("st"), Of("se"), Of("sip"), Of("spr"), Of("sv"), "");
        if (string.CompareOrdinal(Of("sv"), "2020-12-06") >= 0)
        {
            signed += Of("ses") + "\n";
        }

        if (Of("sig") != Sign(signed)
            || !DateTimeOffset.TryParse(Of("se"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end)
            || end < clock.GetUtcNow())
        {
            throw ServiceError.Unauthentic("Signature did not match or has expired.");
        }

        var needed = request.Method switch { "GET" => 'r', "DELETE" => 'd', "POST" => 'a', _ => 'u' };
        if (!Of("ss").Contains('t', StringComparison.Ordinal) || !Of("sp").Contains(needed, StringComparison.Ordinal))
        {
            throw new ServiceError(
                403, "AuthorizationPermissionMismatch", "This request is not authorized to perform this operation using this permission.");
        }
    }

    private string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
