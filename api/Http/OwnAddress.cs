namespace OutlookCrm.Http;

/// <summary>Under which address this installation is reached: the configured one, else the one that was asked.</summary>
internal sealed class OwnAddress(IOptions<PaneOptions> pane)
{
    /// <summary>The address; null where none is configured and there is no request.</summary>
    public string? Of(HttpRequest? request) => pane.Value.Address?.OriginalString ?? (request is null ? null : Asked(request));

    // TLS ends at a proxy: whoever asks for another machine than this one came by https.
    private static string Asked(HttpRequest request)
    {
        var asked = $"{request.Scheme}://{request.Host}";
        return Uri.TryCreate(asked, UriKind.Absolute, out var own) && own.IsLoopback ? asked : $"https://{request.Host}";
    }
}
