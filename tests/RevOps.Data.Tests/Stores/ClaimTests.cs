using RevOps.Data.Events;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>Keys of deliveries: each takes effect once.</summary>
public sealed class ClaimTests
{
    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_free_key_is_taken_and_the_next_event_with_it_is_a_duplicate_of_the_first(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        Assert.IsType<Claim.Taken>(await ClaimAsync(db, "evt-1", "k"));
        Assert.Equal(new Claim.Duplicate("evt-1"), await ClaimAsync(db, "evt-2", "k"));
        Assert.IsType<Claim.Taken>(await ClaimAsync(db, "evt-3", "K"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task The_same_event_again_has_nothing_left_to_do(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await ClaimAsync(db, "evt-1", "k");
        await db.Db.WriteAsync(sql => sql.InsertEventAsync(new EventRecord
        {
            EventId = "evt-1",
            Kind = "lead",
            Source = "leads",
            Status = EventStatus.Normalized,
            ReceivedAt = db.Now,
            UpdatedAt = db.Now,
        }));
        Assert.IsType<Claim.AlreadyDone>(await ClaimAsync(db, "evt-1", "k"));

        await db.Db.WriteAsync(sql => sql.SetEventStatusAsync("evt-1", EventStatus.Routed, db.Now));
        Assert.Equal(EventStatus.Routed, (await db.Db.ReadAsync(sql => sql.FindEventAsync("evt-1")))!.Status);
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_released_key_is_free_again(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await ClaimAsync(db, "evt-1", "k");
        await db.Db.WriteAsync(sql => sql.ReleaseAsync("k"));
        Assert.IsType<Claim.Taken>(await ClaimAsync(db, "evt-2", "k"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Yesterdays_content_within_24_hours_makes_a_duplicate_also_at_exactly_24(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await ClaimAsync(db, "evt-1", "k:2026-01-05");
        db.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(new Claim.Duplicate("evt-1"), await ClaimAsync(db, "evt-2", "k:2026-01-06", "k:2026-01-05"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Yesterdays_content_beyond_24_hours_does_not_count(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await ClaimAsync(db, "evt-1", "k:2026-01-05");
        db.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromTicks(1));
        Assert.IsType<Claim.Taken>(await ClaimAsync(db, "evt-2", "k:2026-01-06", "k:2026-01-05"));
        Assert.Equal(new Claim.Duplicate("evt-2"), await ClaimAsync(db, "evt-3", "k:2026-01-06", "k:2026-01-05"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Of_two_events_with_one_key_at_once_exactly_one_takes_it(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        using var other = db.Open();
        var claims = await Task.WhenAll(ClaimAsync(db, "evt-1", "k"), ClaimAsync(db, "evt-2", "k", on: other));
        Assert.Single(claims.OfType<Claim.Taken>());
        Assert.Single(claims.OfType<Claim.Duplicate>());
    }

    private static Task<Claim> ClaimAsync(TestDatabase db, string eventId, string key, string? yesterday = null, Database? on = null) =>
        (on ?? db.Db).WriteAsync(sql => sql.ClaimAsync(key, yesterday is null ? [] : [yesterday], eventId, db.Now, db.Now.AddHours(-24)));
}
