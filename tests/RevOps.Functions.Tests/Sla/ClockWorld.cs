using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using RevOps.Core.Calendars;
using RevOps.Core.Identity.Survivorship;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Sla;
using RevOps.Data;
using RevOps.Data.Identity;
using RevOps.Data.Leads;
using RevOps.Data.Owners;
using RevOps.Data.Sla;
using RevOps.Functions.Nurture;
using RevOps.Functions.Orchestrations;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Scoring;
using RevOps.Functions.Setup;
using RevOps.Functions.Sla;
using RevOps.Functions.Tests.Scoring;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Sla;

/// <summary>Call clocks on a database of a test's own, with owners on both sides of the date line.</summary>
internal sealed class ClockWorld : IAsyncDisposable
{
    private const string Calendars = """
        {
          "default": "berlin",
          "calendars": {
            "berlin": { "timeZone": "Europe/Berlin", "hours": { "monday": ["09:00-17:00"], "tuesday": ["09:00-17:00"], "wednesday": ["09:00-17:00"], "thursday": ["09:00-17:00"], "friday": ["09:00-17:00"] } },
            "honolulu": { "timeZone": "Pacific/Honolulu", "hours": { "monday": ["08:00-12:00", "13:00-17:00"], "tuesday": ["08:00-17:00"], "thursday": ["08:00-17:00"] } },
            "auckland": { "timeZone": "Pacific/Auckland", "hours": { "monday": ["00:00-24:00"], "tuesday": ["09:00-18:00"], "saturday": ["22:00-06:00"] } },
            "kiritimati": { "timeZone": "Pacific/Kiritimati", "hours": { "sunday": ["07:00-15:00"], "wednesday": ["07:30-12:00"], "friday": ["20:00-04:00"] } }
          }
        }
        """;

    private readonly TempFolder _folder = new();
    private readonly LeadRouting _routing;

    private ClockWorld(string policies, string followUp, DateTimeOffset? start)
    {
        Time = start is { } at ? new ManualClock(at) : new ManualClock();
        var texts = new Dictionary<string, string>(ScoringDatabase.Shipped.Texts)
        {
            ["calendars.json"] = Calendars,
            ["sla.json"] = $$"""{"defaultPolicy":"default","noClockAfterHours":24,"noClockFor":["import"],"policies":{{policies}},"followUp":{{followUp}}}""",
        };
        Rules = new RuleBook(((RuleLoad.Right)RuleFiles.Parse(texts)).Rules);
        Db = Database.Sqlite(_folder.File("revops.db"));
        _routing = new LeadRouting(Rules);
        Assignment = new LeadAssignment(Rules, _routing);
        Clocks = new CallClocks(Assignment, NullLogger<CallClocks>.Instance);
        Control = new ClockControl(Clocks, Assignment);
        Calls = new CallRecorder(_routing, new CallFollowUps(Rules, Assignment, new LeadRecycling(Db, new NurtureEntry(Rules), Rules, Time)));
        Start = new CallClock(Rules, NullLogger<CallClock>.Instance);
        Activities = new CallClockActivities(Db, Clocks, Time);
        Legacy = new CallSlaActivities(Db, Time, NullLogger<CallSlaActivities>.Instance);
        Absences = new AbsenceCover(Db, Clocks, Assignment, Time);
    }

    public const string NoFollowUp = """{"outcomes":{},"retry":{"after":["2h"],"attempts":5},"whenExhausted":"recycle"}""";

    public RuleBook Rules { get; }

    public Database Db { get; }

    public ManualClock Time { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public LeadAssignment Assignment { get; }

    public CallClocks Clocks { get; }

    public ClockControl Control { get; }

    public CallRecorder Calls { get; }

    public CallClock Start { get; }

    public CallClockActivities Activities { get; }

    public CallSlaActivities Legacy { get; }

    public AbsenceCover Absences { get; }

    public static async Task<ClockWorld> StartAsync(
        string policies = """{"default":{"callWithinMinutes":15,"remindAfterMinutes":10}}""", string followUp = NoFollowUp, DateTimeOffset? start = null)
    {
        var world = new ClockWorld(policies, followUp, start);
        await Schema.ApplyAsync(world.Db, world.Time);
        await world.Db.WriteAsync(async sql =>
        {
            await world.OwnerAsync(sql, "max", calendar: "always", weight: 0);
            await world.OwnerAsync(sql, "ann", calendar: "berlin");
            await world.OwnerAsync(sql, "bob", calendar: "honolulu");
            await world.OwnerAsync(sql, "cyd", calendar: "auckland");
            await world.OwnerAsync(sql, "dee", calendar: "always");
            await world.OwnerAsync(sql, "sales-desk", calendar: "always", manager: null);
        });
        return world;
    }

    public Task OwnerAsync(SqlSession sql, string id, string calendar = "always", int weight = 1, string? manager = "max", string? away = null, string? team = null, bool active = true) =>
        sql.SaveOwnerAsync(
            new OwnerRow
            {
                OwnerId = id,
                Name = id,
                Calendar = calendar,
                Weight = weight,
                ManagerId = id == "max" ? null : manager,
                OutOfOffice = away,
                Team = team,
                Active = active,
            },
            Now);

    /// <summary>A qualified lead with a clock of the default policy, or another.</summary>
    public async Task<SlaRow> ClockAsync(SqlSession sql, string id, string ownerId, string policy = "default", ClockTerms? terms = null)
    {
        await LeadAsync(sql, id, ownerId);
        var lead = (await sql.LockForScoringAsync($"lead-{id}"))!;
        var chosen = terms is null ? Rules.Current.Sla.Named(policy)! : new SlaPolicy(policy, terms);
        var item = new ScoreItem(lead.LeadId, $"evt-{id}", Now);
        return (await Start.StartAsync(sql, new ClockOrder(lead, item, chosen, ownerId, Now), Now))!;
    }

    public Task<SlaRow> ClockAsync(string id, string ownerId, string policy = "default") => Db.WriteAsync(sql => ClockAsync(sql, id, ownerId, policy));

    public async Task LeadAsync(SqlSession sql, string id, string ownerId)
    {
        var email = $"{id}@example.com";
        var lead = new NormalizedLead
        {
            Email = new NormalizedEmail(email, email, "example.com", false, false),
            Phone = $"+49301{id}",
            Segment = "unknown",
            Origin = new NormalizedOrigin("google", "google_ads", UtmInput.None, false),
            Steps = [],
        };
        var arrival = new Arrival($"evt-{id}", id, new ValueOrigin(Now, "leads"), Now);
        var contact = await sql.SaveContactAsync(lead, new LeadSubmission(), companyId: null, arrival, Rules.Current.Identity);
        await sql.OpenLeadAsync(new LeadOpening($"lead-{id}", contact.ContactId, null, lead, Now, Now, 60, false, Now));
        await sql.ExecuteAsync("leads/set_stage", new { LeadId = $"lead-{id}", Stage = "MQL", Status = "working", OwnerId = ownerId, QualifiedAt = Now, Now });
    }

    public Task<CallLogged> CallAsync(SqlSession sql, string id, DateTimeOffset calledAt, string outcome = "connected", string? callId = null, string? disposition = null) =>
        Calls.RecordAsync(sql, new NewCall(callId, $"lead-{id}", calledAt, "outbound", outcome, disposition, null, null, null), Now, Now);

    public Task<CallLogged> CallAsync(string id, DateTimeOffset? calledAt = null, string outcome = "connected", string? disposition = null) =>
        Db.WriteAsync(sql => CallAsync(sql, id, calledAt ?? Now, outcome, disposition: disposition));

    public Task<DateTimeOffset?> StepAsync(string slaId) => Activities.StepAsync(slaId);

    public async Task<SlaRow> SlaAsync(string slaId) => (await Db.ReadAsync(sql => sql.FindSlaAsync(slaId)))!;

    public WorkCalendar CalendarOf(string ownerId) => Rules.Current.Calendars.Of(
        ownerId switch { "ann" => "berlin", "bob" => "honolulu", "cyd" => "auckland", "kim" => "kiritimati", _ => "always" }, null);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string text, object? parameters = null)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.File("revops.db")}");
        await connection.OpenAsync();
        return (await connection.QueryAsync<T>(text, parameters)).AsList();
    }

    public static string Text(DateTimeOffset time) => ScoringDatabase.Text(time);

    public ValueTask DisposeAsync()
    {
        Db.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
