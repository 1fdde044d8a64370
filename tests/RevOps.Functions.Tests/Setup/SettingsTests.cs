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
