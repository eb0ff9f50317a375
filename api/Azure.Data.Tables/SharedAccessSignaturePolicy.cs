using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Adds the signature in force to the query of every attempt.</summary>
internal sealed class SharedAccessSignaturePolicy(AzureSasCredential credential) : HttpPipelineSynchronousPolicy
{
    private const string Property = "Azure.Data.Tables.UnsignedQuery";

    public override void OnSendingRequest(HttpMessage message)
    {
        // A retry may come with a newer signature, which replaces the one before.
        var uri = message.Request.Uri;
        if (!message.TryGetProperty(Property, out var unsigned))
        {
            message.SetProperty(Property, unsigned = uri.Query ?? "");
        }

        var query = (string)unsigned!;
        var signature = credential.Signature.TrimStart('?');
        uri.Query = query.Length > 0 ? $"{query}&{signature}" : $"?{signature}";
    }
}
