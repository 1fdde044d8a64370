using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>Deals and what they are linked with, in whatever order it comes; spend and the pipeline.</summary>
public sealed class DealLinkTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_deal_before_its_contact_waits_and_takes_the_lead_further_when_it_comes()
    {
        var waiting = await DealAsync("w-1", new { externalIds = new { crm = "77" } }, "Closed Won");
        var held = await app.GetAsync("api/deals/w-1");
        var end = await app.SubmitAsync(new { email = "late@links.example", externalIds = new { crm = "77" } });
        var linked = await app.GetAsync("api/deals/w-1");
        var lead = await app.GetAsync($"api/leads/{Text(end, "leadId")}");

        Assert.Equal(("applied", "waiting"), (Text(waiting, "status"), Text(waiting.GetProperty("reason"), "code")));
        Assert.Equal(JsonValueKind.Null, held.GetProperty("primaryContactId").ValueKind);
        Assert.Equal((Text(end, "leadId"), Text(end, "contactId"), "customer"), (Text(linked, "leadId"), Text(linked, "primaryContactId"), Text(linked, "lifecycleStage")));
        Assert.Equal(("customer", "converted"), (Text(lead, "lifecycleStage"), Text(lead, "status")));
        Assert.All(["mqlAt", "sqlAt", "oppAt", "customerAt"], name => Assert.Equal(JsonValueKind.String, lead.GetProperty(name).ValueKind));
        Assert.Equal(JsonValueKind.Null, lead.GetProperty("history").EnumerateArray().Last().GetProperty("secondsInStage").ValueKind);
    }

    [Fact]
    public async Task A_lead_goes_forward_by_hand_and_by_the_CRM_and_never_back()
    {
        var leadId = Text(await app.SubmitAsync(new { email = "forward@links.example" }), "leadId");
        var (set, view) = await app.PostAsync($"api/leads/{leadId}/stage", new { stage = "SQL", reason = "Met at the fair." });
        var (again, _) = await app.PostAsync($"api/leads/{leadId}/stage", new { stage = "SQL" });
        var (back, problem) = await app.PostAsync($"api/leads/{leadId}/stage", new { stage = "MQL" });
        var (wrong, _) = await app.PostAsync($"api/leads/{leadId}/stage", new { stage = "nearly" });
        var (_, accepted) = await app.PostAsync(
            "api/lifecycle", new { id = "s-1", contact = new { email = "forward@links.example" }, stage = "opp", at = app.Clock.GetUtcNow(), source = "crm" });
        await app.EndOfAsync(Text(accepted, "eventId"));

        Assert.Equal((200, 200, 409, 422), (set, again, back, wrong));
        Assert.Equal(("SQL", "working"), (Text(view, "lifecycleStage"), Text(view, "status")));
        Assert.Contains("only move forward", Text(problem, "detail"), StringComparison.Ordinal);
        Assert.Equal("opp", Text(await app.GetAsync($"api/leads/{leadId}"), "lifecycleStage"));
    }

    [Fact]
    public async Task Spend_is_shared_out_replaced_and_summed_and_a_missing_rate_is_told()
    {
        await app.PostAsync("api/campaigns", new { id = "c-1", channel = "email", campaignName = "C 1" });
        var (status, _) = await app.PostAsync("api/spend", new { campaignId = "c-1", from = "2026-05-01", to = "2026-05-03", amount = 100, currency = "EUR" });
        await app.PostAsync("api/spend", new { campaignId = "c-1", date = "2026-05-02", amount = 50, currency = "EUR" });
        var (_, again) = await app.PostAsync("api/spend", new { campaignId = "c-1", from = "2026-05-01", to = "2026-05-03", amount = 10, currency = "USD" });
        var list = await app.GetAsync("api/spend?campaign=c-1&from=2026-05-01&to=2026-05-02");
        var (wrong, problem) = await app.PostAsync("api/spend", new { campaignId = "c-1", date = "2026-05-02", from = "2026-05-01", amount = -1, currency = "EURO" });

        Assert.Equal((200, 422), (status, wrong));
        Assert.Equal((2, 1), (again.GetProperty("daysWritten").GetInt32(), again.GetProperty("daysKept").GetInt32()));
        Assert.Equal(50, again.GetProperty("campaignSpend").GetProperty("amount").GetDecimal());
        Assert.Equal(6.67m, Assert.Single(again.GetProperty("campaignSpend").GetProperty("unconverted").EnumerateArray()).GetProperty("amount").GetDecimal());
        Assert.Equal(["3.34 USD True", "50 EUR False"], list.GetProperty("items").EnumerateArray().Select(i => $"{i.GetProperty("amount").GetDecimal()} {Text(i, "currency")} {i.GetProperty("prorated").GetBoolean()}"));
        Assert.Equal(["/amount", "/currency", "/date"], problem.GetProperty("errors").EnumerateArray().Select(e => Text(e, "field")).Order());
    }

    [Fact]
    public async Task The_pipeline_and_the_list_show_open_deals_and_leave_the_shop_out()
    {
        await DealAsync("p-1", new { email = "one@pipeline.example" }, "Proposal", "p");
        await DealAsync("p-2", new { email = "two@pipeline.example" }, "Closed Won", "p");
        await DealAsync("p-3", new { email = "three@pipeline.example" }, "Proposal", "ecommerce");
        var pipeline = await app.GetAsync("api/pipeline?pipeline=p");
        var shop = await app.GetAsync("api/pipeline?pipeline=ecommerce");
        var list = await app.GetAsync("api/deals?pipeline=p&wonLost=open&limit=1");

        Assert.Equal((1, 1000m, 750m), (Number(pipeline.GetProperty("open"), "count"), pipeline.GetProperty("open").GetProperty("value").GetDecimal(), pipeline.GetProperty("open").GetProperty("weightedValue").GetDecimal()));
        Assert.Equal((1, 0), (Number(pipeline.GetProperty("period"), "won"), Number(shop.GetProperty("open"), "count")));
        Assert.Equal(["p-1"], list.GetProperty("items").EnumerateArray().Select(d => Text(d, "dealId")));
        Assert.Equal(JsonValueKind.Null, list.GetProperty("nextCursor").ValueKind);
    }

    private async Task<JsonElement> DealAsync(string id, object contact, string stage, string? pipeline = null)
    {
        var now = app.Clock.GetUtcNow();
        var (status, answer) = await app.PostAsync("api/deals", new
        {
            id,
            updatedAt = now,
            createdAt = now,
            closedAt = now,
            primaryContact = contact,
            pipeline,
            pipelineStage = stage,
            dealValue = 1000,
            currency = "EUR",
        });
        Assert.Equal(202, status);
        return await app.EndOfAsync(Text(answer, "eventId"));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
