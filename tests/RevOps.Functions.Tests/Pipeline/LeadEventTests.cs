using System.Text.Json;
using RevOps.Core.Leads;
using RevOps.Data.Owners;
using RevOps.Functions.Sla;
using RevOps.Functions.Tests.Contacts;

namespace RevOps.Functions.Tests.Pipeline;

/// <summary>Subscribers hear of every lead that qualifies, whatever made it.</summary>
public sealed class LeadEventTests
{
    [Theory]
    [InlineData("call")]
    [InlineData("claim")]
    [InlineData("deal")]
    public async Task A_lead_that_no_score_has_qualified_is_told_of_like_any_other(string by)
    {
        await using var app = await IdentityApp.StartAsync();
        await app.QueryAsync<int>("INSERT INTO hooks (hook_id, url, events, secret, active, created_at) VALUES ('h1', 'http://x', 'lead.qualified lead.assigned', 's', 1, '2026-01-01T00:00:00.0000000Z')");
        await app.Db.WriteAsync(sql => sql.SaveOwnerAsync(new OwnerRow { OwnerId = "ada", Name = "Ada" }, app.Now));
        await app.Db.WriteAsync(sql => sql.SaveOwnerAsync(new OwnerRow { OwnerId = "sales-desk", Name = "Desk", Weight = 0 }, app.Now));
        var lead = await app.IntakeAsync(new LeadSubmission { Email = "ann@acme.com" });
        app.Now = app.Now.AddMinutes(1);
        for (var again = 0; again < 2; again++)
        {
            await (by switch
            {
                "call" => app.Db.WriteAsync(sql => app.Calls.RecordAsync(
                    sql, new NewCall("call-1", lead.LeadId!, app.Now, "outbound", "connected", "qualified", null, null, null), app.Now, app.Now)),
                "claim" => (Task)app.ClaimAsync("""{"contact":{"email":"ann@acme.com"},"stage":"MQL","at":"2026-01-05T12:00:30Z"}"""),
                _ => app.DealAsync("""{"id":"d1","updatedAt":"2026-01-05T12:00:30Z","createdAt":"2026-01-05T12:00:30Z","primaryContact":{"email":"ann@acme.com"},"pipelineStage":"Proposal","dealValue":1,"currency":"EUR"}"""),
            });
        }

        var told = await app.QueryAsync<string>("SELECT payload FROM effects ORDER BY seq");
        Assert.Equal(["lead.qualified", "lead.assigned"], told.Select(t => JsonDocument.Parse(t).RootElement.GetProperty("type").GetString()));
        Assert.Equal(["ada", "ada"], told.Select(t => JsonDocument.Parse(t).RootElement.GetProperty("data").GetProperty("ownerId").GetString()));
    }

    [Fact]
    public async Task A_lead_that_is_qualified_already_is_not_told_of_again()
    {
        await using var app = await IdentityApp.StartAsync();
        await app.QueryAsync<int>("INSERT INTO hooks (hook_id, url, events, secret, active, created_at) VALUES ('h1', 'http://x', 'lead.qualified lead.assigned', 's', 1, '2026-01-01T00:00:00.0000000Z')");
        await app.Db.WriteAsync(sql => sql.SaveOwnerAsync(new OwnerRow { OwnerId = "ada", Name = "Ada" }, app.Now));
        var lead = await app.IntakeAsync(new LeadSubmission { Email = "ann@acme.com" });
        await app.QueryAsync<int>("UPDATE leads SET lifecycle_stage = 'MQL', status = 'working', owner_id = 'ada'");
        await app.Db.WriteAsync(sql => app.Calls.RecordAsync(
            sql, new NewCall("call-1", lead.LeadId!, app.Now, "outbound", "connected", "qualified", null, null, null), app.Now, app.Now));
        Assert.Empty(await app.QueryAsync<string>("SELECT payload FROM effects"));
    }
}
