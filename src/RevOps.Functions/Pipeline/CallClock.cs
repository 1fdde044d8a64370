using System.Globalization;
using Microsoft.Extensions.Logging;
using RevOps.Core.Identity;
using RevOps.Core.Routing;
using RevOps.Core.Sla;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Outbox;
using RevOps.Data.Outreach;
using RevOps.Data.Owners;
using RevOps.Data.Sla;
using RevOps.Functions.Http;
using RevOps.Functions.Orchestrations;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Pipeline;

/// <summary>What a call clock starts from.</summary>
/// <param name="Lead">The lead.</param>
/// <param name="Item">The event that qualified it.</param>
/// <param name="Policy">The policy; null for no clock.</param>
/// <param name="OwnerId">Who is to call.</param>
/// <param name="ReceivedAt">Receipt of that event: our own delay counts.</param>
public sealed record ClockOrder(ScoringRow Lead, ScoreItem Item, SlaPolicy? Policy, string OwnerId, DateTimeOffset ReceivedAt);

/// <summary>Gives a qualified lead its call task and starts the clock that watches over it.</summary>
public sealed partial class CallClock(RuleBook rules, ILogger<CallClock> log)
{
    /// <summary>The policy of a lead that qualifies now; null where no clock runs.</summary>
    /// <param name="lead">The lead with its new score.</param>
    /// <param name="item">The event that qualified it.</param>
    /// <param name="receivedAt">Receipt of that event.</param>
    public SlaPolicy? PolicyFor(ScoringRow lead, ScoreItem item, DateTimeOffset receivedAt)
    {
        var facts = new SlaFacts(item.IsImport ? "import" : null, item.OccurredAt, receivedAt)
        {
            Form = lead.Form,
            Score = lead.LeadScore,
            Lead = new RoutingFacts
            {
                Country = lead.Country,
                Region = lead.Region,
                PostalCode = lead.PostalCode,
                Industry = lead.Industry,
                Segment = lead.Segment,
                Source = lead.Source,
                Channel = lead.Channel,
                Interest = lead.Interest,
            },
        };
        return (SlaPolicies.Choose(rules.Current.Sla, facts) as SlaChoice.Clock)?.Policy;
    }

    /// <summary>Writes task, notification and clock.</summary>
    /// <param name="sql">The transaction that makes the lead an MQL.</param>
    /// <param name="order">What starts.</param>
    /// <param name="now">Now.</param>
    /// <returns>The clock, or null where the policy is <c>none</c>, or the consent to calls was withdrawn: then there is no task either.</returns>
    public async Task<SlaRow?> StartAsync(SqlSession sql, ClockOrder order, DateTimeOffset now)
    {
        var leadId = order.Lead.LeadId;
        if (await sql.IsWithdrawnAsync(order.Lead.ContactId, ConsentPurpose.Phone))
        {
            await (order.Policy is null
                ? SummarizeAsync(sql, order.Item, order.OwnerId, now)
                : sql.NotifyAsync("lead-assigned", order.Item.EventId + leadId, leadId, order.OwnerId, "The lead is yours now. Do not call: the consent to calls was withdrawn.", now));
            return null;
        }

        var row = order.Policy is { } policy ? await ClockAsync(sql, order, policy, now) : null;
        await sql.AddTaskAsync(DeterministicId.From("task", leadId, order.Item.EventId), leadId, order.OwnerId, TaskKinds.Call, row?.DueAt, now);
        if (row is null)
        {
            await SummarizeAsync(sql, order.Item, order.OwnerId, now);
            return null;
        }

        await sql.NotifyAsync("lead-assigned", order.Item.EventId + leadId, leadId, order.OwnerId, await WordsAsync(sql, order.Lead, row), now);
        LogAssigned(leadId, order.OwnerId, row.DueAt);
        await sql.StartSlaAsync(row, now);
        await sql.AddAssignmentAsync(new AssignmentRow { LeadId = leadId, SlaId = row.SlaId, OwnerId = order.OwnerId, At = now, Reason = "qualified" });
        if (row.State == SlaState.Met)
        {
            await sql.ExecuteAsync("tasks/complete", new { order.Lead.LeadId, At = now });
        }
        else
        {
            await sql.PromiseAsync(Promise(row), now);
        }

        return row;
    }

    /// <summary>The promise to start the clock's orchestration.</summary>
    public static OutboxItem Promise(SlaRow clock) => new(
        CallClockClient.StartPromise(clock.SlaId), OutboxKind.StartCallClock, Json.Text(new CallClockInput(clock.SlaId)));

    private static async Task<string> WordsAsync(SqlSession sql, ScoringRow lead, SlaRow clock) =>
        await sql.IsWrongNumberAsync(lead.ContactId, lead.Phone)
            ? $"Call by {clock.DueAt:u}. The number we have is wrong: find another one."
            : $"Call by {clock.DueAt:u}.";

    /// <summary>Leads that come late start no clocks, and an owner is told of them once a day; an import tells of its own.</summary>
    private static Task SummarizeAsync(SqlSession sql, ScoreItem item, string ownerId, DateTimeOffset now) => item.IsImport
        ? Task.CompletedTask
        : sql.NotifyAsync(
            "leads-without-clock",
            string.Create(CultureInfo.InvariantCulture, $"{ownerId}:{now:yyyy-MM-dd}"),
            leadId: null,
            ownerId,
            "Leads that came more than a day late were assigned today; their tasks have no deadline.",
            now);

    [LoggerMessage(2203, LogLevel.Information, "Lead {LeadId}: owner {OwnerId} is to call by {DueAt}.")]
    private partial void LogAssigned(string leadId, string ownerId, DateTimeOffset dueAt);

    /// <summary>A lead that was called before it qualified counts as called in zero seconds.</summary>
    private async Task<SlaRow> ClockAsync(SqlSession sql, ClockOrder order, SlaPolicy policy, DateTimeOffset now)
    {
        var owner = (await sql.OwnersAsync()).FirstOrDefault(o => o.OwnerId == order.OwnerId);
        var calendar = rules.Current.Calendars.Of(owner?.Calendar, owner?.TimeZone);
        var standing = CallClockPlan.Start(policy.Terms, order.ReceivedAt, calendar);
        var remind = policy.Terms.Steps.ToList().FindIndex(s => s.Do == SlaAction.Remind);
        var row = new SlaRow
        {
            SlaId = DeterministicId.From("sla", order.Lead.LeadId, order.Item.EventId),
            LeadId = order.Lead.LeadId,
            OwnerId = order.OwnerId,
            Policy = policy.Name,
            StartedAt = standing.StartedAt,
            RemindAt = (remind < 0 ? null : CallClockPlan.StepAt(policy.Terms, standing, calendar, remind)) ?? standing.DueAt,
            State = SlaState.Running,
            Terms = policy.Terms.ToJson(),
            NextAt = CallClockPlan.WakeAt(policy.Terms, standing, calendar, isBreached: false),
        }.At(standing);
        return CallSla.Decide(row.Bounds, await sql.CountingCallsAsync(order.Lead.LeadId, row.StartedAt), now) is SlaOutcome.Met met
            ? row with
            {
                State = SlaState.Met,
                CalledAt = met.CalledAt,
                SecondsToCall = (int)met.TimeToCall.TotalSeconds,
                NextAt = null,
                DecidedOwnerId = order.OwnerId,
            }
            : row;
    }
}
