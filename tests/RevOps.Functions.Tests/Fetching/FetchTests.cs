using RevOps.Data.Effects;
using RevOps.Functions.Effects;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Fetching;

/// <summary>Fetching what a notification names: once for many, again after failures, and never lost.</summary>
public sealed class FetchTests
{
    private const string Contact = """{"id":"512","properties":{"email":"ann@acme.example","firstname":"Ann","lastname":"Lee","lifecyclestage":"subscriber"},"createdAt":"2026-01-05T11:00:00Z","updatedAt":"2026-01-05T11:59:00Z"}""";

    [Fact]
    public async Task What_a_notification_names_comes_in_as_an_event_of_its_own()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = _ => new VendorAnswered(200, Contact);
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512"));
        await app.FetchAsync();

        Assert.Equal(["hubspot applied fetching", "contact applied"], await app.EventsAsync());
        Assert.Equal(["ann@acme.example Ann"], await app.App.QueryAsync<string>("SELECT email || ' ' || first_name FROM contacts"));
        Assert.Equal(["hubspot 512"], await app.App.QueryAsync<string>("SELECT system || ' ' || external_id FROM external_ids"));
        var call = Assert.Single(app.Vendor.Calls);
        Assert.Equal(("/crm/v3/objects/contacts/512", "Bearer t0ken"), (call.Path, call.Headers["Authorization"]));
        Assert.Contains("email,work_email", call.Query["properties"].ToString(), StringComparison.Ordinal);
        Assert.Equal(["sent"], (await app.FetchesAsync()).Select(e => e.State));
        Assert.Empty(await app.App.QueryAsync<string>("SELECT lead_id FROM leads"));
    }

    [Fact]
    public async Task Many_events_of_one_object_are_one_fetch_and_a_later_one_is_another()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = _ => new VendorAnswered(200, Contact);
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512", 1), FetchApp.Event("contact.propertyChange", "512", 2), FetchApp.Event("contact.propertyChange", "513", 3));
        await app.HubSpotAsync(FetchApp.Event("contact.propertyChange", "512", 4));
        await app.FetchAsync();
        Assert.Equal(2, app.Vendor.Calls.Count);

        await app.HubSpotAsync(FetchApp.Event("contact.propertyChange", "512", 5));
        await app.FetchAsync();
        Assert.Equal(3, app.Vendor.Calls.Count);
    }

    [Fact]
    public async Task While_an_object_is_being_fetched_a_change_of_it_has_it_fetched_again()
    {
        await using var app = await FetchApp.StartAsync();
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512", 1));
        var head = await app.App.Db.WriteAsync(async sql =>
        {
            var effect = (await sql.HeadAsync("fetch:hubspot:contacts:512"))!;
            await sql.TrySetAsync(effect, effect with { LockedUntil = app.Now.AddMinutes(5), Attempts = 1 });
            return effect;
        });
        await app.HubSpotAsync(FetchApp.Event("contact.propertyChange", "512", 2));
        Assert.Equal(["pending", "pending"], (await app.FetchesAsync()).Select(e => e.State));
        Assert.Equal("fetch:hubspot", head.Destination);
    }

    [Fact]
    public async Task The_same_delivery_again_is_a_duplicate_and_the_same_version_too()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = _ => new VendorAnswered(200, Contact);
        for (var i = 0; i < 2; i++)
        {
            await app.HubSpotAsync(FetchApp.Event("contact.creation", "512", 1));
            await app.FetchAsync();
            app.App.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await app.HubSpotAsync(FetchApp.Event("contact.propertyChange", "512", 2));
        await app.FetchAsync();
        Assert.Equal(["hubspot applied fetching", "contact applied", "hubspot duplicate", "hubspot applied fetching", "contact duplicate"], await app.EventsAsync());
    }

    [Fact]
    public async Task A_process_that_dies_while_it_fetches_leaves_it_to_the_next_and_nothing_comes_in_twice()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = _ => new VendorAnswered(200, Contact);
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512"));

        // Taken up, fetched and written to the queue; then killed before it is written down.
        var turn = (Turn.ToSend)await app.App.Db.WriteAsync(sql => app.App.Get<EffectTurns>().NextAsync(sql, "fetch:hubspot:contacts:512"));
        await app.App.Get<IEnumerable<IEffectSender>>().Single(s => s.Destination == "fetch").SendAsync(turn.Effect.Effect, CancellationToken.None);
        await app.FetchAsync();
        Assert.Single(app.Vendor.Calls);

        app.App.Clock.Advance(TimeSpan.FromMinutes(6));
        await app.FetchAsync();
        Assert.Equal(2, app.Vendor.Calls.Count);
        Assert.Equal(["hubspot applied fetching", "contact applied"], await app.EventsAsync());
    }

    [Fact]
    public async Task A_vendor_that_asks_for_a_pause_gets_it_for_all_its_objects_and_no_attempt_is_used()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = _ => new VendorAnswered(429, """{"errorType":"RATE_LIMIT"}""", "120");
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512", 1), FetchApp.Event("contact.creation", "513", 2));
        await app.FetchAsync();
        Assert.Single(app.Vendor.Calls);
        Assert.All(await app.FetchesAsync(), e => Assert.Equal(("pending", 0), (e.State, e.Attempts)));
        Assert.All(await app.FetchesAsync(), e => Assert.InRange(e.DueAt - app.Now, TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(144)));

        app.Vendor.Answer = call => new VendorAnswered(200, Contact.Replace("512", call.Path[^3..], StringComparison.Ordinal));
        app.App.Clock.Advance(TimeSpan.FromSeconds(119));
        await app.FetchAsync();
        Assert.Single(app.Vendor.Calls);
        app.App.Clock.Advance(TimeSpan.FromSeconds(30));
        await app.FetchAsync();
        Assert.Equal(["sent", "sent"], (await app.FetchesAsync()).Select(e => e.State));
    }

    [Fact]
    public async Task Failures_are_tried_again_and_after_five_in_a_row_the_vendor_is_left_alone()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = _ => new VendorAnswered(502, "<html>");
        await app.HubSpotAsync([.. Enumerable.Range(100, 8).Select(i => FetchApp.Event("contact.creation", $"{i}", i))]);
        await app.FetchAsync();
        Assert.Equal(5, app.Vendor.Calls.Count);
        Assert.Equal([1, 1, 1, 1, 1, 0, 0, 0], (await app.FetchesAsync()).Select(e => e.Attempts));
        Assert.Equal("The vendor answered 502.", (await app.FetchesAsync())[0].Fault);

        app.Vendor.Answer = call => new VendorAnswered(200, Contact.Replace("512", call.Path[^3..], StringComparison.Ordinal).Replace("ann@", $"{call.Path[^3..]}@", StringComparison.Ordinal));
        app.App.Clock.Advance(TimeSpan.FromSeconds(40));
        await app.FetchAsync();
        Assert.All(await app.FetchesAsync(), e => Assert.Equal("sent", e.State));
        Assert.Equal([8], await app.App.QueryAsync<int>("SELECT COUNT(*) FROM contacts"));
    }

    [Fact]
    public async Task An_answer_that_is_no_object_is_a_failure_and_no_object()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = _ => new VendorAnswered(200, "<html>sign in</html>");
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512"));
        await app.FetchAsync();
        Assert.Equal(("pending", 1), ((await app.FetchesAsync())[0].State, (await app.FetchesAsync())[0].Attempts));
    }

    [Fact]
    public async Task A_token_that_is_refused_is_told_once_a_day_and_nothing_is_lost()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = _ => new VendorAnswered(401, """{"category":"EXPIRED_AUTHENTICATION"}""");
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512", 1), FetchApp.Event("contact.creation", "513", 2));
        await app.FetchAsync();
        Assert.Single(app.Vendor.Calls);
        app.App.Clock.Advance(TimeSpan.FromMinutes(7));
        await app.FetchAsync();
        Assert.Equal(2, app.Vendor.Calls.Count);
        var notice = Assert.Single(await app.App.QueryAsync<string>("SELECT detail FROM notifications WHERE kind = 'vendor-token-refused'"));
        Assert.Contains("REVOPS_HUBSPOT_TOKEN", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", notice, StringComparison.Ordinal);

        app.Vendor.Answer = call => new VendorAnswered(200, Contact.Replace("512", call.Path[^3..], StringComparison.Ordinal));
        app.App.Clock.Advance(TimeSpan.FromMinutes(20));
        await app.FetchAsync();
        Assert.All(await app.FetchesAsync(), e => Assert.Equal("sent", e.State));
    }

    [Fact]
    public async Task Without_a_token_the_event_says_so_and_the_object_waits()
    {
        await using var app = await FetchApp.StartAsync(token: "");
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512"));
        await app.FetchAsync();
        Assert.Equal(["hubspot applied no-token"], await app.EventsAsync());
        Assert.Empty(app.Vendor.Calls);
        var effect = Assert.Single(await app.FetchesAsync());
        Assert.Equal(("pending", 0, "REVOPS_HUBSPOT_TOKEN is not set: the object waits until it is."), (effect.State, effect.Attempts, effect.Fault));
        for (var i = 0; i < 300; i++)
        {
            app.App.Clock.Advance(TimeSpan.FromHours(1));
            await app.FetchAsync();
        }

        Assert.Equal("pending", Assert.Single(await app.FetchesAsync()).State);
    }

    [Theory]
    [InlineData(404, """{"status":"error","category":"OBJECT_NOT_FOUND"}""", "dropped")]
    [InlineData(404, "<html>nothing here</html>", "given-up")]
    [InlineData(400, """{"status":"error"}""", "given-up")]
    [InlineData(200, """{"no":"id"}""", "given-up")]
    public async Task What_cannot_be_had_comes_to_an_end_that_shows(int status, string body, string state)
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = _ => new VendorAnswered(status, body);
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512"));
        await app.FetchAsync();
        var effect = Assert.Single(await app.FetchesAsync());
        Assert.Equal(state, effect.State);
        Assert.NotNull(effect.Fault);
    }

    [Fact]
    public async Task While_the_queue_is_out_of_reach_what_was_fetched_is_fetched_again_later()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = _ => new VendorAnswered(200, Contact);
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512"));
        app.App.Storage.IsDown = true;
        await app.FetchAsync();
        Assert.Equal(("pending", 0), ((await app.FetchesAsync())[0].State, (await app.FetchesAsync())[0].Attempts));
        app.App.Storage.IsDown = false;
        app.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.FetchAsync();
        Assert.Equal(["hubspot applied fetching", "contact applied"], await app.EventsAsync());
    }

    [Fact]
    public async Task Rows_of_fetches_hold_ids_only()
    {
        await using var app = await FetchApp.StartAsync();
        await app.HubSpotAsync(FetchApp.Event("contact.propertyChange", "512", 1, ""","propertyName":"email","propertyValue":"ann@acme.example" """));
        var effect = Assert.Single(await app.FetchesAsync());
        Assert.Equal("""{"vendor":"hubspot","type":"contacts","id":"512","receivedAt":"2026-01-05T12:00:00.0000000Z"}""", effect.Payload);
    }
}
