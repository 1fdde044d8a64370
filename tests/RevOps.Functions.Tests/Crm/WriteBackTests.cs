using RevOps.Data.Crm;
using RevOps.Data.Effects;
using RevOps.Functions.Tests.Fetching;
using RevOps.Functions.Tests.Vendors;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Crm;

/// <summary>What is written back into HubSpot, and what is not.</summary>
public sealed class WriteBackTests
{
    private const string Contact = "contacts/512";

    [Fact]
    public async Task What_changes_of_a_lead_is_written_and_nothing_more()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold(Contact, ("lifecyclestage", "lead"));
        await app.OwnerAsync("ann", """{"hubspot":"901","salesforce":"005x"}""");
        await app.LeadAsync("con_a", "hubspot", "512", "MQL", 80);
        await app.SetAsync("con_a", "owner_id = 'ann'");
        await app.WriteBackAsync();
        Assert.Equal(
            ["contacts/512 hubspot_owner_id=901", "contacts/512 lifecyclestage=marketingqualifiedlead", "contacts/512 revops_channel=paid_search", "contacts/512 revops_score=80"],
            app.Crm.Changes.Order());

        app.Crm.Changes.Clear();
        await app.SetAsync("con_a", "lead_score = 81");
        await app.SetAsync("con_a", "lead_score = 85");
        await app.WriteBackAsync();
        Assert.Equal(["contacts/512 revops_score=85"], app.Crm.Changes);
        Assert.Equal([EffectState.Sent, EffectState.Sent], (await app.EffectsAsync()).Select(e => e.State));
    }

    [Fact]
    public async Task What_is_the_same_as_was_written_last_is_not_even_asked_for()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold(Contact);
        await app.LeadAsync("con_a", "hubspot", "512", "MQL", 80);
        await app.WriteBackAsync();
        await app.SetAsync("con_a", "lead_score = 81");
        await app.SetAsync("con_a", "lead_score = 80");
        Assert.Equal(["contact con_a"], await app.MarksAsync());
        await app.WriteBackAsync();
        Assert.Single(await app.EffectsAsync());
        Assert.Empty(await app.MarksAsync());
    }

    [Fact]
    public async Task What_goes_there_and_back_while_it_waits_is_written_as_it_stands()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold(Contact);
        await app.LeadAsync("con_a", "hubspot", "512", "MQL", 80);
        await app.WriteBackAsync();

        await app.SetAsync("con_a", "lead_score = 95");
        await app.WorkOffAsync();
        await app.SetAsync("con_a", "lead_score = 80");
        await app.WriteBackAsync();
        Assert.Equal("80", app.Crm.Objects[Contact]["revops_score"]);

        await app.SetAsync("con_a", "lead_score = 96");
        await app.WorkOffAsync();
        await app.SetAsync("con_a", "is_test = 1");
        await app.WriteBackAsync();
        Assert.Equal("80", app.Crm.Objects[Contact]["revops_score"]);
        Assert.Equal([EffectState.Sent, EffectState.Sent, EffectState.Dropped], (await app.EffectsAsync()).Select(e => e.State));
    }

    [Fact]
    public async Task An_effect_writes_the_objects_that_it_is_about_and_no_others()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold(Contact);
        app.Crm.Hold("contacts/513");
        await app.LeadAsync("con_a", "hubspot", "512", "MQL", 80);
        await app.WorkOffAsync();
        await app.KnowAsync("con_a", "hubspot", "513");
        await app.WriteBackAsync();
        Assert.Equal([false, true], app.Fetch.Vendor.Calls.Where(c => c.Path.EndsWith("/batch/update", StringComparison.Ordinal)).Select(c => c.Body.Contains("513", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_came_from_HubSpot_does_not_go_back_as_a_change()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold(Contact, ("lifecyclestage", "salesqualifiedlead"));
        app.Crm.Instead = call => call.Path.EndsWith("/512", StringComparison.Ordinal)
            ? new VendorAnswered(200, """
                {"id":"512","properties":{"email":"ann@acme.example","lifecyclestage":"salesqualifiedlead","createdate":"2026-01-05T11:00:00Z","hs_lifecyclestage_salesqualifiedlead_date":"2026-01-05T11:30:00Z"},
                 "createdAt":"2026-01-05T11:00:00Z","updatedAt":"2026-01-05T11:59:00Z"}
                """)
            : null;
        await app.Fetch.HubSpotAsync(FetchApp.Event("contact.creation", "512", 1));
        await app.Fetch.FetchAsync();
        Assert.Equal(["SQL"], await app.Fetch.App.QueryAsync<string>("SELECT lifecycle_stage FROM leads"));
        await app.WriteBackAsync();
        Assert.DoesNotContain(app.Crm.Changes, c => c.Contains("lifecyclestage", StringComparison.Ordinal));

        // HubSpot tells of what we wrote: nothing comes of it.
        var effects = (await app.EffectsAsync()).Count;
        await app.Fetch.HubSpotAsync(FetchApp.Event("contact.propertyChange", "512", 2, ""","propertyName":"revops_score","propertyValue":"0" """));
        Assert.Equal("hubspot applied ignored", (await app.Fetch.EventsAsync())[^1]);
        await app.WriteBackAsync();
        Assert.Equal(effects, (await app.EffectsAsync()).Count);
    }

    [Fact]
    public async Task An_owner_whom_their_people_have_chosen_stays()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold(Contact);
        await app.OwnerAsync("ann", """{"hubspot":"901"}""");
        await app.OwnerAsync("bob", """{"hubspot":902}""");
        await app.LeadAsync("con_a", "hubspot", "512");
        await app.SetAsync("con_a", "owner_id = 'ann'");
        await app.WriteBackAsync();
        await app.SetAsync("con_a", "owner_id = 'bob'");
        await app.WriteBackAsync();
        Assert.Equal("902", app.Crm.Objects[Contact]["hubspot_owner_id"]);

        app.Crm.Objects[Contact]["hubspot_owner_id"] = "777";
        await app.SetAsync("con_a", "owner_id = 'ann'");
        await app.WriteBackAsync();
        Assert.Equal("777", app.Crm.Objects[Contact]["hubspot_owner_id"]);

        // Given back to the one whom we chose last, it is ours again.
        app.Crm.Objects[Contact]["hubspot_owner_id"] = "902";
        await app.SetAsync("con_a", "lead_score = 5");
        await app.WriteBackAsync();
        Assert.Equal("901", app.Crm.Objects[Contact]["hubspot_owner_id"]);
    }

    [Theory]
    [InlineData("lead", "marketingqualifiedlead")]
    [InlineData("subscriber", "marketingqualifiedlead")]
    [InlineData("opportunity", "opportunity")]
    [InlineData("1234567", "1234567")]
    public async Task A_stage_only_moves_on(string held, string after)
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold(Contact, ("lifecyclestage", held));
        await app.LeadAsync("con_a", "hubspot", "512", "MQL");
        await app.WriteBackAsync();
        Assert.Equal(after, app.Crm.Objects[Contact]["lifecyclestage"]);
    }

    [Fact]
    public async Task One_that_is_refused_does_not_keep_the_others_of_its_batch_from_being_written()
    {
        await using var app = await CrmApp.StartAsync();
        for (var i = 0; i < 9; i++)
        {
            app.Crm.Hold($"contacts/{i}");
            await app.LeadAsync($"con_{i}", "hubspot", $"{i}", score: 10 + i);
        }

        app.Crm.Fault = (key, name, _) => key == "contacts/4" && name == "revops_score" ? "INVALID_INTEGER" : null;
        await app.WriteBackAsync();
        Assert.Equal(8, app.Crm.Changes.Count(c => c.Contains("revops_score", StringComparison.Ordinal)));
        var effect = Assert.Single(await app.EffectsAsync());
        Assert.Equal((EffectState.GivenUp, "1 of 9 objects were refused, the others are written. 4: HubSpot refuses revops_score: INVALID_INTEGER."), (effect.State, effect.Fault));

        app.Crm.Fault = (_, _, _) => null;
        app.Crm.Changes.Clear();
        await app.Db.WriteAsync(sql => sql.ReplayAsync(effect, app.Fetch.Now));
        await app.WriteBackAsync();
        Assert.Equal(["contacts/4"], app.Crm.Changes.Select(c => c.Split(' ')[0]).Distinct());
    }

    [Fact]
    public async Task A_pause_that_is_asked_for_is_kept_and_takes_no_attempt()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold(Contact);
        app.Crm.Instead = _ => new VendorAnswered(429, "{}", "40");
        await app.LeadAsync("con_a", "hubspot", "512", "MQL");
        await app.WriteBackAsync();
        var effect = Assert.Single(await app.EffectsAsync());
        Assert.Equal((EffectState.Pending, 0), (effect.State, effect.Attempts));
        Assert.InRange(effect.DueAt - app.Fetch.Now, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(60));

        app.Crm.Instead = _ => null;
        app.Fetch.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.WriteBackAsync();
        Assert.Equal("marketingqualifiedlead", app.Crm.Objects[Contact]["lifecyclestage"]);
    }

    [Fact]
    public async Task A_token_that_may_not_write_is_told_and_fetching_goes_on()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Instead = call => call.Method == "POST" ? new VendorAnswered(403, """{"category":"MISSING_SCOPES"}""") : null;
        await app.LeadAsync("con_a", "hubspot", "512", "MQL");
        await app.WriteBackAsync();
        Assert.Contains("crm:hubspot refuses what REVOPS_HUBSPOT_TOKEN holds", Assert.Single(await app.Fetch.App.QueryAsync<string>("SELECT detail FROM notifications")), StringComparison.Ordinal);

        app.Crm.Instead = _ => new VendorAnswered(200, """{"id":"5","properties":{"email":"new@acme.example","lifecyclestage":"lead"},"createdAt":"2026-01-05T11:00:00Z","updatedAt":"2026-01-05T11:59:00Z"}""");
        await app.Fetch.HubSpotAsync(FetchApp.Event("contact.creation", "5"));
        await app.Fetch.FetchAsync();
        Assert.Equal([2], await app.Fetch.App.QueryAsync<int>("SELECT COUNT(*) FROM leads"));
    }

    [Fact]
    public async Task What_the_CRM_has_deleted_is_dropped()
    {
        await using var app = await CrmApp.StartAsync();
        await app.LeadAsync("con_a", "hubspot", "512");
        await app.WriteBackAsync();
        Assert.Equal((EffectState.Dropped, "The CRM does not have the objects any more."), (await app.EffectsAsync()).Select(e => (e.State, e.Fault)).Single());
    }

    [Fact]
    public async Task While_it_is_only_logged_nothing_counts_as_written_and_all_is_written_once_asked_for()
    {
        await using var logged = await CrmApp.StartAsync("log");
        logged.Crm.Hold(Contact);
        await logged.LeadAsync("con_a", "hubspot", "512", "MQL", 80);
        await logged.WriteBackAsync();
        Assert.Equal(EffectState.Logged, Assert.Single(await logged.EffectsAsync()).State);
        Assert.Empty(logged.Fetch.Vendor.Calls);
        var before = await logged.Db.ReadAsync(sql => sql.CrmWrittenAsync("hubspot/contacts", ["512"]));
        Assert.Empty(before);

        var reply = await logged.Fetch.App.SendAsync("PostCrmWriteBack", "", headers: ("x-api-key", VendorApp.Key));
        Assert.Equal((202, 1, 0), (reply.Status, reply.Json.GetProperty("contacts").GetInt32(), reply.Json.GetProperty("deals").GetInt32()));
        Assert.Equal(["contact con_a"], await logged.MarksAsync());
    }

    [Fact]
    public async Task Switched_off_nothing_is_kept_for_later()
    {
        await using var app = await CrmApp.StartAsync("off");
        await app.LeadAsync("con_a", "hubspot", "512");
        await app.WriteBackAsync();
        Assert.Empty(await app.EffectsAsync());
        Assert.Empty(await app.MarksAsync());
    }

    [Fact]
    public async Task Whoever_was_merged_is_written_as_the_one_who_goes_on()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold(Contact);
        await app.LeadAsync("con_a", "hubspot", "512", score: 10);
        await app.LeadAsync("con_b", "crm", "x", score: 70);
        await app.WriteBackAsync();
        app.Crm.Changes.Clear();
        await app.ExecuteAsync("UPDATE contacts SET merged_into = 'con_b' WHERE contact_id = 'con_a'; UPDATE leads SET merged_into_lead = 'lead-con_b', status = 'disqualified', contact_id = 'con_b' WHERE contact_id = 'con_a'");
        await app.WriteBackAsync();
        Assert.Equal(["contacts/512 revops_score=70"], app.Crm.Changes);
    }

    [Fact]
    public async Task Tests_and_strangers_are_not_written()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold(Contact);
        await app.LeadAsync("con_a", "hubspot", "512");
        await app.SetAsync("con_a", "is_test = 1");
        await app.LeadAsync("con_b", "crm", "513");
        Assert.Equal(["contact con_a"], await app.MarksAsync());
        await app.WriteBackAsync();
        Assert.Empty(await app.EffectsAsync());
    }

    [Fact]
    public async Task More_than_a_batch_goes_in_several_in_order()
    {
        await using var app = await CrmApp.StartAsync();
        for (var i = 0; i < 230; i++)
        {
            app.Crm.Hold($"contacts/{i}");
            await app.LeadAsync($"con_{i:000}", "hubspot", $"{i}");
        }

        await app.WriteBackAsync();
        Assert.Equal([100, 100, 30], (await app.EffectsAsync()).Select(e => EffectJson.Parse<RevOps.Functions.Crm.CrmPayload>(e.Payload).Inputs.Count));
        Assert.Equal(230, app.Crm.Objects.Values.Count(o => o.GetValueOrDefault("lifecyclestage") == "lead"));
        Assert.Equal(6, app.Fetch.Vendor.Calls.Count);
    }
}
