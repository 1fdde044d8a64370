using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>Sequences from the outside, with the shipped ones.</summary>
public sealed class NurtureTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static int _people;

    [Fact]
    public async Task A_cold_lead_gets_its_welcome_after_an_hour_and_a_visit_takes_it_on()
    {
        var (leadId, email) = await ColdLeadAsync();
        var nurture = await NurtureAsync(leadId);
        Assert.Equal(("default", "waiting", "settle"), (Text(nurture, "sequence"), Text(nurture, "state"), Text(nurture, "step")));

        app.Clock.Advance(TimeSpan.FromHours(1));
        await UntilStepAsync(leadId, "reads-welcome");
        Assert.Equal(["settle waited", "welcome queued"], await LogAsync(leadId));

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.PostAsync("api/touchpoints", new { eventType = "page_view", eventTime = app.Clock.GetUtcNow(), contact = new { email } });
        await UntilStepAsync(leadId, "pause-after-visit");
        Assert.Equal("reads-welcome engaged", (await LogAsync(leadId))[^1]);
    }

    [Fact]
    public async Task A_rule_file_in_a_folder_is_asked_for_with_its_folder()
    {
        var file = await app.GetAsync("api/rules/nurture/default.json");
        Assert.True(JsonElement.DeepEquals((await app.GetAsync("api/nurture/default")).GetProperty("definition"), file));
        Assert.Equal(JsonValueKind.Array, (await app.GetAsync("api/rules")).GetProperty("files").ValueKind);
        var (status, problem) = await app.SendAsync(HttpMethod.Get, "api/rules/nurture/nothing.json");
        Assert.Equal((404, 404), (status, problem.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task Qualifying_ends_it_at_once()
    {
        var (leadId, email) = await ColdLeadAsync();
        var hot = RunningApp.Example("hot-lead.json").Deserialize<Dictionary<string, object>>()!;
        (hot["email"], hot["id"]) = (email, $"hot-{email}");
        await app.SubmitAsync(hot);
        await app.WhenAsync($"api/leads/{leadId}", l => Text(l, "lifecycleStage") == "MQL");
        var nurture = await NurtureAsync(leadId);
        Assert.Equal(("exited", "qualified"), (Text(nurture, "state"), Text(nurture, "exitReason")));
    }

    [Fact]
    public async Task A_recycled_lead_enters_the_sequence_for_those()
    {
        var hot = RunningApp.Example("hot-lead.json").Deserialize<Dictionary<string, object>>()!;
        (hot["email"], hot["id"]) = ("hot@recycled-nurture.example", "hot-recycled-nurture");
        var leadId = Text(await app.SubmitAsync(hot), "leadId")!;
        await app.PostAsync($"api/leads/{leadId}/recycle", new { });
        Assert.Equal(("recycled", "rest"), (Text(await NurtureAsync(leadId), "sequence"), Text(await NurtureAsync(leadId), "step")));
    }

    [Fact]
    public async Task By_hand_a_lead_leaves_a_sequence_with_a_reason_and_enters_another()
    {
        var (leadId, _) = await ColdLeadAsync();
        Assert.Equal(200, (await app.PostAsync("api/nurture/default/enroll", new { leadId })).Status);
        Assert.Equal(409, (await app.PostAsync("api/nurture/recycled/enroll", new { leadId })).Status);
        Assert.Equal(422, (await app.PostAsync($"api/leads/{leadId}/nurture/exit", new { })).Status);
        var (status, left) = await app.PostAsync($"api/leads/{leadId}/nurture/exit", new { reason = "asked by phone" });
        Assert.Equal((200, "asked by phone"), (status, Text(left.GetProperty("nurture")[0], "exitReason")));

        var (created, entered) = await app.PostAsync("api/nurture/recycled/enroll", new { leadId });
        Assert.Equal((201, "rest"), (created, Text(entered, "step")));
        Assert.Equal(2, (await app.GetAsync($"api/leads/{leadId}")).GetProperty("nurture").GetArrayLength());
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var (leadId, _) = await ColdLeadAsync();
        Assert.Equal(404, (await app.SendAsync(HttpMethod.Get, "api/nurture/nothing")).Status);
        Assert.Equal(404, (await app.PostAsync("api/nurture/nothing/enroll", new { leadId })).Status);
        Assert.Equal(404, (await app.PostAsync("api/nurture/nothing/pause", new { })).Status);
        Assert.Equal(404, (await app.PostAsync("api/nurture/nothing/move", new { all = true })).Status);
        Assert.Equal(404, (await app.PostAsync("api/nurture/default/enroll", new { leadId = "nobody" })).Status);
        Assert.Equal(404, (await app.PostAsync("api/leads/nobody/nurture/exit", new { reason = "x" })).Status);
        Assert.Equal(404, (await app.SendAsync(HttpMethod.Get, "api/nurture/default/preview?lead=nobody")).Status);
        Assert.Equal(422, (await app.SendAsync(HttpMethod.Get, "api/nurture/default/preview")).Status);
        Assert.Equal(422, (await app.SendAsync(HttpMethod.Get, $"api/nurture/default/preview?lead={leadId}&step=settle")).Status);
        Assert.Equal(422, (await app.PostAsync("api/nurture/default/move", new { })).Status);
        Assert.Equal(422, (await app.PostAsync("api/nurture/default/move", new { all = true, toVersion = "000000000000" })).Status);
    }

    [Fact]
    public async Task The_preview_shows_each_mail_and_the_way_that_the_lead_would_take()
    {
        var (leadId, _) = await ColdLeadAsync();
        var shown = await app.GetAsync($"api/nurture/default/preview?lead={leadId}");
        Assert.Equal(
            ["settle", "welcome", "reads-welcome", "remind-in-ads", "second-subject"],
            shown.GetProperty("path").EnumerateArray().Take(5).Select(p => Text(p, "step")));
        Assert.Equal("completed", Text(shown, "ends"));
        var mails = shown.GetProperty("mails").EnumerateArray().ToDictionary(m => Text(m, "step")!);
        Assert.Equal(["case-study", "guide", "last-word", "question", "welcome"], mails.Keys.Order(StringComparer.Ordinal));
        Assert.True(mails["welcome"].GetProperty("onPath").GetBoolean());
        Assert.False(mails["case-study"].GetProperty("onPath").GetBoolean());

        var page = await app.Http.GetAsync(new Uri($"api/nurture/default/preview?lead={leadId}&step=welcome&format=html", UriKind.Relative));
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_list_and_one_sequence_count_who_is_where()
    {
        await ColdLeadAsync();
        var listed = (await app.GetAsync("api/nurture")).GetProperty("items").EnumerateArray().Single(s => Text(s, "sequence") == "default");
        Assert.True(listed.GetProperty("waiting").GetInt32() > 0);
        var one = await app.GetAsync("api/nurture/default");
        Assert.Equal(listed.GetProperty("version").GetString(), Text(one.GetProperty("versions")[0], "version"));
        Assert.Equal("settle", Text(one.GetProperty("steps")[0], "step"));
        Assert.Equal("Welcome for leads below the threshold", Text(one.GetProperty("definition"), "name"));

        var (_, paused) = await app.PostAsync("api/nurture/recycled/pause", new { });
        Assert.Equal(JsonValueKind.String, paused.GetProperty("pausedAt").ValueKind);
        var (_, resumed) = await app.PostAsync("api/nurture/recycled/resume", new { });
        Assert.Equal(JsonValueKind.Null, resumed.GetProperty("pausedAt").ValueKind);
    }

    private async Task<(string LeadId, string Email)> ColdLeadAsync()
    {
        var email = $"cold{Interlocked.Increment(ref _people)}@nurture-tests.example";
        return (Text(await app.SubmitAsync(new { email, firstName = "Nora", consent = new[] { new { purpose = "email_marketing", granted = true } } }), "leadId")!, email);
    }

    private async Task<JsonElement> NurtureAsync(string leadId) => (await app.GetAsync($"api/leads/{leadId}")).GetProperty("nurture")[0];

    /// <summary>The sweep runs each minute: the clock has to go on for it.</summary>
    private Task UntilStepAsync(string leadId, string step) => app.WhenAsync($"api/leads/{leadId}", l =>
    {
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        return Text(l.GetProperty("nurture")[0], "step") == step;
    });

    private async Task<IReadOnlyList<string>> LogAsync(string leadId) =>
        [.. (await NurtureAsync(leadId)).GetProperty("log").EnumerateArray().Select(s => $"{Text(s, "step")} {Text(s, "result")}")];

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
