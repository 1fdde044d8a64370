using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>From lead to customer, and what learns from it.</summary>
public sealed class DealTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static int _people;

    [Fact]
    public async Task A_won_deal_makes_its_lead_a_customer_stops_the_call_and_is_shown_with_it()
    {
        var (leadId, email) = await HotLeadAsync();
        var open = await PostAsync(Deal("d-1", email, updatedMinutes: 1, stage: "Proposal"));
        var opp = await app.GetAsync($"api/leads/{leadId}");
        var won = await PostAsync(Deal("d-1", email, updatedMinutes: 2, stage: "Closed Won"));
        var customer = await app.GetAsync($"api/leads/{leadId}");

        Assert.Equal(("applied", "d-1", leadId), (Text(open, "status"), Text(open, "dealId"), Text(open, "leadId")));
        Assert.Equal(("opp", "converted", "cancelled"), (Text(opp, "lifecycleStage"), Text(opp, "status"), Text(opp.GetProperty("sla"), "state")));
        Assert.Equal("inferred", Text(won.GetProperty("reason"), "code"));
        Assert.Equal("customer", Text(customer, "lifecycleStage"));
        Assert.Equal(["lead", "MQL", "opp", "customer"], customer.GetProperty("history").EnumerateArray().Select(h => Text(h, "stage")));
        var deal = Assert.Single(customer.GetProperty("deals").EnumerateArray());
        Assert.Equal(("d-1", "Closed Won", "won", "EUR"), (Text(deal, "dealId"), Text(deal, "pipelineStage"), Text(deal, "wonLost"), Text(deal, "currency")));
        Assert.Equal((1200.5m, 1m), (deal.GetProperty("dealValue").GetDecimal(), deal.GetProperty("probability").GetDecimal()));
        Assert.Equal(JsonValueKind.String, deal.GetProperty("closedAt").ValueKind);
        Assert.Equal(JsonValueKind.Null, deal.GetProperty("pipeline").ValueKind);
    }

    [Fact]
    public async Task An_older_version_is_applied_without_effect_and_the_same_one_is_a_duplicate()
    {
        var (leadId, email) = await HotLeadAsync();
        var first = await PostAsync(Deal("d-2", email, updatedMinutes: 5, stage: "Proposal"));
        var stale = await PostAsync(Deal("d-2", email, updatedMinutes: 4, stage: "Qualification"));
        var again = await PostAsync(Deal("d-2", email, updatedMinutes: 5, stage: "Proposal"));

        Assert.Equal(("applied", "stale"), (Text(stale, "status"), Text(stale.GetProperty("reason"), "code")));
        Assert.Equal(("duplicate", Text(first, "eventId")), (Text(again, "status"), Text(again, "duplicateOf")));
        Assert.Equal("opp", Text(await app.GetAsync($"api/leads/{leadId}"), "lifecycleStage"));
    }

    [Fact]
    public async Task A_won_deal_counts_in_what_if_and_calibration_says_how_many_more_it_needs()
    {
        app.Clock.Advance(TimeSpan.FromDays(40));
        var (_, email) = await HotLeadAsync();
        await PostAsync(Deal("d-3", email, updatedMinutes: 1, stage: "Closed Won"));
        var (_, lost) = await HotLeadAsync();
        await PostAsync(Deal("d-4", lost, updatedMinutes: 1, stage: "Closed Lost"));
        var day = app.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var (_, asked) = await app.PostAsync("api/what-if", new
        {
            from = day,
            to = day,
            rules = new Dictionary<string, object> { ["sla.json"] = await app.GetAsync("api/rules/sla.json") },
        });
        var answer = await app.WhenAsync($"api/what-if/{Text(asked, "whatIfId")}", a => a.GetProperty("terminal").GetBoolean());
        var (status, calibration) = await app.PostAsync("api/scoring/calibrate", new { from = day });

        var at60 = answer.GetProperty("result").GetProperty("thresholds").EnumerateArray().Single(t => t.GetProperty("threshold").GetInt32() == 60);
        Assert.Equal((2, 1, 0, 1), (Number(at60, "mqls"), Number(at60, "wonCaught"), Number(at60, "wonMissed"), Number(at60, "lostCaught")));
        Assert.Equal((200, 1, 1), (status, Number(calibration, "won"), Number(calibration, "notWon")));
        Assert.Contains(calibration.GetProperty("warnings").EnumerateArray(), w => w.GetString()!.Contains("more won,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_deal_is_refused_at_the_door_and_one_of_a_batch_ends_as_rejected()
    {
        var (status, problem) = await app.PostAsync("api/deals", new { id = "d-5", dealValue = "much", currency = "EURO" });
        var (batch, accepted) = await app.PostAsync("api/deals", new object[] { new { id = "d-6" }, Deal("d-7", "batch@deals.example", 1, "Proposal") });
        var ends = new List<JsonElement>();
        foreach (var item in accepted.GetProperty("events").EnumerateArray())
        {
            ends.Add(await app.EndOfAsync(Text(item, "eventId")));
        }

        Assert.Equal((422, 202), (status, batch));
        Assert.Contains(problem.GetProperty("errors").EnumerateArray(), e => Text(e, "field") == "/dealValue");
        Assert.Equal(["rejected", "applied"], ends.Select(e => Text(e, "status")));
    }

    private async Task<(string LeadId, string Email)> HotLeadAsync()
    {
        var email = $"buyer{Interlocked.Increment(ref _people)}@deals-{_people}.example";
        var end = await app.SubmitAsync(new { email, jobTitle = "CEO", interest = "demo", phone = "+49 30 901820", company = new { employees = "300", industry = "Software" } });
        Assert.Equal("routed", Text(end, "status"));
        return (Text(end, "leadId"), email);
    }

    private async Task<JsonElement> PostAsync(object deal)
    {
        var (status, answer) = await app.PostAsync("api/deals", deal);
        Assert.Equal(202, status);
        return await app.EndOfAsync(Text(answer, "eventId"));
    }

    private object Deal(string id, string email, int updatedMinutes, string stage)
    {
        var now = app.Clock.GetUtcNow();
        return new
        {
            id,
            updatedAt = now.AddMinutes(updatedMinutes),
            primaryContact = new { email },
            pipelineStage = stage,
            dealValue = 1200.5,
            currency = "EUR",
            createdAt = now,
        };
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
