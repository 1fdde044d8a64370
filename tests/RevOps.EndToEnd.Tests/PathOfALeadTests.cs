using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>From a posted lead to an owner with a running clock, through real queues, tables and SQL.</summary>
public sealed class PathOfALeadTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_hot_lead_becomes_an_mql_with_owner_task_and_a_running_clock()
    {
        var sent = app.Clock.GetUtcNow();

        var end = await app.SubmitAsync(RunningApp.Example("hot-lead.json"));

        Assert.Equal("routed", end.GetProperty("status").GetString());
        var lead = await app.GetAsync($"api/leads/{end.GetProperty("leadId").GetString()}");
        Assert.Equal("MQL", lead.GetProperty("lifecycleStage").GetString());
        Assert.NotNull(lead.GetProperty("ownerId").GetString());
        Assert.Equal(lead.GetProperty("ownerId").GetString(), lead.GetProperty("task").GetProperty("ownerId").GetString());
        var sla = lead.GetProperty("sla");
        Assert.Equal("running", sla.GetProperty("state").GetString());
        Assert.Equal(sent.AddMinutes(15), sla.GetProperty("dueAt").GetDateTimeOffset());
        Assert.Equal(
            lead.GetProperty("leadScore").GetInt32(),
            lead.GetProperty("explanation").GetProperty("contributions").EnumerateArray().Sum(c => c.GetProperty("points").GetInt32()));
    }

    [Fact]
    public async Task A_cold_lead_is_nurtured()
    {
        var end = await app.SubmitAsync(RunningApp.Example("cold-lead.json"));

        Assert.Equal("nurturing", end.GetProperty("status").GetString());
        var lead = await app.GetAsync($"api/leads/{end.GetProperty("leadId").GetString()}");
        Assert.Equal("lead", lead.GetProperty("lifecycleStage").GetString());
        Assert.Equal("nurturing", lead.GetProperty("status").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, lead.GetProperty("sla").ValueKind);
    }

    [Fact]
    public async Task The_same_lead_again_changes_nothing_and_ends_as_duplicate()
    {
        var lead = new { id = "crm-77", email = "twice@northwind.example", firstName = "Tess" };

        var first = await app.SubmitAsync(lead);
        var second = await app.SubmitAsync(lead);

        Assert.Equal("duplicate", second.GetProperty("status").GetString());
        Assert.Equal(first.GetProperty("eventId").GetString(), second.GetProperty("duplicateOf").GetString());
        var detail = await app.GetAsync($"api/leads/{first.GetProperty("leadId").GetString()}");
        Assert.Single(detail.GetProperty("touchpoints").EnumerateArray());
    }

    [Fact]
    public async Task A_test_of_a_real_lead_leaves_it_as_it_is_and_a_real_submission_ends_the_test()
    {
        var real = await app.SubmitAsync(new { email = "real@tests.example" });
        var test = await app.SubmitAsync(new { email = "real@tests.example", isTest = true, interest = "demo", phone = "+49 30 901820" });
        var firstTest = await app.SubmitAsync(new { email = "tester@tests.example", isTest = true });
        var thenReal = await app.SubmitAsync(new { email = "tester@tests.example", interest = "whitepaper" });

        Assert.Equal("scored", test.GetProperty("status").GetString());
        Assert.Equal(real.GetProperty("leadId").GetString(), test.GetProperty("leadId").GetString());
        Assert.Equal("nurturing", (await app.GetAsync($"api/leads/{real.GetProperty("leadId").GetString()}")).GetProperty("status").GetString());
        Assert.Equal("scored", firstTest.GetProperty("status").GetString());
        Assert.Equal("nurturing", thenReal.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_test_changes_no_value_of_a_real_person_and_gives_no_consent_but_withdraws_one()
    {
        var real = await app.SubmitAsync(new { email = "carl@values.example", firstName = "Carl", jobTitle = "CFO", company = new { name = "Values Ltd", employees = 300 } });
        await app.SubmitAsync(new
        {
            email = "carl@values.example",
            isTest = true,
            firstName = "Tester",
            jobTitle = "Intern",
            company = new { employees = 5 },
            consent = new[] { new { purpose = "email_marketing", granted = true }, new { purpose = "phone", granted = false } },
        });

        var detail = await app.GetAsync($"api/leads/{real.GetProperty("leadId").GetString()}");
        var contact = detail.GetProperty("contact");
        Assert.Equal(("Carl", "CFO"), (contact.GetProperty("firstName").GetString(), contact.GetProperty("jobTitle").GetString()));
        Assert.Equal("201-500", detail.GetProperty("company").GetProperty("employeeCountBand").GetString());
        var consent = Assert.Single(contact.GetProperty("consents").EnumerateArray());
        Assert.Equal(("phone", false), (consent.GetProperty("purpose").GetString(), consent.GetProperty("granted").GetBoolean()));
    }

    [Fact]
    public async Task A_made_up_event_id_is_not_found()
    {
        var (status, problem) = await app.SendAsync(HttpMethod.Get, "api/events/evt_000000000000000000000000000000000000000");

        Assert.Equal(404, status);
        Assert.Equal(404, problem.GetProperty("status").GetInt32());
    }
}
