using System.Text.Json;
using RevOps.Data.Effects;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Testing;

namespace RevOps.EndToEnd.Tests;

/// <summary>An app whose subscribers may be on this machine.</summary>
public sealed class HookedApp : RunningApp
{
    protected override string[] Settings => ["--REVOPS_HOOKS_LOOPBACK", "true"];
}

/// <summary>Domain events to subscribers, by real HTTP.</summary>
public sealed class HookTests(HookedApp app) : IClassFixture<HookedApp>
{
    [Fact]
    public async Task A_subscriber_is_told_signed_and_in_order_that_a_lead_was_created_qualified_and_assigned()
    {
        await using var receiver = await HookReceiver.StartAsync();
        var (hookId, secret) = await SubscribeAsync(receiver, "*");

        var done = await app.SubmitAsync(Person(RunningApp.Example("hot-lead.json"), 1));
        var leadId = done.GetProperty("leadId").GetString();
        var got = await GotAsync(receiver, 3);

        Assert.Equal(["lead.created", "lead.qualified", "lead.assigned"], got.Select(d => Json(d).GetProperty("type").GetString()));
        Assert.All(got, d => Assert.True(d.IsSignedWith(secret)));
        Assert.All(got, d => Assert.Equal(leadId, Json(d).GetProperty("data").GetProperty("leadId").GetString()));
        var assigned = Json(got[2]).GetProperty("data");
        Assert.Equal("MQL", assigned.GetProperty("lifecycleStage").GetString());
        Assert.Equal((await app.GetAsync($"api/leads/{leadId}")).GetProperty("ownerId").GetString(), assigned.GetProperty("ownerId").GetString());
        await app.WhenAsync($"api/effects?destination=hook:{hookId}", e => e.GetProperty("items").EnumerateArray().All(i => i.GetProperty("state").GetString() == "sent"));
        await EndAsync(hookId);
    }

    [Fact]
    public async Task A_test_is_sent_by_the_same_way_and_a_failed_one_again_by_the_sweep_under_the_same_id()
    {
        await using var receiver = await HookReceiver.StartAsync();
        receiver.Answer = (_, _) => receiver.Got.Count == 1 ? 500 : 200;
        var (hookId, secret) = await SubscribeAsync(receiver, "deal.won");

        var (status, test) = await app.PostAsync($"api/hooks/{hookId}/test", new { });
        Assert.Equal(202, status);
        var effect = $"api/effects/{test.GetProperty("effectId").GetString()}";
        var failed = await app.WhenAsync(effect, e => e.GetProperty("attempts").GetInt32() == 1 && e.GetProperty("lockedUntil").ValueKind == JsonValueKind.Null);
        Assert.Equal(("pending", "The receiver answered 500."), (failed.GetProperty("state").GetString(), failed.GetProperty("fault").GetString()));

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.WhenAsync(effect, e => e.GetProperty("state").GetString() == "sent");
        Assert.Equal(2, receiver.Got.Count);
        Assert.Equal(receiver.Got[0].Id, receiver.Got[1].Id);
        Assert.All(receiver.Got, d => Assert.True(d.IsSignedWith(secret)));
        Assert.Equal("hook.test", Json(receiver.Got[0]).GetProperty("type").GetString());
        await EndAsync(hookId);
    }

    [Fact]
    public async Task What_is_given_up_stands_among_the_dead_letters_and_is_replayed_from_there()
    {
        await using var receiver = await HookReceiver.StartAsync();
        receiver.Answer = (_, _) => 410;
        var (hookId, _) = await SubscribeAsync(receiver, "*");
        var (_, test) = await app.PostAsync($"api/hooks/{hookId}/test", new { });
        var id = test.GetProperty("effectId").GetString();
        await app.WhenAsync($"api/effects/{id}", e => e.GetProperty("state").GetString() == "given-up");

        var letter = Assert.Single((await app.GetAsync("api/dead-letters")).GetProperty("items").EnumerateArray(), i => i.GetProperty("deadLetterId").GetString() == id);
        Assert.Equal(("effects", "The receiver answered 410."), (letter.GetProperty("queue").GetString(), letter.GetProperty("reason").GetString()));
        Assert.False((await app.GetAsync($"api/hooks/{hookId}")).GetProperty("active").GetBoolean());
        Assert.True((await app.GetAsync("api/health")).GetProperty("checks").GetProperty("sql").GetProperty("detail").GetProperty("effectsGivenUp").GetInt64() > 0);

        // The hook has ended meanwhile, so this is where it goes.
        Assert.Equal(202, (await app.PostAsync($"api/dead-letters/{id}/replay", new { })).Status);
        var replayed = await app.WhenAsync($"api/effects/{id}", e => e.GetProperty("state").GetString() == "dropped");
        Assert.Equal("The hook has ended.", replayed.GetProperty("fault").GetString());
        Assert.Equal(404, (await app.PostAsync($"api/dead-letters/{id}/replay", new { })).Status);
        Assert.Equal(202, (await app.PostAsync($"api/effects/{id}/replay", new { })).Status);
        Assert.Equal(404, (await app.PostAsync("api/effects/nothing/replay", new { })).Status);
    }

    [Theory]
    [InlineData("""{"url":"https://acme.example/","events":["lead.born"]}""", "/events")]
    [InlineData("""{"url":"https://acme.example/","events":[]}""", "/events")]
    [InlineData("""{"url":"https://acme.example/"}""", "/events")]
    [InlineData("""{"url":"https://acme.example/","events":"lead.created"}""", "/events")]
    [InlineData("""{"url":"http://acme.example/","events":"*"}""", "/url")]
    [InlineData("""{"url":"https://10.0.0.1/","events":"*"}""", "/url")]
    [InlineData("""{"events":"*"}""", "/url")]
    [InlineData("""{"url":"https://acme.example/","events":"*","secret":"short"}""", "/secret")]
    public async Task A_wrong_subscription_is_refused_and_names_the_field(string body, string field)
    {
        var (status, problem) = await app.PostAsync("api/hooks", JsonSerializer.Deserialize<JsonElement>(body));
        Assert.Equal(422, status);
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateArray()).GetProperty("field").GetString());
    }

    [Fact]
    public async Task A_subscription_is_shown_without_its_secret_changed_by_rotation_and_ended_once()
    {
        const string Own = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        string[] events = ["lead.created", "deal.won"];
        var (_, made) = await app.PostAsync("api/hooks", new { url = "https://acme.example/hook", events, secret = Own });
        Assert.Equal(Own, made.GetProperty("secret").GetString());
        var path = $"api/hooks/{made.GetProperty("hookId").GetString()}";
        var shown = await app.GetAsync(path);
        Assert.DoesNotContain("whsec_", shown.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(events, shown.GetProperty("events").EnumerateArray().Select(e => e.GetString()));
        Assert.Contains((await app.GetAsync("api/hooks")).GetProperty("items").EnumerateArray(), h => h.GetProperty("hookId").GetString() == made.GetProperty("hookId").GetString());

        var (status, rotated) = await app.PostAsync($"{path}/rotate", new { });
        Assert.Equal(200, status);
        Assert.NotEqual(Own, rotated.GetProperty("secret").GetString());
        Assert.Equal(rotated.GetProperty("oldSecretUntil").GetString(), (await app.GetAsync(path)).GetProperty("oldSecretUntil").GetString());

        Assert.Equal(200, (await app.SendAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal(200, (await app.SendAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal("unsubscribed", (await app.GetAsync(path)).GetProperty("endReason").GetString());
        Assert.Equal(409, (await app.PostAsync($"{path}/test", new { })).Status);
        Assert.Equal(409, (await app.PostAsync($"{path}/rotate", new { })).Status);
        Assert.Equal(404, (await app.SendAsync(HttpMethod.Delete, "api/hooks/nothing")).Status);
    }

    [Fact]
    public async Task There_is_a_sample_of_each_type_with_the_fields_of_the_real_ones()
    {
        await using var receiver = await HookReceiver.StartAsync();
        var (hookId, _) = await SubscribeAsync(receiver, "lead.created");
        await app.SubmitAsync(new { email = "sample@nordwind-sample.example" });
        var real = Json((await GotAsync(receiver, 1))[0]);
        var sample = Assert.Single((await app.GetAsync("api/hooks/samples/lead.created")).EnumerateArray());

        Assert.Equal(Names(real), Names(sample));
        Assert.Equal(Names(real.GetProperty("data")), Names(sample.GetProperty("data")));
        foreach (var type in DomainEventTypes.All)
        {
            Assert.Equal(type, (await app.GetAsync($"api/hooks/samples/{type}"))[0].GetProperty("type").GetString());
        }

        Assert.Equal(404, (await app.SendAsync(HttpMethod.Get, "api/hooks/samples/lead.born")).Status);
        await EndAsync(hookId);
    }

    [Fact]
    public async Task As_shipped_notifications_are_logged_and_effects_are_found_by_state_and_destination_page_by_page()
    {
        await app.SubmitAsync(Person(RunningApp.Example("hot-lead.json"), 2));
        var first = await app.WhenAsync("api/effects?destination=notifications&state=logged&limit=1", e => e.GetProperty("items").GetArrayLength() == 1);
        Assert.Equal("lead-assigned", first.GetProperty("items")[0].GetProperty("kind").GetString());

        Assert.Equal(422, (await app.SendAsync(HttpMethod.Get, "api/effects?state=lost")).Status);
        Assert.Equal(422, (await app.SendAsync(HttpMethod.Get, "api/effects?cursor=x")).Status);
        Assert.Equal(404, (await app.SendAsync(HttpMethod.Get, "api/effects/nothing")).Status);
    }

    private async Task<(string HookId, string Secret)> SubscribeAsync(HookReceiver receiver, params string[] events)
    {
        var (status, hook) = await app.PostAsync("api/hooks", new { url = receiver.Url, events });
        Assert.Equal(201, status);
        return (hook.GetProperty("hookId").GetString()!, hook.GetProperty("secret").GetString()!);
    }

    private async Task EndAsync(string hookId) => Assert.Equal(200, (await app.SendAsync(HttpMethod.Delete, $"api/hooks/{hookId}")).Status);

    private async Task<IReadOnlyList<Delivery>> GotAsync(HookReceiver receiver, int count)
    {
        await app.WhenAsync("api/health", _ => receiver.Got.Count >= count);
        return receiver.Got;
    }

    private static object Person(JsonElement example, int n)
    {
        var lead = example.Deserialize<Dictionary<string, JsonElement>>()!;
        lead["email"] = JsonSerializer.SerializeToElement($"person{n}@hook-software{n}.de");
        lead["phone"] = JsonSerializer.SerializeToElement($"030 90184{n:00}");
        lead["externalIds"] = JsonSerializer.SerializeToElement(new Dictionary<string, string>());
        lead["visitorId"] = JsonSerializer.SerializeToElement($"hook-visitor-{n}");
        return lead;
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private static JsonElement Json(Delivery delivery) => JsonSerializer.Deserialize<JsonElement>(delivery.Body);
}
