using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>
/// Signs every attempt anew with Shared Key Lite for tables: the date and the canonical resource, which is the account and the path exactly as
/// it is sent (learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key).
/// </summary>
internal sealed class SharedKeyLitePolicy(TableSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var headers = message.Request.Headers;
        var date = DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture);
        var path = message.Request.Uri.ToUri().AbsolutePath;

        // No operation of this client names a component (?comp=), the only part of a query that is signed.
        var signature = credential.Sign($"{date}\n/{credential.AccountName}{path}");
        headers.SetValue("x-ms-date", date);
        headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{signature}");
    }
}
