namespace OutlookCrm.AddIn;

/// <summary>The address under which Outlook reaches the product: an https origin, for example <c>https://crm.example.com</c>.</summary>
public sealed record AddInAddress
{
    // AppDomain holds 250 characters in the published schema; a domain name may have 253 after https://.
    private const int LongestOrigin = 250;

    private AddInAddress(string origin) => Origin = origin;

    /// <summary>Scheme, host in ASCII and port where it is not the scheme's own; no slash at its end.</summary>
    public string Origin { get; }

    /// <summary>Plain http, which only this machine's own programs accept.</summary>
    public bool IsInsecure => Origin.StartsWith("http:", StringComparison.Ordinal);

    /// <summary>The host with its port, as redirect addresses of brokers name it.</summary>
    public string Authority => Origin[(Origin.IndexOf("://", StringComparison.Ordinal) + 3)..];

    /// <summary>A file or page of the product.</summary>
    public string Of(string path) => $"{Origin}/{path}";

    /// <summary>
    /// The address that <paramref name="text"/> names, or one sentence that says what is wrong with it and how to fix it.
    /// </summary>
    public static (AddInAddress? Address, string? Problem) Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, "No host was given: say --host https://crm.example.com, the address of the API as Outlook reaches it.");
        }

        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var given) || given.Scheme is not ("https" or "http")
            || given.Host.Length == 0)
        {
            return (null, $"The host '{text}' is no web address: write it with its scheme, such as https://crm.example.com.");
        }

        if (given.UserInfo.Length > 0)
        {
            return (null, $"The host '{text}' carries a user name: leave out everything before the @.");
        }

        if (given.AbsolutePath != "/" || given.Query.Length > 0 || given.Fragment.Length > 0)
        {
            return (null, $"The host '{text}' has a path: the pane is served at the root of a host of its own, so give "
                + $"{given.GetLeftPart(UriPartial.Authority)} and let a reverse proxy map that host to the API.");
        }

        if (given.Scheme == "http" && !given.IsLoopback)
        {
            return (null, $"The host '{text}' is http: Outlook loads add-ins over https only. Put the API behind https; http is taken "
                + "for this machine alone (http://localhost:5080), to try things out.");
        }

        var port = given.IsDefaultPort ? "" : $":{given.Port}";
        var host = given.HostNameType == UriHostNameType.IPv6 ? given.Host : given.IdnHost;
        var origin = $"{given.Scheme}://{host.ToLowerInvariant()}{port}";
        return origin.Length <= LongestOrigin
            ? (new(origin), null)
            : (null, $"The host has {origin.Length} characters with its scheme, and a manifest's AppDomain holds {LongestOrigin}: give "
                + "the API a shorter host name.");
    }

    /// <inheritdoc />
    public override string ToString() => Origin;
}
