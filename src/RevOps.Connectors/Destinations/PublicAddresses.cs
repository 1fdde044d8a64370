using System.Net;
using System.Net.Sockets;

namespace RevOps.Connectors.Destinations;

/// <summary>
/// Tells addresses on the open internet from all others. A subscriber names the address that the app posts to: it must not reach what only the
/// app's own network can reach. The ranges are those of IANA's registries of special-purpose addresses.
/// </summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Special4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // The platform's own service on Azure machines: public by its number only.
            "168.63.129.16/32",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    // 2001::/23 and 2002::/16 hold tunnels, which carry an IPv4 address of the sender's choice.
    private static readonly IPNetwork[] Special6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>True where an address is one of the open internet.</summary>
    public static bool IsPublic(IPAddress address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => IsPublic(address.MapToIPv4()),
        { AddressFamily: AddressFamily.InterNetwork } => !Special4.Any(n => n.Contains(address)),
        { AddressFamily: AddressFamily.InterNetworkV6 } when Nat64.Contains(address) => IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12))),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Global6.Contains(address) && !Special6.Any(n => n.Contains(address)),
        _ => false,
    };

    /// <summary>True where the app may connect: public, or loopback where that is allowed for development.</summary>
    public static bool IsAllowed(IPAddress address, bool allowLoopback) =>
        IsPublic(address) || (allowLoopback && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
}
