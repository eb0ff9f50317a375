using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OutlookCrm.Tests.TableStorage;

/// <summary>An account's shared access signature for tables (learn.microsoft.com/rest/api/storageservices/create-account-sas).</summary>
internal static class AccountSignature
{
    private const string Version = "2020-12-06";

    /// <param name="account">Name and key.</param>
    /// <param name="permissions">Letters in the documented order: <c>rwdlau</c>.</param>
    /// <param name="end">When it ends.</param>
    public static string Of((string Name, string Key) account, string permissions, DateTimeOffset end)
    {
        var until = end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var signed = string.Join('\n', account.Name, permissions, "t", "sco", "", until, "", "", Version, "", "");
        var hash = HMACSHA256.HashData(Convert.FromBase64String(account.Key), Encoding.UTF8.GetBytes(signed));
        var signature = Uri.EscapeDataString(Convert.ToBase64String(hash));
        return $"sv={Version}&ss=t&srt=sco&sp={permissions}&se={Uri.EscapeDataString(until)}&sig={signature}";
    }
}
