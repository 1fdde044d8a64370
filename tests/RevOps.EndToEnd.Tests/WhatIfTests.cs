using System.Text.Json;
using System.Text.Json.Nodes;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>Other rules, asked beforehand.</summary>
public sealed class WhatIfTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_higher_threshold_says_which_leads_it_would_lose_and_touches_nothing()
    {
        var day = NewMonth();
        await app.SubmitAsync(RunningApp.Example("hot-lead.json"));
        await app.SubmitAsync(RunningApp.Example("cold-lead.json"));
        var before = await app.GetAsync("api/leads");
        var scoring = await RuleFileAsync("scoring.json");
        scoring["threshold"] = 100;

        var answer = await AskAsync(new { from = day, to = day, rules = new Dictionary<string, object> { ["scoring.json"] = scoring } });

        Assert.Equal("done", answer.GetProperty("status").GetString());
        var result = answer.GetProperty("result");
        Assert.Equal((2, 1, 0), (Int(result, "leads"), Int(result.GetProperty("now"), "mqls"), Int(result.GetProperty("then"), "mqls")));
        Assert.Equal((0, 1), (Int(result, "gained"), Int(result, "lost")));
        var change = Assert.Single(result.GetProperty("changes").EnumerateArray());
        Assert.Equal("lead", change.GetProperty("becomes").GetString());
        Assert.Contains(change.GetProperty("reasons").EnumerateArray(), r => r.GetString() == "Threshold 100 instead of 60.");
        var owner = Assert.Single(result.GetProperty("owners").EnumerateArray());
        Assert.Equal((1, 0), (Int(owner, "now"), Int(owner, "then")));
        Assert.Equal(before.GetRawText(), (await app.GetAsync("api/leads")).GetRawText());
    }

    [Fact]
    public async Task The_rules_in_force_replayed_decide_as_they_did()
    {
        NewMonth();
        var end = await app.SubmitAsync(new { email = "zoe@replay.example", jobTitle = "CEO", interest = "pricing", phone = "+49 30 901820", company = new { employees = "300", industry = "Software" } });
        var lead = await app.GetAsync($"api/leads/{end.GetProperty("leadId").GetString()}");
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var answer = await AskAsync(new { rules = new Dictionary<string, object> { ["sla.json"] = await RuleFileAsync("sla.json") } });

        var result = answer.GetProperty("result");
        Assert.Equal("MQL", lead.GetProperty("lifecycleStage").GetString());
        Assert.Equal((1, 1, 1), (Int(result, "leads"), Int(result.GetProperty("now"), "mqls"), Int(result.GetProperty("then"), "mqls")));
        Assert.Empty(result.GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task A_proposed_file_with_a_fault_is_refused_with_file_path_and_fault()
    {
        var (status, problem) = await app.PostAsync("api/what-if", new { from = "2026-05-31", to = "2026-05-01", rules = new Dictionary<string, object> { ["scoring.json"] = new { threshold = "high" }, ["tea.json"] = 1 } });
        var (again, faults) = await app.PostAsync("api/what-if", new { rules = new Dictionary<string, object> { ["scoring.json"] = new { threshold = "high" } } });

        Assert.Equal((422, 422), (status, again));
        Assert.Equal(["/to", "/rules/tea.json"], problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()!));
        Assert.Contains(faults.GetProperty("errors").EnumerateArray(), e => e.GetProperty("field").GetString() == "/rules/scoring.json/threshold");
    }

    /// <summary>Each test has a time of its own: the app is shared.</summary>
    private string NewMonth()
    {
        app.Clock.Advance(TimeSpan.FromDays(40));
        return app.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private async Task<JsonObject> RuleFileAsync(string file) => JsonNode.Parse((await app.GetAsync($"api/rules/{file}")).GetRawText())!.AsObject();

    private async Task<JsonElement> AskAsync(object question)
    {
        var (status, accepted) = await app.PostAsync("api/what-if", question);
        Assert.Equal(202, status);
        return await app.WhenAsync($"api/what-if/{accepted.GetProperty("whatIfId").GetString()}", a => a.GetProperty("terminal").GetBoolean());
    }
}
