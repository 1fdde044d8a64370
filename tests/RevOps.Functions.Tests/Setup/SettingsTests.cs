using Microsoft.Extensions.Configuration;
using RevOps.Functions.Access;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Tests.Setup;

/// <summary>What the app is told from outside.</summary>
public sealed class SettingsTests
{
    private const string Key = "admin-key-1234";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1234567")]
    public void A_missing_or_short_admin_key_is_an_error_that_names_the_setting(string? key)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Read(("REVOPS_KEY", key)));
        Assert.Contains("REVOPS_KEY", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_list_of_keys_is_an_error_that_names_the_setting_and_no_key()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Read(("REVOPS_KEY", Key), ("REVOPS_KEYS", "boss=secret-key-9")));
        Assert.Contains("REVOPS_KEYS", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_admin_key_is_all_that_must_be_set()
    {
        var settings = Read(("REVOPS_KEY", Key));
        Assert.Equal((".revops", "", "EUR", Key), (settings.DataFolder, settings.SqlServer, settings.Currency, Assert.Single(settings.Secrets.Of("REVOPS_GOOGLE_KEY"))));
        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "rules"), settings.RulesFolder);
        Assert.True(settings.Keys.ScopesOf(Key).HasFlag(Scope.Admin));
    }

    [Fact]
    public void An_empty_setting_is_one_that_is_not_set() =>
        Assert.Equal((".revops", Key), (Read(("REVOPS_KEY", Key), ("REVOPS_DATA", "")).DataFolder, Read(("REVOPS_KEY", Key), ("REVOPS_GOOGLE_KEY", "")).Secrets.Of("REVOPS_GOOGLE_KEY")[0]));

    [Theory]
    [InlineData("https://revops.example.com", "https://revops.example.com")]
    [InlineData("https://revops.example.com/", "https://revops.example.com")]
    [InlineData("http://10.0.0.4:8080", "http://10.0.0.4:8080")]
    [InlineData("", null)]
    public void The_public_address_is_scheme_and_host(string given, string? url) =>
        Assert.Equal(url, Read(("REVOPS_KEY", Key), ("REVOPS_PUBLIC_URL", given)).PublicUrl);

    [Theory]
    [InlineData("REVOPS_PUBLIC_URL", "revops.example.com")]
    [InlineData("REVOPS_PUBLIC_URL", "https://revops.example.com/api")]
    [InlineData("REVOPS_PUBLIC_URL", "https://revops.example.com/?a=b")]
    [InlineData("REVOPS_PUBLIC_URL", "ftp://revops.example.com")]
    [InlineData("REVOPS_PUBLIC_URL", "https://user@revops.example.com")]
    [InlineData("REVOPS_SALESFORCE_ORGS", "00D5g000004abcD, acme")]
    public void A_wrong_setting_is_an_error_that_names_it(string name, string value) =>
        Assert.Contains(name, Assert.Throws<InvalidOperationException>(() => Read(("REVOPS_KEY", Key), (name, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_vendors_secrets_are_the_current_one_and_the_previous_one_beside_it()
    {
        var settings = Read(("REVOPS_KEY", Key), ("REVOPS_HUBSPOT_SECRET", "new"), ("REVOPS_HUBSPOT_SECRET_PREVIOUS", "old"), ("REVOPS_META_SECRET_PREVIOUS", "old"), ("REVOPS_GOOGLE_KEY_PREVIOUS", "old"));
        Assert.Equal(["new", "old"], settings.Secrets.Of("REVOPS_HUBSPOT_SECRET"));
        Assert.Empty(settings.Secrets.Of("REVOPS_META_SECRET"));
        Assert.Equal([Key], settings.Secrets.Of("REVOPS_GOOGLE_KEY"));
        Assert.Equal(["00D5g000004abcD", "00D5g000004abcDEAQ"], Read(("REVOPS_KEY", Key), ("REVOPS_SALESFORCE_ORGS", "00D5g000004abcD, 00D5g000004abcDEAQ")).SalesforceOrganizations);
    }

    [Fact]
    public void Event_ids_stay_provable_after_a_restart_and_follow_their_own_key_where_it_is_set()
    {
        Assert.Equal(Read(("REVOPS_KEY", Key)).EventKey, Read(("REVOPS_KEY", Key)).EventKey);
        Assert.NotEqual(Read(("REVOPS_KEY", Key)).EventKey, Read(("REVOPS_KEY", Key + "x")).EventKey);
        Assert.Equal(Read(("REVOPS_KEY", Key), ("REVOPS_EVENT_KEY", "e")).EventKey, Read(("REVOPS_KEY", Key + "x"), ("REVOPS_EVENT_KEY", "e")).EventKey);
    }

    private static RevOpsSettings Read(params (string Name, string? Value)[] values) => RevOpsSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => new KeyValuePair<string, string?>(v.Name, v.Value))).Build());
}
