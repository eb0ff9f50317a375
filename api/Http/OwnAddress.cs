namespace OutlookCrm.Http;

/// <summary>The public address of this installation: the configured address, otherwise the address of the request.</summary>
internal sealed class OwnAddress(IOptions<PaneOptions> pane)
{
    /// <summary>The address; null where none is configured and there is no request.</summary>
    public string? Of(HttpRequest? request) => pane.Value.Address?.OriginalString ?? (request is null ? null : Asked(request));

    // A proxy ends TLS: a request for a host other than this machine came by https.
    private static string Asked(HttpRequest request)
    {
        var asked = $"{request.Scheme}://{request.Host}";
        return Uri.TryCreate(asked, UriKind.Absolute, out var own) && own.IsLoopback ? asked : $"https://{request.Host}";
    }
}
