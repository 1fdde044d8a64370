namespace RevOps.Functions.Tests.Crm;

/// <summary>The closed loop: what a campaign earned, written to the deal.</summary>
public sealed class DealWriteBackTests
{
    private const string OpportunityId = "0065g00000QwErtAAF";

    [Fact]
    public async Task A_deal_is_told_its_campaign_what_that_earned_and_what_it_cost()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold("deals/77");
        app.Crm.Hold($"Opportunity/{OpportunityId}", ("RevOps_Attributed_Revenue__c", "5"));
        await DealAsync(app, "hubspot-77", "Spring", 750.5m);
        await DealAsync(app, OpportunityId, campaign: null, 0);
        await DealAsync(app, "own-1", "Spring", 10);
        await app.ExecuteAsync("UPDATE deals SET cac_proxy = 41.25 WHERE deal_id = 'hubspot-77'");
        Assert.Equal([$"deal {OpportunityId}", "deal hubspot-77"], await app.MarksAsync());
        await app.WriteBackAsync();
        Assert.Equal(
            [
                $"Opportunity/{OpportunityId} RevOps_Attributed_Revenue__c=null",
                "deals/77 revops_attributed_revenue=750.5", "deals/77 revops_cac_proxy=41.25", "deals/77 revops_campaign=Spring",
            ],
            app.Crm.Changes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_deal_that_is_attributed_anew_is_looked_at_again()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold("deals/77");
        await DealAsync(app, "hubspot-77", "Spring", 100);
        await app.WriteBackAsync();
        await app.ExecuteAsync("UPDATE campaign_attribution SET attributed_revenue = 60; DELETE FROM attribution_changes");
        Assert.Equal(["deal hubspot-77"], await app.MarksAsync());
        await app.WriteBackAsync();
        Assert.Equal("60", app.Crm.Objects["deals/77"]["revops_attributed_revenue"]);
    }

    private static async Task DealAsync(CrmApp app, string id, string? campaign, decimal revenue)
    {
        await app.ExecuteAsync(
            """
            INSERT INTO deals (deal_id, pipeline_stage, won_lost, deal_value, probability, currency, created_at, updated_at, closed_at)
            VALUES (@id, 'won', 'won', 1000, 1, 'EUR', @at, @at, @at)
            """,
            new { id, at = "2026-01-05T11:00:00.0000000Z" });
        if (campaign is not null)
        {
            await app.ExecuteAsync(
                """
                INSERT OR IGNORE INTO campaigns (campaign_id, channel, campaign_name, name_key, updated_at) VALUES (@campaign, 'paid_search', @campaign, @campaign, @at);
                INSERT INTO campaign_attribution (attribution_id, deal_id, campaign_id, attribution_model, attributed_revenue) VALUES (@id || 'linear', @id, @campaign, 'linear', @revenue);
                """,
                new { id, campaign, revenue, at = "2026-01-05T11:00:00.0000000Z" });
        }
    }
}
