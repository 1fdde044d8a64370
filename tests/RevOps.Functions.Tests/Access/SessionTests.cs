using System.Text;
using System.Text.Json;
using RevOps.Functions.Tests.Vendors;

namespace RevOps.Functions.Tests.Access;

/// <summary>Browsers that sign in: with a key, or with an account of App Service.</summary>
public sealed class SessionTests
{
    private const string Change = """{"name":"ann","scopes":["read"]}""";

    [Fact]
    public async Task A_key_is_exchanged_for_a_cookie_that_stands_for_it()
    {
        await using var app = await VendorApp.StartAsync();
        var (cookie, csrf) = await SignInAsync(app, VendorApp.Key);
        Assert.Equal(200, (await GetAsync(app, ("Cookie", cookie))).Status);
        Assert.Equal(201, (await ChangeAsync(app, ("Cookie", cookie), ("x-csrf-token", csrf))).Status);
        Assert.Equal(["ann"], await app.QueryAsync<string>("SELECT name FROM api_keys"));

        var state = (await app.SendAsync("GetSession", "", method: "GET", headers: ("Cookie", cookie))).Json;
        Assert.Equal((true, csrf, "[\"intake\",\"read\",\"agent\",\"admin\"]"), (state.GetProperty("signedIn").GetBoolean(), state.GetProperty("csrfToken").GetString(), state.GetProperty("scopes").GetRawText()));
        Assert.False((await app.SendAsync("GetSession", "", method: "GET")).Json.GetProperty("signedIn").GetBoolean());
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    [InlineData("", false)]
    public async Task What_came_encrypted_to_the_front_end_gets_a_cookie_that_only_travels_so(string front, bool isSecure)
    {
        await using var app = await VendorApp.StartAsync();
        var reply = await app.SendAsync("PostSession", JsonSerializer.Serialize(new { key = VendorApp.Key }), headers: ("X-Forwarded-Proto", front));
        Assert.Equal(isSecure, reply.SetCookie.Contains("; secure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_by_cookie_needs_the_token_that_belongs_to_it()
    {
        await using var app = await VendorApp.StartAsync();
        var (cookie, csrf) = await SignInAsync(app, VendorApp.Key);
        var (_, another) = await SignInAsync(app, VendorApp.Key);
        Assert.Equal(403, (await ChangeAsync(app, ("Cookie", cookie))).Status);
        Assert.Equal(403, (await ChangeAsync(app, ("Cookie", cookie), ("x-csrf-token", another))).Status);
        Assert.Equal(403, (await ChangeAsync(app, ("Cookie", cookie), ("x-csrf-token", csrf), ("Sec-Fetch-Site", "cross-site"))).Status);
        Assert.Equal(403, (await ChangeAsync(app, ("Cookie", cookie), ("x-csrf-token", csrf), ("Sec-Fetch-Site", "same-site"))).Status);
        Assert.Empty(await app.QueryAsync<string>("SELECT name FROM api_keys"));
        Assert.Equal(201, (await ChangeAsync(app, ("Cookie", cookie), ("x-csrf-token", csrf), ("Sec-Fetch-Site", "same-origin"))).Status);
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_and_with_its_key()
    {
        await using var app = await VendorApp.StartAsync();
        var made = (await app.SendAsync("PostKey", """{"name":"ann","scopes":["read"]}""", headers: ("x-api-key", VendorApp.Key))).Json;
        var (cookie, _) = await SignInAsync(app, made.GetProperty("key").GetString()!);
        app.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await GetAsync(app, ("Cookie", cookie))).Status);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(401, (await GetAsync(app, ("Cookie", cookie))).Status);

        var (ended, _) = await SignInAsync(app, made.GetProperty("key").GetString()!);
        Assert.Equal(200, (await GetAsync(app, ("Cookie", ended))).Status);
        await app.QueryAsync<string>("UPDATE api_keys SET revoked_at = created_at");
        await app.Get<RevOps.Functions.Access.KeyRing>().ReloadAsync();
        Assert.Equal(401, (await GetAsync(app, ("Cookie", ended))).Status);
    }

    [Fact]
    public async Task A_cookie_with_one_other_letter_is_none()
    {
        await using var app = await VendorApp.StartAsync();
        var (cookie, _) = await SignInAsync(app, VendorApp.Key);
        var start = cookie.IndexOf('=', StringComparison.Ordinal) + 1;
        for (var i = start; i < cookie.Length - 1; i++)
        {
            var other = string.Concat(cookie.AsSpan(0, i), cookie[i] == 'A' ? "B" : "A", cookie.AsSpan(i + 1));
            Assert.Equal(401, (await GetAsync(app, ("Cookie", other))).Status);
        }

        Assert.Equal(401, (await GetAsync(app, ("Cookie", "revops_session=%%%"))).Status);
        Assert.Equal(401, (await GetAsync(app, ("Cookie", "revops_session=AAAA"))).Status);
    }

    [Theory]
    [InlineData("""{"key":"no-such-key-here"}""", "", 401)]
    [InlineData("""{"key":"intake-only-key"}""", "", 403)]
    [InlineData("""{"key":""}""", "", 422)]
    [InlineData("key=vendor-tests-admin-key", "", 400)]
    [InlineData("""{"key":"vendor-tests-admin-key"}""", "cross-site", 403)]
    [InlineData("""{"key":"vendor-tests-admin-key"}""", "same-origin", 201)]
    public async Task Only_a_key_for_people_signs_in_and_only_from_our_own_pages(string body, string site, int status)
    {
        await using var app = await VendorApp.StartAsync(("REVOPS_KEYS", "intake=intake-only-key"));
        var reply = await app.SendAsync("PostSession", body, headers: ("Sec-Fetch-Site", site));
        Assert.Equal((status, status == 201), (reply.Status, reply.SetCookie.Length > 0));
    }

    [Theory]
    [InlineData("viewer", 200, 403)]
    [InlineData("agent", 200, 403)]
    [InlineData("admin", 200, 201)]
    [InlineData("Global.Reader", 403, 403)]
    public async Task An_account_may_do_what_its_role_allows(string role, int read, int write)
    {
        await using var app = await VendorApp.StartAsync(("WEBSITE_AUTH_ENABLED", "True"));
        var principal = Principal(role);
        Assert.Equal(read, (await GetAsync(app, ("X-MS-CLIENT-PRINCIPAL", principal))).Status);
        var session = (await app.SendAsync("GetSession", "", method: "GET", headers: ("X-MS-CLIENT-PRINCIPAL", principal))).Json;
        Assert.Equal(("Ann Lee", "/.auth/login/aad?post_login_redirect_uri=/api/dashboard"), (session.GetProperty("name").GetString(), session.GetProperty("loginUrl").GetString()));
        Assert.Equal(403, (await ChangeAsync(app, ("X-MS-CLIENT-PRINCIPAL", principal))).Status);
        Assert.Equal(write, (await ChangeAsync(app, ("X-MS-CLIENT-PRINCIPAL", principal), ("x-csrf-token", session.GetProperty("csrfToken").GetString()!))).Status);
    }

    [Fact]
    public async Task Where_App_Service_does_not_authenticate_its_header_says_nothing()
    {
        await using var app = await VendorApp.StartAsync();
        Assert.Equal(401, (await GetAsync(app, ("X-MS-CLIENT-PRINCIPAL", Principal("admin")))).Status);
        await using var broken = await VendorApp.StartAsync(("WEBSITE_AUTH_ENABLED", "true"));
        Assert.Equal(401, (await GetAsync(broken, ("X-MS-CLIENT-PRINCIPAL", "not base64"))).Status);
        Assert.Equal(401, (await GetAsync(broken, ("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String("{}"u8)))).Status);
    }

    private static string Principal(string role) => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        auth_typ = "aad",
        claims = new[] { new { typ = "name", val = "Ann Lee" }, new { typ = "http://schemas.microsoft.com/identity/claims/objectidentifier", val = "11-22" }, new { typ = "roles", val = role } },
        name_typ = "name",
        role_typ = "roles",
    })));

    private static async Task<(string Cookie, string Csrf)> SignInAsync(VendorApp app, string key)
    {
        var reply = await app.SendAsync("PostSession", JsonSerializer.Serialize(new { key }));
        Assert.Equal(201, reply.Status);
        Assert.Contains("path=/api", reply.SetCookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict; httponly", reply.SetCookie, StringComparison.Ordinal);
        Assert.DoesNotContain(key, reply.SetCookie, StringComparison.Ordinal);
        return (reply.SetCookie.Split(';')[0], reply.Json.GetProperty("csrfToken").GetString()!);
    }

    private static Task<VendorReply> GetAsync(VendorApp app, params (string, string)[] headers) => app.SendAsync("ListLeads", "", method: "GET", headers: headers);

    private static Task<VendorReply> ChangeAsync(VendorApp app, params (string, string)[] headers) => app.SendAsync("PostKey", Change, headers: headers);
}
