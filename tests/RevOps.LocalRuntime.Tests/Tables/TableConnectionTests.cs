using Azure.Data.Tables;

namespace RevOps.LocalRuntime.Tests.Tables;

public sealed class TableConnectionTests
{
    private const string Key = "c2VjcmV0";

    [Fact]
    public void The_emulator_has_its_well_known_account()
    {
        var connection = TableConnection.Parse("UseDevelopmentStorage=true");

        Assert.Equal("http://127.0.0.1:10002/devstoreaccount1", connection.Endpoint.AbsoluteUri);
        Assert.Equal("devstoreaccount1", connection.AccountName);
        Assert.Equal(64, connection.AccountKey.Length);
    }

    [Theory]
    [InlineData("AccountName=acme;AccountKey=" + Key, "https://acme.table.core.windows.net/")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=acme;AccountKey=" + Key + ";EndpointSuffix=example.org",
        "http://acme.table.example.org/")]
    [InlineData("AccountName=acme;AccountKey=" + Key + ";TableEndpoint=http://127.0.0.1:10502/acme/;",
        "http://127.0.0.1:10502/acme")]
    [InlineData("tableendpoint=http://localhost:1/acme; accountname=acme ;AccountKey=" + Key, "http://localhost:1/acme")]
    public void The_endpoint_is_given_or_made_from_the_account(string text, string endpoint)
    {
        var connection = TableConnection.Parse(text);

        Assert.Equal(endpoint, connection.Endpoint.AbsoluteUri);
        Assert.Equal("secret"u8.ToArray(), connection.AccountKey);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AccountName=acme")]
    [InlineData("AccountKey=" + Key)]
    [InlineData("AccountName=acme;AccountKey=***c2VjcmV0")]
    [InlineData("AccountName=acme;AccountName=other;AccountKey=" + Key)]
    [InlineData("AccountName=acme;AccountKey=" + Key + ";TableEndpoint=nowhere")]
    public void What_is_no_connection_string_is_refused_without_showing_the_key(string text)
    {
        var fault = Assert.Throws<FormatException>(() => TableConnection.Parse(text));
        Assert.DoesNotContain("c2VjcmV0", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shared_access_signature_is_not_supported() => Assert.Throws<NotSupportedException>(
        () => TableConnection.Parse("TableEndpoint=https://acme.table.core.windows.net;SharedAccessSignature=sv=1"));
}
