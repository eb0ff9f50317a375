using System.Net;
using System.Net.Sockets;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>
/// Which addresses belong to the public internet (IANA's registries of special-purpose addresses, RFC 6890): whoever may enter an address
/// for a webhook must not reach what only this machine or its network reaches.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] s_notPublic4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"), // behind a provider's address translation; Alibaba Cloud's metadata
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("168.63.129.16/32"), // the host of a machine on Azure
        IPNetwork.Parse("169.254.0.0/16"), // link-local; metadata of most clouds
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments; Oracle Cloud's metadata
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"), // relays of 6to4
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/4"),
        IPNetwork.Parse("240.0.0.0/4"),
    ];

    // All that is assigned as public so far; loopback, unique-local, link-local and multicast addresses lie outside.
    private static readonly IPNetwork s_public6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] s_notPublic6 =
    [
        IPNetwork.Parse("2001::/23"), // protocol assignments, Teredo among them
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"), // 6to4: holds any IPv4 address
        IPNetwork.Parse("3fff::/20"),
    ];

    // Where a network translates to IPv4, its last four bytes are the address that is reached (RFC 6052).
    private static readonly IPNetwork s_translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether the address is reached over the public internet.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !s_notPublic4.Any(network => network.Contains(address));
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return Is(address.MapToIPv4());
        }

        // An index of an interface is no part of the address.
        var plain = new IPAddress(address.GetAddressBytes());
        return s_translated.Contains(plain)
            ? Is(new IPAddress(plain.GetAddressBytes().AsSpan(12)))
            : s_public6.Contains(plain) && !s_notPublic6.Any(network => network.Contains(plain));
    }
}
