using RevOps.Functions.Access;

namespace RevOps.Functions.Tests.Access;

/// <summary>API keys and what they may do.</summary>
public sealed class ApiKeysTests
{
    private const string Admin = "admin-key-1234";

    [Fact]
    public void The_admin_key_may_do_everything() =>
        Assert.Equal(Scope.Intake | Scope.Read | Scope.Agent | Scope.Admin, ApiKeys.Parse(Admin, "").ScopesOf(Admin));

    [Theory]
    [InlineData("intake=form-key-1", Scope.Intake)]
    [InlineData("READ=form-key-1", Scope.Read)]
    [InlineData("read+agent=form-key-1", Scope.Read | Scope.Agent)]
    [InlineData(" intake = x;intake=form-key-1", null)]
    [InlineData("intake=other-key;read=form-key-1;", Scope.Read)]
    [InlineData("intake=form-key-1;read=form-key-1", Scope.Intake | Scope.Read)]
    public void A_key_may_do_what_its_entries_say(string entries, Scope? expected)
    {
        if (expected is { } scope)
        {
            Assert.Equal(scope, ApiKeys.Parse(Admin, entries).ScopesOf("form-key-1"));
        }
        else
        {
            Assert.Throws<InvalidOperationException>(() => ApiKeys.Parse(Admin, entries));
        }
    }

    [Fact]
    public void A_key_may_contain_an_equals_sign() => Assert.Equal(Scope.Read, ApiKeys.Parse(Admin, "read=abc=defgh==").ScopesOf("abc=defgh=="));

    [Theory]
    [InlineData("")]
    [InlineData("Admin-key-1234")]
    [InlineData("admin-key-123")]
    [InlineData("admin-key-12345")]
    public void Any_other_key_may_do_nothing(string key) => Assert.Equal(Scope.None, ApiKeys.Parse(Admin, "read=other-key").ScopesOf(key));

    [Theory]
    [InlineData("secret-key-9")]
    [InlineData("none=secret-key-9")]
    [InlineData("owner=secret-key-9")]
    [InlineData("15=secret-key-9")]
    [InlineData("+read=secret-key-9")]
    [InlineData("read=secret9")]
    [InlineData("=secret-key-9")]
    public void A_wrong_entry_is_an_error_that_tells_its_place_and_never_the_key(string entry)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => ApiKeys.Parse(Admin, $"read=good-key-1;{entry}"));
        Assert.Contains("entry 2", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_eight_characters_is_long_enough() => Assert.Equal(Scope.Read, ApiKeys.Parse(Admin, "read=12345678").ScopesOf("12345678"));
}
