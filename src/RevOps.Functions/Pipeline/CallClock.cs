using System.Globalization;
using Microsoft.Extensions.Logging;
using RevOps.Core.Identity;
using RevOps.Core.Sla;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Outbox;
using RevOps.Data.Sla;
using RevOps.Functions.Http;
using RevOps.Functions.Orchestrations;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Pipeline;

/// <summary>Gives a qualified lead its call task and starts the clock that watches over it.</summary>
public sealed partial class CallClock(RuleBook rules, ILogger<CallClock> log)
{
    /// <summary>Writes task, notification and clock.</summary>
    /// <param name="sql">The transaction that makes the lead an MQL.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="item">The event that qualified it.</param>
    /// <param name="ownerId">Who is to call.</param>
    /// <param name="receivedAt">Receipt of that event: our own delay counts.</param>
    /// <param name="now">Now.</param>
    /// <returns>The clock, or null where the policy is <c>none</c>.</returns>
    public async Task<SlaRow?> StartAsync(
        SqlSession sql, ScoringRow lead, ScoreItem item, string ownerId, DateTimeOffset receivedAt, DateTimeOffset now)
    {
        var facts = new SlaFacts(item.IsImport ? "import" : null, item.OccurredAt, receivedAt);
        var terms = (SlaPolicies.Choose(rules.Current.Sla, facts) as SlaChoice.Clock)?.Terms;
        await sql.ExecuteAsync("tasks/insert", new
        {
            TaskId = DeterministicId.From("task", lead.LeadId, item.EventId),
            lead.LeadId,
            OwnerId = ownerId,
            Kind = "call",
            terms?.DueAt,
            Now = now,
        });
        if (terms is null)
        {
            await SummarizeAsync(sql, item, ownerId, now);
            return null;
        }

        await sql.NotifyAsync("lead-assigned", item.EventId + lead.LeadId, lead.LeadId, ownerId, $"Call by {terms.DueAt:u}.", now);
        LogAssigned(lead.LeadId, ownerId, terms.DueAt);
        var row = await ClockAsync(sql, lead, item, ownerId, terms, now);
        await sql.StartSlaAsync(row, now);
        if (row.State == SlaState.Met)
        {
            await sql.ExecuteAsync("tasks/complete", new { lead.LeadId, At = now });
        }
        else
        {
            await sql.PromiseAsync(Promise(row), now);
        }

        return row;
    }

    /// <summary>The promise to start the clock's orchestration.</summary>
    public static OutboxItem Promise(SlaRow clock) => new(
        CallSlaClient.StartPromise(clock.SlaId),
        OutboxKind.StartCallSla,
        Json.Text(new CallSlaInput(clock.SlaId, clock.RemindAt, clock.DueAt)));

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
    private static async Task<SlaRow> ClockAsync(
        SqlSession sql, ScoringRow lead, ScoreItem item, string ownerId, SlaTerms terms, DateTimeOffset now)
    {
        var outcome = CallSla.Decide(terms, await sql.CountingCallsAsync(lead.LeadId, terms.StartedAt), now);
        var met = outcome as SlaOutcome.Met;
        return new SlaRow
        {
            SlaId = DeterministicId.From("sla", lead.LeadId, item.EventId),
            LeadId = lead.LeadId,
            OwnerId = ownerId,
            Policy = terms.Policy,
            StartedAt = terms.StartedAt,
            RemindAt = terms.RemindAt,
            DueAt = terms.DueAt,
            State = met is null ? SlaState.Running : SlaState.Met,
            CalledAt = met?.CalledAt,
            SecondsToCall = (int?)met?.TimeToCall.TotalSeconds,
        };
    }
}
