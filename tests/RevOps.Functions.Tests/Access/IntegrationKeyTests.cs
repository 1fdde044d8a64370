using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RevOps.Data;
using RevOps.Functions.Access;
using RevOps.Functions.Setup;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Access;

/// <summary>Keys of integrations: made, used, replaced, ended, and kept through an outage of SQL.</summary>
public sealed class IntegrationKeyTests : IAsyncLifetime
{
    private const string Admin = "admin-key-1234";
    private readonly TempFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().BuildServiceProvider();
    private Database _db = null!;
    private KeyRing _ring = null!;
    private KeyFunctions _functions = null!;

    public async Task InitializeAsync()
    {
        _db = Database.Sqlite(_folder.File("revops.db"));
        await Schema.ApplyAsync(_db, _clock);
        _ring = Ring(_db);
        _functions = new KeyFunctions(_db, _ring, _clock);
    }

    public async Task DisposeAsync()
    {
        _db.Dispose();
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_key_is_shown_once_and_only_its_hash_is_kept()
    {
        var made = await PostAsync("""{"name":"Zapier","scopes":["intake"]}""");
        var key = made.GetProperty("key").GetString()!;

        Assert.Matches("^rk_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$", key);
        Assert.Equal(new KeyCheck.Valid(Scope.Intake, IntegrationKey.IdOf(key), "Zapier"), await CheckAsync(key));
        Assert.DoesNotContain(key[16..], await File.ReadAllTextAsync(await CopyAsync()), StringComparison.Ordinal);
        Assert.False((await AnswerAsync(c => _functions.List(c.Request, default))).Body.GetProperty("items")[0].TryGetProperty("hash", out _));
    }

    [Theory]
    [InlineData("rk_000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("rk_")]
    [InlineData("admin-key-12345")]
    public async Task What_is_no_key_is_unknown(string key) => Assert.IsType<KeyCheck.Unknown>(await CheckAsync(key));

    [Fact]
    public async Task A_key_with_one_other_character_is_unknown()
    {
        var key = await NewKeyAsync();
        foreach (var place in Enumerable.Range(16, key.Length - 16))
        {
            var other = key[..place] + (key[place] == 'A' ? 'B' : 'A') + key[(place + 1)..];
            Assert.IsType<KeyCheck.Unknown>(await CheckAsync(other));
        }
    }

    [Fact]
    public async Task The_keys_of_the_settings_stay_valid() =>
        Assert.Equal(new KeyCheck.Valid(Scope.Intake | Scope.Read | Scope.Agent | Scope.Admin, KeyId: null, "settings"), await CheckAsync(Admin));

    [Fact]
    public async Task While_a_key_is_replaced_both_are_valid_until_the_overlap_ends()
    {
        var old = await NewKeyAsync();
        var made = (await AnswerAsync(c => _functions.Rotate(c.Request, IntegrationKey.IdOf(old)!, default), "?overlapHours=2")).Body.GetProperty("key").GetString()!;

        Assert.NotEqual(old, made);
        Assert.IsType<KeyCheck.Valid>(await CheckAsync(made));
        _clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromTicks(1));
        Assert.IsType<KeyCheck.Valid>(await CheckAsync(old));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.IsType<KeyCheck.Unknown>(await CheckAsync(old));
        Assert.IsType<KeyCheck.Valid>(await CheckAsync(made));
    }

    [Fact]
    public async Task An_ended_key_is_unknown_here_at_once_and_elsewhere_after_ten_seconds()
    {
        var key = await NewKeyAsync();
        var elsewhere = Ring(_db);
        Assert.IsType<KeyCheck.Valid>(await elsewhere.CheckAsync(key, default));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(200, (await AnswerAsync(c => _functions.Delete(c.Request, IntegrationKey.IdOf(key)!, default))).Status);
        Assert.IsType<KeyCheck.Unknown>(await CheckAsync(key));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<KeyCheck.Unknown>(await elsewhere.CheckAsync(key, default));
        Assert.Equal(409, (await AnswerAsync(c => _functions.Rotate(c.Request, IntegrationKey.IdOf(key)!, default))).Status);
    }

    [Fact]
    public async Task Unknown_keys_are_looked_up_once_a_second_so_that_guessing_costs_nothing_and_one_made_elsewhere_is_known_soon()
    {
        Assert.IsType<KeyCheck.Unknown>(await CheckAsync(IntegrationKey.New(IntegrationKey.NewId())));
        var other = Ring(_db);
        var key = (await AnswerAsync(c => new KeyFunctions(_db, other, _clock).Post(c.Request, default), body: """{"name":"Make","scopes":["read"]}""")).Body.GetProperty("key").GetString()!;

        Assert.IsType<KeyCheck.Unknown>(await CheckAsync(key));
        _clock.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal(new KeyCheck.Valid(Scope.Read, IntegrationKey.IdOf(key), "Make"), await CheckAsync(key));
    }

    [Fact]
    public async Task A_key_ends_by_itself_at_its_time()
    {
        var at = _clock.GetUtcNow().AddHours(1);
        var key = (await PostAsync($$"""{"name":"Trial","scopes":["read"],"expiresAt":"{{at:yyyy-MM-ddTHH:mm:ssZ}}"}""")).GetProperty("key").GetString()!;
        _clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.IsType<KeyCheck.Valid>(await CheckAsync(key));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.IsType<KeyCheck.Unknown>(await CheckAsync(key));
    }

    [Fact]
    public async Task While_SQL_is_out_of_reach_known_keys_go_on_and_a_ring_that_never_read_any_cannot_say()
    {
        var key = await NewKeyAsync();
        await ExecuteAsync("ALTER TABLE api_keys RENAME TO away");
        _clock.Advance(TimeSpan.FromHours(3));

        Assert.IsType<KeyCheck.Valid>(await CheckAsync(key));
        Assert.IsType<KeyCheck.Unsure>(await Ring(_db).CheckAsync(key, default));
        await ExecuteAsync("ALTER TABLE away RENAME TO api_keys");
        _clock.Advance(TimeSpan.FromSeconds(11));
        Assert.IsType<KeyCheck.Valid>(await CheckAsync(key));
    }

    [Fact]
    public async Task The_last_use_is_noted_to_about_a_minute()
    {
        var key = await NewKeyAsync();
        var used = _clock.GetUtcNow();
        await CheckAsync(key);
        _clock.Advance(TimeSpan.FromSeconds(61));
        await CheckAsync(key);

        var noted = (await AnswerAsync(c => _functions.List(c.Request, default))).Body.GetProperty("items")[0].GetProperty("lastUsedAt").GetDateTimeOffset();
        Assert.Equal(used, noted);
    }

    [Theory]
    [InlineData("""{"scopes":["intake"]}""", "/name", "required")]
    [InlineData("""{"name":"x"}""", "/scopes", "required")]
    [InlineData("""{"name":"x","scopes":["owner"]}""", "/scopes", "value")]
    [InlineData("""{"name":"x","scopes":["read","none"]}""", "/scopes", "value")]
    [InlineData("""{"name":"x","scopes":["read"],"expiresAt":"2020-01-01T00:00:00Z"}""", "/expiresAt", "range")]
    public async Task A_wrong_request_names_the_field(string body, string field, string code)
    {
        var (status, answer) = await AnswerAsync(c => _functions.Post(c.Request, default), body: body);

        Assert.Equal(422, status);
        Assert.Equal((field, code), (answer.GetProperty("errors")[0].GetProperty("field").GetString(), answer.GetProperty("errors")[0].GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("721")]
    [InlineData("a day")]
    public async Task An_overlap_is_a_number_of_hours_up_to_thirty_days(string hours)
    {
        var key = await NewKeyAsync();
        Assert.Equal(422, (await AnswerAsync(c => _functions.Rotate(c.Request, IntegrationKey.IdOf(key)!, default), $"?overlapHours={Uri.EscapeDataString(hours)}")).Status);
    }

    [Fact]
    public async Task There_is_nothing_to_replace_or_end_under_an_unknown_id()
    {
        Assert.Equal(404, (await AnswerAsync(c => _functions.Rotate(c.Request, "000000000000", default))).Status);
        Assert.Equal(404, (await AnswerAsync(c => _functions.Delete(c.Request, "000000000000", default))).Status);
        Assert.Equal(404, (await AnswerAsync(c => _functions.Get(c.Request, "000000000000", default))).Status);
    }

    private KeyRing Ring(Database db) => new(
        RevOpsSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("REVOPS_KEY", Admin)]).Build()), db, _clock, NullLogger<KeyRing>.Instance);

    private ValueTask<KeyCheck> CheckAsync(string key) => _ring.CheckAsync(key, default);

    private async Task<string> NewKeyAsync() => (await PostAsync("""{"name":"Zapier","scopes":["intake"]}""")).GetProperty("key").GetString()!;

    private async Task<JsonElement> PostAsync(string body)
    {
        var (status, answer) = await AnswerAsync(c => _functions.Post(c.Request, default), body: body);
        Assert.Equal(201, status);
        return answer;
    }

    private async Task<(int Status, JsonElement Body)> AnswerAsync(Func<HttpContext, Task<IResult>> call, string query = "", string body = "")
    {
        var context = new DefaultHttpContext { RequestServices = _services };
        context.Request.QueryString = new QueryString(query);
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        var answer = new MemoryStream();
        context.Response.Body = answer;
        await (await call(context)).ExecuteAsync(context);
        return (context.Response.StatusCode, JsonDocument.Parse(answer.ToArray()).RootElement.Clone());
    }

    private async Task ExecuteAsync(string text)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.File("revops.db")}");
        await connection.ExecuteAsync(text);
    }

    /// <summary>All bytes of the database, with what is in its log.</summary>
    private async Task<string> CopyAsync()
    {
        await ExecuteAsync($"VACUUM INTO '{_folder.File("copy.db")}'");
        return _folder.File("copy.db");
    }
}
