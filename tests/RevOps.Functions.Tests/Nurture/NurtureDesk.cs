using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using RevOps.Data;
using RevOps.Data.Nurture;
using RevOps.Data.Rules;
using RevOps.Functions.Nurture;
using RevOps.Functions.Setup;
using RevOps.Functions.Tests.Scoring;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Nurture;

/// <summary>A database with nurtured leads, sequences of a test's own, a clock that stands still, and an outreach that only notes.</summary>
internal sealed class NurtureDesk : IAsyncDisposable
{
    private readonly ScoringDatabase _data;

    private NurtureDesk(ScoringDatabase data)
    {
        _data = data;
        Restart();
    }

    public Database Db => _data.Db;

    public ManualClock Clock => _data.Clock;

    public DateTimeOffset Now => Clock.GetUtcNow();

    public NotedOutreach Outreach { get; } = new();

    public RuleBook Rules { get; private set; } = new(ScoringDatabase.Shipped);

    public NurtureActivities Activities { get; private set; } = null!;

    public static async Task<NurtureDesk> WithAsync(string json, int leads = 1, string id = "test")
    {
        var desk = new NurtureDesk(await ScoringDatabase.CreateAsync());
        await desk._data.LeadsAsync(leads);
        await desk.TakeAsync(json, id);
        return desk;
    }

    /// <summary>A sequence of these steps.</summary>
    public static string Sequence(string steps, string goals = "[]") => $$"""{"name":"T","entry":{},"goals":{{goals}},"steps":{{steps}}}""";

    /// <summary>Puts another version of a sequence in force.</summary>
    public async Task TakeAsync(string json, string id = "test")
    {
        var texts = new Dictionary<string, string>(ScoringDatabase.Shipped.Texts, StringComparer.Ordinal) { [$"nurture/{id}.json"] = json };
        foreach (var template in Templates(json))
        {
            texts[$"templates/{template}/subject.liquid"] = texts[$"templates/{template}/text.liquid"] = texts[$"templates/{template}/html.liquid"] = "Hello";
        }

        var load = RuleFiles.Parse(texts);
        Rules = new RuleBook(Assert.IsType<RuleLoad.Right>(load).Rules);
        await Db.WriteAsync(sql => sql.KeepRuleVersionsAsync(Rules.Loaded.Texts, Now));
        Restart();
    }

    private static IEnumerable<string> Templates(string json) => Regex.Matches(json, """
        "template"\s*:\s*"([^"]+)"
        """.Trim()).Select(m => m.Groups[1].Value);

    /// <summary>All that a process holds in memory is gone.</summary>
    public void Restart()
    {
        var run = new NurtureRun(Rules, new SequenceVersions(Rules), Outreach, NullLogger<NurtureRun>.Instance);
        Activities = new NurtureActivities(Db, run, Clock);
    }

    public async Task<string> EnrollAsync(int lead = 1, string id = "test")
    {
        await Db.WriteAsync(sql => new NurtureEntry(Rules).EnrollAsync(sql, $"lead-{lead}", Rules.Current.Nurture.Find(id)!, "test", Now));
        return NurtureEntry.EnrollmentId($"lead-{lead}", "test");
    }

    public Task<NurtureWake> StepAsync(string enrollmentId) => Activities.StepAsync(enrollmentId);

    public async Task<EnrollmentRow> RowAsync(string enrollmentId) => (await Db.ReadAsync(sql => sql.FindEnrollmentAsync(enrollmentId)))!;

    /// <summary>What was done, as "step action result".</summary>
    public async Task<IReadOnlyList<string>> LogAsync(int lead = 1) =>
        [.. (await Db.ReadAsync(sql => sql.StepsOfLeadAsync($"lead-{lead}"))).Select(s => $"{s.Step} {s.Action} {s.Result}")];

    /// <summary>The mails queued, as "template contact".</summary>
    public Task<IReadOnlyList<string>> MailsAsync() => _data.QueryAsync<string>("SELECT kind || ' ' || order_key FROM effects WHERE destination = 'email' ORDER BY seq");

    public Task TouchAsync(int lead, string type) => _data.TouchAsync(lead, type, Now);

    public Task ExecuteAsync(string text, object? parameters = null) => _data.ExecuteAsync(text, parameters);

    public Task<IReadOnlyList<T>> QueryAsync<T>(string text) => _data.QueryAsync<T>(text);

    public Task<T> ScalarAsync<T>(string text) => _data.ScalarAsync<T>(text);

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
