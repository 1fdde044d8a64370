using System.Globalization;
using System.Text.Json;
using RevOps.Connectors;
using RevOps.Data.Identity;
using RevOps.Data.Owners;
using RevOps.Functions.Api;
using RevOps.Functions.Intake;
using RevOps.Functions.Scoring;
using RevOps.Functions.Tests.Contacts;

namespace RevOps.Functions.Tests.Deals;

/// <summary>
/// Whatever the order in which a lead, calls, what the CRM says, versions of deals and merges become known, and however often: the lead, its
/// stage dates, its history and the deals end the same.
/// </summary>
public sealed class RandomOrderTests
{
    private const int Orders = 3;
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 16)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Any_order_and_any_repetition_end_the_same(int seed)
    {
        var random = new Random(seed);
        var story = Story(random, hasRecycle: seed % 3 == 0);
        var expected = await TellAsync(InTime(story));
        for (var i = 0; i < Orders; i++)
        {
            var actual = await TellAsync(Shuffled(story, random));
            Assert.True(expected.SequenceEqual(actual), $"{string.Join('\n', expected.Except(actual))}\nbecame\n{string.Join('\n', actual.Except(expected))}");
        }
    }

    [Fact]
    public async Task The_stories_tell_of_all_stages_of_waiting_deals_and_of_merges()
    {
        var ends = new List<string>();
        foreach (var seed in Enumerable.Range(1, 16))
        {
            ends.AddRange(await TellAsync(InTime(Story(new Random(seed), hasRecycle: seed % 3 == 0))));
        }

        foreach (var end in new[] { "lead=opp", "lead=customer", "lead=SQL", "=won", "=lost", "=open", "Recycled" })
        {
            Assert.Contains(ends, e => e.Contains(end, StringComparison.Ordinal));
        }
    }

    private static List<Happening> Story(Random random, bool hasRecycle)
    {
        var story = new List<Happening>
        {
            Event(0, "leads", new { id = "l1", email = "eva@acme.com", occurredAt = Time(0), externalIds = new { crm = "7" }, company = new { domain = "acme.com" } }),
            Event(1, "touchpoints", new { id = "t1", eventType = "page_view", eventTime = Time(1), contact = new { email = "eva.home@gmail.com" } }),
            new Merge(200),
        };
        story.AddRange(Enumerable.Range(0, random.Next(3)).Select(i => new Call(random.Next(5, 300), $"c{i}", random.Next(3) > 0 ? "qualified" : null)));
        story.AddRange(Enumerable.Range(0, random.Next(3)).Select(i => random.Next(5, 300)).Select((at, i) => Event(
            at, "lifecycle", new { id = $"s{i}", contact = Contact(random), stage = random.Next(2) == 0 ? "MQL" : "SQL", at = Time(at), source = "crm" })));
        if (hasRecycle)
        {
            story.Add(new Call(4, "c9", "qualified"));
            story.Add(new Recycle(150));
        }

        for (var d = 0; d < random.Next(3); d++)
        {
            story.AddRange(Versions(random, $"d{d}"));
        }

        return story;
    }

    private static IEnumerable<Happening> Versions(Random random, string id)
    {
        var created = random.Next(2, 300);
        string[] stages = ["Qualification", "Proposal", "Closed Won", "Closed Lost"];
        return Enumerable.Range(1, random.Next(1, 5)).Select(v => created + (v * 10)).Select(at => Event(at, "deals", new
        {
            id,
            updatedAt = Time(at),
            createdAt = Time(created),
            closedAt = random.Next(2) == 0 ? Time(at - 1) : null,
            primaryContact = Contact(random),
            company = random.Next(4) == 0 ? new { domain = "globex.com" } : null,
            pipelineStage = stages[random.Next(stages.Length)],
            dealValue = random.Next(1, 9) * 100,
            currency = "EUR",
        })).ToList();
    }

    /// <summary>One person under three names: a known address, an id that only the lead brings, and an address that a merge gives her.</summary>
    private static Dictionary<string, object> Contact(Random random) => random.Next(3) switch
    {
        0 => new() { ["email"] = "eva@acme.com" },
        1 => new() { ["externalIds"] = new { crm = "7" } },
        _ => new() { ["email"] = "eva.home@gmail.com" },
    };

    /// <summary>
    /// Another order, with repetitions. A recycling is a decision on what is known: what happened after it becomes known after it, and so
    /// do deals, since a lead with a deal is not recycled; of what happened before it one thing at least is known.
    /// </summary>
    private static List<Happening> Shuffled(List<Happening> story, Random random)
    {
        var repeated = story.Concat(story.Where(h => h is Said or Call && random.Next(3) == 0)).ToArray();
        random.Shuffle(repeated);
        return story.OfType<Recycle>().FirstOrDefault() is not { } recycle
            ? [.. repeated]
            : [story[0], .. repeated.Where(h => h is Call { Id: "c9" }).Take(1), .. repeated.Where(h => IsBefore(h, recycle) && random.Next(2) == 0), recycle, .. repeated.Where(h => h != recycle)];
    }

    private static bool IsBefore(Happening h, Recycle recycle) => h.At < recycle.At && h is not Said { Connector: "deals" };

    private static async Task<IReadOnlyList<string>> TellAsync(List<Happening> story)
    {
        await using var app = await IdentityApp.StartAsync();
        await app.Db.WriteAsync(sql => sql.SaveOwnerAsync(new OwnerRow { OwnerId = "o1", Name = "o1" }, Start));
        var todo = new Queue<Happening>(story);
        for (var patience = 10 * todo.Count; todo.TryDequeue(out var next); patience--)
        {
            Assert.True(patience > 0, "Something never succeeds.");
            app.Now = Start.AddMinutes(next.At);
            if (!await next.TellAsync(app))
            {
                // What needs a lead or a contact that is not there yet is tried again later.
                todo.Enqueue(next);
            }
        }

        return await EndAsync(app);
    }

    /// <summary>In order of time; deals last, since a lead that has one is not recycled.</summary>
    private static List<Happening> InTime(List<Happening> story) => [.. story.OrderBy(h => h is Said { Connector: "deals" }).ThenBy(h => h.At)];

    private static async Task<IReadOnlyList<string>> EndAsync(IdentityApp app) =>
    [
        .. await app.QueryAsync<string>(
            """
            SELECT c.email || ' lead=' || lifecycle_stage || ' ' || status || ' ' || COALESCE(owner_id, '-') || ' ' || COALESCE(mql_at, '-') || ' ' || COALESCE(sql_at, '-') || ' '
                || COALESCE(opp_at, '-') || ' ' || COALESCE(customer_at, '-') || ' ' || COALESCE(qualified_at, '-') || ' ' || COALESCE(recycled_at, '-')
            FROM leads JOIN contacts c USING (contact_id) ORDER BY 1
            """),
        .. await app.QueryAsync<string>("SELECT seq || ' ' || stage || ' ' || at || ' ' || COALESCE(seconds_in_stage, '-') || ' ' || reason FROM lifecycle_history ORDER BY lead_id, seq"),
        .. await app.QueryAsync<string>(
            """
            SELECT deal_id || ' ' || pipeline_stage || '=' || won_lost || ' ' || deal_value || ' ' || COALESCE(closed_at, '-') || ' ' || COALESCE(c.email, '-') || ' '
                || COALESCE(m.match_key, '-') || ' ' || COALESCE(l.created_at, 'no lead') || ' ' || COALESCE(d.channel, '-') || ' ' || d.lifecycle_stage || ' ' || d.touches
                || ' ' || COALESCE(d.journey_days, '-') || ' ' || d.updated_at
            FROM deals d LEFT JOIN contacts c ON c.contact_id = d.primary_contact_id LEFT JOIN companies m ON m.company_id = d.company_id
            LEFT JOIN leads l ON l.lead_id = d.lead_id ORDER BY 1
            """),
        .. await app.QueryAsync<string>("SELECT deal_id || ' ' || updated_at || ' ' || pipeline_stage || ' ' || deal_value FROM deal_history ORDER BY deal_id, updated_at"),
    ];

    private static string Time(int minute) => Start.AddMinutes(minute).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Said Event(int at, string connector, object payload) => new(at, connector, JsonSerializer.Serialize(payload));

    private abstract record Happening(int At)
    {
        /// <summary>False where it has to be tried again.</summary>
        public abstract Task<bool> TellAsync(IdentityApp app);
    }

    private sealed record Said(int At, string Connector, string Payload) : Happening(At)
    {
        private static readonly Dictionary<string, string> Kinds = new() { ["leads"] = "lead", ["touchpoints"] = "touchpoint", ["deals"] = "deal", ["lifecycle"] = "stage" };

        public override async Task<bool> TellAsync(IdentityApp app)
        {
            // The id tells when it was received, whenever it is worked off.
            var eventId = app.Ids.Issue(app.Now, Kinds[Connector], Guid.NewGuid().ToByteArray().AsSpan(0, 9));
            var id = Connector == "deals" ? null : JsonDocument.Parse(Payload).RootElement.GetProperty("id").GetString();
            await app.Events.ApplyAsync(new IntakeEvent(eventId, new SourceEvent(Connector, "", Kinds[Connector], id, Payload), null), default);
            Assert.NotEqual(["rejected"], await app.QueryAsync<string>("SELECT status FROM events WHERE event_id = @eventId", new { eventId }));
            return true;
        }
    }

    private sealed record Call(int At, string Id, string? Disposition) : Happening(At)
    {
        public override async Task<bool> TellAsync(IdentityApp app) =>
            await LeadIdAsync(app) is { } leadId
            && await new CallLog(app.Db, app.Routing, app.Clock).LogAsync(
                new NewCall(Id, leadId, app.Now, "outbound", "connected", Disposition, null, null, null), default) is CallLogged.Logged or CallLogged.Known;
    }

    private sealed record Merge(int At) : Happening(At)
    {
        public override async Task<bool> TellAsync(IdentityApp app)
        {
            var ids = await app.QueryAsync<string>("SELECT contact_id FROM contacts WHERE email IN ('eva@acme.com', 'eva.home@gmail.com') ORDER BY email DESC");
            return ids.Count == 2 && await app.MergeAsync(ids[0], ids[1]) is MergeOutcome.Done;
        }
    }

    private sealed record Recycle(int At) : Happening(At)
    {
        public override async Task<bool> TellAsync(IdentityApp app) =>
            await LeadIdAsync(app) is { } leadId && await new LeadRecycling(app.Db, app.Clock).RecycleAsync(leadId, "r1", "not now", default) is RecycleResult.Done;
    }

    private static async Task<string?> LeadIdAsync(IdentityApp app) => await app.QueryAsync<string>("SELECT lead_id FROM leads") is [var id, ..] ? id : null;
}
