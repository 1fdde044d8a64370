using System.Text.Json;

namespace RevOps.Functions.Tests.Vendors;

/// <summary>The door of vendors, shown on Google Ads: proofs, secrets that are being replaced, counts, and what is answered when.</summary>
public sealed class VendorDoorTests
{
    private const string Lead = """{"lead_id":"L1","google_key":"KEY","user_column_data":[{"column_id":"EMAIL","string_value":"ann@acme.example"}]}""";

    private static (string, string) GoogleKey(string key) => ("REVOPS_GOOGLE_KEY", key);

    [Fact]
    public async Task A_proven_lead_is_applied_and_counted()
    {
        await using var app = await VendorApp.StartAsync(GoogleKey("s3cret-key"));
        var reply = await SendAsync(app, "s3cret-key");
        Assert.Equal(200, reply.Status);
        Assert.StartsWith("evt_", reply.Json.GetProperty("eventId").GetString(), StringComparison.Ordinal);
        await app.DrainAsync();
        Assert.Equal(["ann@acme.example"], await app.QueryAsync<string>("SELECT email FROM contacts"));
        var state = await app.StateAsync("google-ads");
        Assert.Equal((1, 0), (state.GetProperty("accepted").GetInt32(), state.GetProperty("refused").GetInt32()));
        Assert.Equal("2026-01-05T12:00:00.0000000Z", state.GetProperty("lastAcceptedAt").GetString());
    }

    [Theory]
    [InlineData("wrong", "wrong")]
    [InlineData("S3cret-key", "wrong")]
    [InlineData("s3cret-key ", "wrong")]
    [InlineData("", "wrong")]
    [InlineData(null, "missing")]
    public async Task A_wrong_or_missing_key_is_401_and_leaves_a_count_without_anything_of_the_body(string? key, string reason)
    {
        await using var app = await VendorApp.StartAsync(GoogleKey("s3cret-key"));
        var reply = await SendAsync(app, key);
        Assert.Equal((401, "application/problem+json"), (reply.Status, reply.ContentType));
        Assert.Empty(app.Storage.TakeMessages());
        var state = await app.StateAsync("google-ads");
        Assert.Equal(1, state.GetProperty("refusedBy").GetProperty(reason).GetInt32());
        Assert.Equal(JsonValueKind.Null, state.GetProperty("lastAcceptedAt").ValueKind);
        Assert.Equal(["google-ads 2026-01-05 " + reason + " 1"], await app.QueryAsync<string>("SELECT vendor || ' ' || day || ' ' || outcome || ' ' || times FROM vendor_counts"));
    }

    [Fact]
    public async Task While_a_secret_is_replaced_both_are_good_and_a_previous_one_alone_is_none()
    {
        await using var app = await VendorApp.StartAsync(GoogleKey("new-secret"), ("REVOPS_GOOGLE_KEY_PREVIOUS", "old-secret"));
        Assert.Equal(200, (await SendAsync(app, "new-secret")).Status);
        Assert.Equal(200, (await SendAsync(app, "old-secret")).Status);
        Assert.Equal(401, (await SendAsync(app, "older-secret")).Status);
        await using var after = await VendorApp.StartAsync(GoogleKey("new-secret"));
        Assert.Equal(401, (await SendAsync(after, "old-secret")).Status);
        await using var alone = await VendorApp.StartAsync(GoogleKey(""), ("REVOPS_GOOGLE_KEY_PREVIOUS", "old-secret"));
        Assert.Equal(401, (await SendAsync(alone, "old-secret")).Status);
    }

    [Fact]
    public async Task A_body_over_the_limit_proves_nothing()
    {
        await using var app = await VendorApp.StartAsync(GoogleKey("s3cret-key"));
        var reply = await app.SendAsync("IntakeGoogleAds", new string(' ', 4 * 1024 * 1024) + Lead);
        Assert.Equal(401, reply.Status);
        Assert.Equal(1, (await app.StateAsync("google-ads")).GetProperty("refusedBy").GetProperty("too-large").GetInt32());
    }

    [Fact]
    public async Task While_storage_is_out_of_reach_the_vendor_is_asked_to_try_again()
    {
        await using var app = await VendorApp.StartAsync(GoogleKey("s3cret-key"));
        app.Storage.IsDown = true;
        var reply = await SendAsync(app, "s3cret-key");
        Assert.Equal(503, reply.Status);
        Assert.NotNull(reply.RetryAfter);
        app.Storage.IsDown = false;
        Assert.Equal(200, (await SendAsync(app, "s3cret-key")).Status);
        Assert.Equal((1, 1), ((await app.StateAsync("google-ads")).GetProperty("unavailable").GetInt32(), (await app.StateAsync("google-ads")).GetProperty("accepted").GetInt32()));
    }

    [Fact]
    public async Task A_thousand_refusals_are_one_row_and_counts_wait_while_the_database_is_away()
    {
        await using var app = await VendorApp.StartAsync(GoogleKey("s3cret-key"));
        for (var i = 0; i < 1_000; i++)
        {
            app.Counts.Note("google-ads", "wrong");
        }

        Assert.Empty(await app.QueryAsync<int>("SELECT times FROM vendor_counts"));
        using (var stopped = new CancellationTokenSource())
        {
            await stopped.CancelAsync();
            await app.Counts.FlushAsync(stopped.Token);
        }

        Assert.Empty(await app.QueryAsync<int>("SELECT times FROM vendor_counts"));
        await app.Counts.FlushAsync(CancellationToken.None);
        await app.Counts.FlushAsync(CancellationToken.None);
        Assert.Equal([1_000], await app.QueryAsync<int>("SELECT times FROM vendor_counts"));
        app.Counts.Note("google-ads", "wrong");
        app.Clock.Advance(TimeSpan.FromDays(1));
        app.Counts.Note("google-ads", "wrong");
        await app.Counts.FlushAsync(CancellationToken.None);
        Assert.Equal([1_001, 1], await app.QueryAsync<int>("SELECT times FROM vendor_counts ORDER BY day"));
    }

    [Fact]
    public async Task Counts_older_than_thirty_days_are_not_shown()
    {
        await using var app = await VendorApp.StartAsync(GoogleKey("s3cret-key"));
        await SendAsync(app, "s3cret-key");
        app.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(1, (await app.StateAsync("google-ads")).GetProperty("accepted").GetInt32());
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await app.StateAsync("google-ads")).GetProperty("accepted").GetInt32());
    }

    private static Task<VendorReply> SendAsync(VendorApp app, string? key) => app.SendAsync(
        "IntakeGoogleAds", key is null ? Lead.Replace("\"google_key\":\"KEY\",", "", StringComparison.Ordinal) : Lead.Replace("KEY", key, StringComparison.Ordinal));
}
