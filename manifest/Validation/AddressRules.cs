using System.Globalization;
using System.Text.RegularExpressions;
using OutlookCrm.AddIn;

namespace OutlookCrm.Manifest.Validation;

/// <summary>What holds for every address in either manifest: https, a known host, and icons that are what their place says.</summary>
internal sealed partial class AddressRules(Findings findings, string allowedIn)
{
    private const int Longest = 2048;

    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _told = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>An entry of the list of hosts.</summary>
    public void Allow(string host) => _hosts.Add(host);

    /// <summary>Checks the address of a page that runs in the pane: its host must be listed.</summary>
    public void CheckPage(string where, string address)
    {
        if (Check(where, address) is { } url && !_hosts.Contains(url.Authority))
        {
            findings.Error(where,
                $"{url.Authority} is not among {allowedIn}: Outlook would open it in a browser instead of the pane, or refuse it.",
                $"use a host that {allowedIn} names.");
        }
    }

    /// <summary>Checks one address; null if the address is too wrong for further checks.</summary>
    public Uri? Check(string where, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Host.Length == 0)
        {
            findings.Error(where, $"'{Cut(address)}' is no whole web address, and Outlook resolves nothing for an add-in.",
                "write it whole, from https:// on.");
            return null;
        }

        if (address.Length > Longest)
        {
            findings.Error(where, $"The address has {address.Length} characters; Outlook takes {Longest}.", "shorten it.");
        }

        if (url.Scheme == "http")
        {
            Insecure(where, url);
        }

        return url;
    }

    /// <summary>Checks an address that must lead to a PNG of so many pixels. Icons of our own are looked at; others only by name.</summary>
    public void CheckIcon(string where, string address, int pixels)
    {
        if (Check(where, address) is not { } url)
        {
            return;
        }

        var name = url.Segments[^1];
        if (!name.EndsWith(".png", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".jpg", StringComparison.OrdinalIgnoreCase)
            && !name.EndsWith(".gif", StringComparison.OrdinalIgnoreCase))
        {
            findings.Error(where, $"The icon {name} is no PNG; Outlook shows a blank square instead.", "give the address of a PNG.");
        }
        else if (url.AbsolutePath.StartsWith($"/{Icons.Folder}/outlookcrm-", StringComparison.Ordinal) && !Icons.Served.Contains(name))
        {
            findings.Error(where, $"There is no icon {name} at the API; Outlook shows a blank square instead.",
                $"use {Ours(name, pixels)}, or add the size to icons.mjs.");
        }
        else if (Real(name) is { } real && real != (pixels, pixels))
        {
            findings.Error(where,
                $"The icon {name} has {real.Width} × {real.Height} pixels where {pixels} × {pixels} belong: Outlook would blur it or "
                + "leave it out.", Icons.Served.Contains(Ours(name, pixels).Split('/')[^1]) ? $"use {Ours(name, pixels)}."
                : "write a size that there is an icon of.");
        }
    }

    private static string Ours(string name, int pixels) =>
        name.StartsWith("outlookcrm-log-", StringComparison.Ordinal) ? Icons.LogPath(pixels) : Icons.Path(pixels);

    private static (int Width, int Height)? Real(string name)
    {
        if (Icons.Served.Contains(name) && Png.Read(Icons.Read(name)) is { } png)
        {
            return (png.Width, png.Height);
        }

        // Not ours to look at: the size that the name claims, where it claims one.
        return Size().Match(name) is { Success: true } size && int.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture) is var claimed
            ? (claimed, claimed) : null;
    }

    private void Insecure(string where, Uri url)
    {
        const string Why = "Outlook loads add-ins over https only.";
        if (!url.IsLoopback)
        {
            findings.Error(where, $"{url.GetLeftPart(UriPartial.Path)} is http: {Why}", "put the host behind https and write https://.");
        }
        else if (_told.Add(url.Authority))
        {
            findings.Warning(where,
                $"{url.GetLeftPart(UriPartial.Authority)} is http: {Why} Programs of this machine, such as the simulator, take it.",
                "before you upload it, build it again for the https address.");
        }
    }

    private static string Cut(string text) => text.Length > 80 ? text[..80] + "…" : text;

    [GeneratedRegex(@"([0-9]{2,3})\.\w+$")]
    private static partial Regex Size();
}
