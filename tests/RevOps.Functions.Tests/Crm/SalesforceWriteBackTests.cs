using System.Text.Json;
using RevOps.Data.Effects;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Crm;

/// <summary>What is written back into Salesforce.</summary>
public sealed class SalesforceWriteBackTests
{
    private const string LeadId = "00Q5g00000AbCdEEAV";
    private const string ContactId = "0035g00000XyZabAAB";
    private const string Lead = "Lead/" + LeadId;
    private const string Contact = "Contact/" + ContactId;

    [Fact]
    public async Task A_lead_and_the_contact_it_becomes_are_both_written_with_numbers_as_numbers()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold(Lead, ("OwnerId", "005000000000001AAA"));
        app.Crm.Hold(Contact);
        await app.OwnerAsync("ann", """{"salesforce":"005000000000002AAA"}""");
        await app.LeadAsync("con_a", "salesforce-lead", LeadId, "SQL", 72);
        await app.KnowAsync("con_a", "salesforce", ContactId);
        await app.SetAsync("con_a", "owner_id = 'ann'");
        await app.WriteBackAsync();
        Assert.Equal(
            [
                $"{Contact} RevOps_Channel__c=paid_search", $"{Contact} RevOps_Score__c=72", $"{Contact} RevOps_Stage__c=SQL",
                $"{Lead} RevOps_Channel__c=paid_search", $"{Lead} RevOps_Score__c=72", $"{Lead} RevOps_Stage__c=SQL",
            ],
            app.Crm.Changes.Order(StringComparer.Ordinal));
        var record = JsonSerializer.Deserialize<JsonElement>(app.Fetch.Vendor.Calls.First(c => c.Method == "PATCH").Body).GetProperty("records")[0];
        Assert.Equal(JsonValueKind.Number, record.GetProperty("RevOps_Score__c").ValueKind);
        Assert.Equal(JsonValueKind.String, record.GetProperty("RevOps_Stage__c").ValueKind);

        // Numbers come back as they please.
        app.Crm.Changes.Clear();
        app.Crm.Objects[Lead]["RevOps_Score__c"] = "72.0";
        await app.SetAsync("con_a", "lifecycle_stage = 'opp'");
        await app.WriteBackAsync();
        Assert.Equal([$"{Contact} RevOps_Stage__c=opp", $"{Lead} RevOps_Stage__c=opp"], app.Crm.Changes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_token_is_fetched_once_and_replaced_when_it_is_refused()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold(Lead);
        await app.LeadAsync("con_a", "salesforce-lead", LeadId);
        await app.WriteBackAsync();
        Assert.Equal(
            ["/services/oauth2/token", "/services/data/v62.0/composite/sobjects/Lead", "/services/data/v62.0/composite/sobjects"], app.Fetch.Vendor.Paths);
        Assert.Equal("grant_type=client_credentials&client_id=app&client_secret=client-secret-client-secret", app.Fetch.Vendor.Calls[0].Body);
        Assert.Equal("Bearer salesforce-token", app.Fetch.Vendor.Calls[1].Headers["Authorization"]);

        var isExpired = true;
        app.Crm.Instead = call => call.Path.Contains("sobjects", StringComparison.Ordinal) && isExpired ? new VendorAnswered(401, """[{"errorCode":"INVALID_SESSION_ID"}]""")
            : call.Path.EndsWith("token", StringComparison.Ordinal) && (isExpired = false) ? null : null;
        await app.SetAsync("con_a", "lead_score = 9");
        await app.WriteBackAsync();
        Assert.Equal("9", app.Crm.Objects[Lead]["RevOps_Score__c"]);
        Assert.All(await app.EffectsAsync(), e => Assert.Equal((EffectState.Sent, 1), (e.State, e.Attempts)));
    }

    [Fact]
    public async Task A_lead_that_was_converted_is_no_fault_and_one_that_is_refused_is_named_without_its_values()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold(Lead);
        app.Crm.Fault = (_, _, _) => "CANNOT_UPDATE_CONVERTED_LEAD";
        await app.LeadAsync("con_a", "salesforce-lead", LeadId);
        await app.WriteBackAsync();
        Assert.Equal(EffectState.Sent, Assert.Single(await app.EffectsAsync()).State);

        app.Crm.Fault = (_, name, _) => name == "RevOps_Score__c" ? "FIELD_CUSTOM_VALIDATION_EXCEPTION" : null;
        await app.SetAsync("con_a", "lead_score = 9");
        await app.WriteBackAsync();
        Assert.Equal(
            $"1 of 1 objects were refused, the others are written. {LeadId}: Salesforce refuses it: FIELD_CUSTOM_VALIDATION_EXCEPTION (RevOps_Score__c).",
            (await app.EffectsAsync())[^1].Fault);
    }

    [Fact]
    public async Task A_field_that_nobody_has_made_is_named()
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Instead = call => call.Path.EndsWith("/Lead", StringComparison.Ordinal)
            ? new VendorAnswered(400, """[{"message":"No such column 'RevOps_Stage__c' on sobject of type Lead","errorCode":"INVALID_FIELD"}]""")
            : null;
        await app.LeadAsync("con_a", "salesforce-lead", LeadId);
        await app.WriteBackAsync();
        Assert.Equal((EffectState.GivenUp, "Salesforce refuses RevOps_Stage__c: INVALID_FIELD."), (await app.EffectsAsync()).Select(e => (e.State, e.Fault)).Single());
    }

    [Theory]
    [InlineData("UNABLE_TO_LOCK_ROW", 1)]
    [InlineData("REQUEST_LIMIT_EXCEEDED", 0)]
    public async Task What_passes_is_waited_for(string code, int attempts)
    {
        await using var app = await CrmApp.StartAsync();
        app.Crm.Hold(Lead);
        app.Crm.Fault = (_, _, _) => code == "UNABLE_TO_LOCK_ROW" ? code : null;
        app.Crm.Instead = call => code == "REQUEST_LIMIT_EXCEEDED" && call.Path.Contains("sobjects", StringComparison.Ordinal)
            ? new VendorAnswered(403, """[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]""")
            : null;
        await app.LeadAsync("con_a", "salesforce-lead", LeadId);
        await app.WriteBackAsync();
        var waiting = Assert.Single(await app.EffectsAsync());
        Assert.Equal((EffectState.Pending, attempts), (waiting.State, waiting.Attempts));

        (app.Crm.Fault, app.Crm.Instead) = ((_, _, _) => null, _ => null);
        app.Fetch.App.Clock.Advance(TimeSpan.FromMinutes(20));
        await app.WriteBackAsync();
        Assert.Equal("lead", app.Crm.Objects[Lead]["RevOps_Stage__c"]);
    }
}
