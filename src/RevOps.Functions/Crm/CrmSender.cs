using RevOps.Connectors.Apis;
using RevOps.Connectors.Crm;
using RevOps.Core.Vendors;
using RevOps.Data;
using RevOps.Data.Crm;
using RevOps.Data.Effects;
using RevOps.Functions.Effects;
using RevOps.Functions.Fetching;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Crm;

/// <summary>
/// Writes into a CRM. What it holds is read first: what is the same is not written, so that nothing that came from there goes back as a change,
/// and where its people have changed what they may, theirs stays. It may die anywhere: the second time, most is the same.
/// </summary>
public sealed class CrmSender(IEnumerable<ICrmTarget> targets, VendorWatch watch, Database database, RuleBook rules, TimeProvider time) : IEffectSender
{
    private const int FaultsShown = 5;

    private readonly Dictionary<string, ICrmTarget> _targets = targets.ToDictionary(t => t.System, StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Destination => Destinations.Crm;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(Effect effect, CancellationToken cancel)
    {
        if (!_targets.TryGetValue(Destinations.VendorOf(effect.Destination), out var target))
        {
            return new SendResult.Refused($"Nothing here writes into {effect.Destination}.");
        }

        if (watch.Closed(effect.Destination) is { } closed)
        {
            return closed;
        }

        var payload = await database.ReadAsync(sql => RefreshAsync(sql, target.System, EffectJson.Parse<CrmPayload>(effect.Payload)), cancel);
        return payload.Inputs.Count == 0
            ? new SendResult.Dropped("Nothing of these objects is to be written any more.")
            : await target.ReadAsync(payload.Type, [.. payload.Inputs.Select(i => i.ExternalId)], PropertiesOf(payload), cancel) switch
            {
                CrmRead.Held held => await WriteAsync(target, payload, held.Objects, cancel),
                CrmRead.Failed failed => await FailedAsync(target, failed.Answer, cancel),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
    }

    /// <summary>
    /// The objects as they stand now. One that went there and back while the effect waited has made no other effect, as it is what was written
    /// last; the same is true of an effect that is sent again days later.
    /// </summary>
    private async Task<CrmPayload> RefreshAsync(SqlSession sql, string system, CrmPayload payload)
    {
        List<string> ids = [.. payload.Inputs.Select(i => i.Id).Distinct(StringComparer.Ordinal)];
        var facts = await CrmFacts.ReadAsync(sql, rules.Current.Crm, payload.Type == "deals" ? [] : ids, payload.Type == "deals" ? ids : []);
        var wanted = payload.Inputs.Select(i => i.ExternalId).ToHashSet(StringComparer.Ordinal);
        return payload with
        {
            Inputs = [.. facts.Where(f => f.System == system && f.Type == payload.Type && wanted.Contains(f.ExternalId)).Select(f => new CrmInput(f.ExternalId, f.Id, f.Properties))],
        };
    }

    private async Task<SendResult> WriteAsync(
        ICrmTarget target, CrmPayload payload, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> held, CancellationToken cancel)
    {
        var crmObject = $"{target.System}/{payload.Type}";
        var written = await database.ReadAsync(sql => sql.CrmWrittenAsync(crmObject, [.. payload.Inputs.Select(i => i.ExternalId)]), cancel);
        var plans = payload.Inputs.Where(i => held.ContainsKey(i.ExternalId))
            .Select(i => CrmPlan.Of(i, held[i.ExternalId], written.GetValueOrDefault(i.ExternalId), target.Map)).ToList();
        var changes = plans.Where(p => p.Change.Count > 0).Select(p => new CrmChange(p.Input.ExternalId, p.Change)).ToList();
        var update = changes.Count == 0 ? new CrmUpdate.Taken(new Dictionary<string, string>()) : await target.UpdateAsync(payload.Type, changes, cancel);
        if (update is CrmUpdate.Failed failed)
        {
            return await FailedAsync(target, failed.Answer, cancel);
        }

        watch.Answered(DestinationOf(target));
        var refused = ((CrmUpdate.Taken)update).Refused;
        await NoteAsync(crmObject, plans.Where(p => !refused.ContainsKey(p.Input.ExternalId)), cancel);
        return ResultOf(refused, plans.Count, payload.Inputs.Count - plans.Count);
    }

    private Task NoteAsync(string crmObject, IEnumerable<CrmPlan> plans, CancellationToken cancel) => database.WriteAsync(
        async sql =>
        {
            foreach (var plan in plans)
            {
                await sql.NoteCrmWriteAsync(crmObject, plan.Input.ExternalId, plan.Input.Id, plan.Ours, time.GetUtcNow());
            }

            return true;
        },
        cancel);

    /// <summary>What was refused is shown among the effects that were given up; sent again, it finds the others as they are to be.</summary>
    private static SendResult ResultOf(IReadOnlyDictionary<string, string> refused, int found, int missing) =>
        refused.Count > 0
            ? new SendResult.Refused(
                $"{refused.Count} of {found} objects were refused, the others are written. {string.Join(" ", refused.Take(FaultsShown).Select(r => $"{r.Key}: {r.Value}"))}")
        : found == 0 && missing > 0 ? new SendResult.Dropped("The CRM does not have the objects any more.")
        : new SendResult.Sent();

    private Task<SendResult> FailedAsync(ICrmTarget target, ApiAnswer answer, CancellationToken cancel) =>
        watch.FailedAsync(DestinationOf(target), target.Setting, answer, cancel);

    private static string DestinationOf(ICrmTarget target) => $"{Destinations.Crm}:{target.System}";

    private static List<string> PropertiesOf(CrmPayload payload) => [.. payload.Inputs.SelectMany(i => i.Properties.Keys).Distinct(StringComparer.Ordinal)];
}

/// <summary>What comes of an object.</summary>
/// <param name="Input">What it is to hold.</param>
/// <param name="Change">What is to be written of that.</param>
/// <param name="Ours">What of its values is ours once that is written.</param>
internal sealed record CrmPlan(CrmInput Input, IReadOnlyDictionary<string, string> Change, IReadOnlyDictionary<string, string> Ours)
{
    /// <summary>Decides property by property.</summary>
    public static CrmPlan Of(CrmInput input, IReadOnlyDictionary<string, string> held, IReadOnlyDictionary<string, string>? last, CrmMap map)
    {
        var change = new Dictionary<string, string>(StringComparer.Ordinal);
        var ours = new Dictionary<string, string>(last ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (property, value) in input.Properties)
        {
            var holds = held.GetValueOrDefault(property) ?? "";
            if (map.MayReplace(property, value, holds, last?.GetValueOrDefault(property)))
            {
                change[property] = ours[property] = value;
            }
            else if (CrmMap.Same(holds, value))
            {
                ours[property] = value;
            }
        }

        return new CrmPlan(input, change, ours);
    }
}
