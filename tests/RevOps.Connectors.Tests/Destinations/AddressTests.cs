using System.Net;
using RevOps.Connectors.Destinations;

namespace RevOps.Connectors.Tests.Destinations;

/// <summary>Whom a subscriber may have called, and whom not.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("169.255.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001:80b::200e")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void An_address_of_the_open_internet_is_allowed(string address) => Assert.True(PublicAddresses.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.0")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.0")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.255")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("172.16.0.0")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.170")]
    [InlineData("192.0.2.1")]
    [InlineData("192.168.0.0")]
    [InlineData("192.168.255.255")]
    [InlineData("198.18.0.0")]
    [InlineData("198.19.255.255")]
    [InlineData("203.0.113.9")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("64:ff9b::10.1.2.3")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void Any_other_address_is_not(string address)
    {
        Assert.False(PublicAddresses.IsPublic(IPAddress.Parse(address)));
        Assert.Equal(address is "127.0.0.1" or "127.255.255.255" or "::1" or "::ffff:127.0.0.1", PublicAddresses.IsAllowed(IPAddress.Parse(address), allowLoopback: true));
    }

    [Theory]
    [InlineData("https://hooks.acme.example/revops?a=1", true, true)]
    [InlineData("https://hooks.acme.example:8443/", true, true)]
    [InlineData("https://8.8.8.8/", true, true)]
    [InlineData("http://hooks.acme.example/", false, false)]
    [InlineData("ftp://hooks.acme.example/", false, false)]
    [InlineData("/relative", false, false)]
    [InlineData("hooks.acme.example", false, false)]
    [InlineData("https://user:pw@hooks.acme.example/", false, false)]
    [InlineData("https://10.1.2.3/", false, false)]
    [InlineData("https://[fd00::1]/", false, false)]
    [InlineData("https://169.254.169.254/metadata", false, false)]
    [InlineData("https://2852039166/", false, false)]
    [InlineData("https://0x7f.1/", false, true)]
    [InlineData("https://localhost/", false, true)]
    [InlineData("http://localhost:5000/", false, true)]
    [InlineData("http://127.0.0.1:5000/", false, true)]
    [InlineData("http://[::1]:5000/", false, true)]
    [InlineData("http://10.1.2.3/", false, false)]
    public void A_subscriber_names_an_https_address_or_where_allowed_this_machine(string url, bool isRight, bool isRightWithLoopback)
    {
        Assert.Equal(isRight, HookUrl.FaultOf(url, allowLoopback: false) is null);
        Assert.Equal(isRightWithLoopback, HookUrl.FaultOf(url, allowLoopback: true) is null);
    }

    [Fact]
    public void An_address_has_at_most_2000_characters()
    {
        var url = "https://acme.example/".PadRight(HookUrl.MaxLength, 'a');
        Assert.Null(HookUrl.FaultOf(url, allowLoopback: false));
        Assert.NotNull(HookUrl.FaultOf(url + "a", allowLoopback: false));
    }
}
