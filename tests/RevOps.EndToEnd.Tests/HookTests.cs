using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;

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

        var done = await app.SubmitAsync(RunningApp.Example("hot-lead.json"));
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

    private async Task<(string HookId, string Secret)> SubscribeAsync(HookReceiver receiver, object events)
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

    private static JsonElement Json(Delivery delivery) => JsonSerializer.Deserialize<JsonElement>(delivery.Body);
}
