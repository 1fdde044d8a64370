using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using RevOps.Core;
using RevOps.Core.Calendars;
using RevOps.Core.Owners;
using RevOps.Data;
using RevOps.Data.Owners;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Setup;
using RevOps.Functions.Sla;

namespace RevOps.Functions.Api;

/// <summary>The people who call.</summary>
public sealed class OwnerFunctions(Database database, RuleBook rules, AbsenceCover absences, OutboxDispatcher outbox, TimeProvider time)
{
    /// <summary>Writes owners, all or none; those not named stay as they are. The clocks of those who are away now are seen to at once.</summary>
    [Function("PutOwners")]
    [Access(Scope.Admin)]
    [Takes("OwnerInput", Amount = Amount.Many)]
    [Answers(200, typeof(ItemList<OwnerView>))]
    public async Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "owners")] HttpRequest request,
        [DurableClient] DurableTaskClient orchestrations,
        CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        if (body.ValueKind != JsonValueKind.Array)
        {
            return Problem.Invalid(new FieldFault("", "type", "An array of owners is expected."));
        }

        var inputs = body.EnumerateArray().Select((e, i) => JsonInput.Of(e, $"/{i}")).ToList();
        var owners = inputs.Select(OwnerInput.Read).ToList();
        var faults = inputs.SelectMany(i => i.Faults).ToList();
        return faults.Count > 0 ? Problem.Invalid(faults) : await PutAsync(owners, orchestrations, cancel);
    }

    /// <summary>All owners, with their present load.</summary>
    [Function("ListOwners")]
    [Access(Scope.Read | Scope.Agent)]
    [Answers(200, typeof(Page<OwnerView>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "owners")] HttpRequest request, CancellationToken cancel) =>
        Answer.Ok(Page.Of(View(await database.ReadAsync(sql => sql.OwnersWithLoadAsync(), cancel)), null));

    private async Task<IResult> PutAsync(IReadOnlyList<Owner> owners, DurableTaskClient orchestrations, CancellationToken cancel)
    {
        var (written, faults) = await database.WriteAsync(sql => SaveAsync(sql, owners, rules.Current.Calendars), cancel);
        if (faults.Count > 0)
        {
            return Problem.Invalid([.. faults.Select(f => new FieldFault($"/{f.Index}/{f.Field}", f.Code, f.Detail))]);
        }

        await outbox.SendAsync(await absences.CoverAsync(cancel), orchestrations, cancel);
        var position = owners.Select((o, i) => (o.OwnerId, i)).ToDictionary(p => p.OwnerId, p => p.i, StringComparer.Ordinal);
        return Answer.Ok(ItemList.Of(View(written.Where(o => position.ContainsKey(o.OwnerId)).OrderBy(o => position[o.OwnerId]))));
    }

    private async Task<(IReadOnlyList<OwnerRow> Written, IReadOnlyList<OwnerFault> Faults)> SaveAsync(
        SqlSession sql, IReadOnlyList<Owner> owners, CalendarRules calendars)
    {
        // Who manages whom is decided on inside: two requests at once must not close a circle between them.
        await sql.QueryAsync<string>("routing_lock/take");
        var managers = (await sql.OwnersAsync()).ToDictionary(o => o.OwnerId, o => o.ManagerId, StringComparer.Ordinal);
        var faults = OwnerChecks.Check(owners, managers, calendars);
        if (faults.Count > 0)
        {
            return ([], faults);
        }

        foreach (var owner in owners)
        {
            await sql.SaveOwnerAsync(OwnerRow.Of(owner), time.GetUtcNow());
        }

        return (await sql.OwnersWithLoadAsync(), []);
    }

    private IEnumerable<OwnerView> View(IEnumerable<OwnerRow> owners)
    {
        var (calendars, now) = (rules.Current.Calendars, time.GetUtcNow());
        return owners.Select(o => OwnerViews.Of(o, calendars, now));
    }
}
