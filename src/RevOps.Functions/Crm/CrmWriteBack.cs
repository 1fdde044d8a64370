using RevOps.Core.Identity;
using RevOps.Core.Vendors;
using RevOps.Data;
using RevOps.Data.Crm;
using RevOps.Data.Effects;
using RevOps.Functions.Effects;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Crm;

/// <summary>What an effect writes into a CRM: objects of one kind, as they stood when it was made. What is written is how they stand when it is sent.</summary>
/// <param name="Type"><c>leads</c>, <c>contacts</c> or <c>deals</c>.</param>
/// <param name="Inputs">The objects.</param>
public sealed record CrmPayload(string Type, IReadOnlyList<CrmInput> Inputs);

/// <summary>What an object is to hold.</summary>
/// <param name="ExternalId">Its id in the CRM.</param>
/// <param name="Id">Our id.</param>
/// <param name="Properties">By their names.</param>
public sealed record CrmInput(string ExternalId, string Id, IReadOnlyDictionary<string, string> Properties);

/// <summary>
/// Turns what has changed into effects: some marks at a time, in one transaction with their end. Between two looks a lead may change many
/// times; the CRM is told how it stands.
/// </summary>
public sealed class CrmWriteBack(Database database, RuleBook rules, EffectSettings settings, TimeProvider time)
{
    private const int MarksAtATime = 500;

    // What both CRMs take in one request.
    private const int InputsAtATime = 100;

    /// <summary>Works off the oldest marks.</summary>
    /// <returns>False where none is left.</returns>
    public Task<bool> WorkOffAsync(CancellationToken cancel) => database.WriteAsync(WorkOffAsync, cancel);

    private async Task<bool> WorkOffAsync(SqlSession sql)
    {
        var marks = await sql.NextCrmMarksAsync(MarksAtATime);
        if (marks.Count == 0)
        {
            return false;
        }

        var facts = await CrmFacts.ReadAsync(sql, rules.Current.Crm, IdsOf(marks, CrmStore.Contact), IdsOf(marks, CrmStore.Deal));
        foreach (var group in facts.GroupBy(f => (f.System, f.Type)))
        {
            await QueueAsync(sql, group.Key.System, group.Key.Type, [.. group], marks[^1].MarkId);
        }

        await sql.RemoveCrmMarksAsync(marks);
        return marks.Count == MarksAtATime;
    }

    private async Task QueueAsync(SqlSession sql, string system, string type, IReadOnlyList<CrmFact> facts, long mark)
    {
        var destination = $"{Destinations.Crm}:{system}";
        if (settings.ModeOf(destination) == SendMode.Off)
        {
            return;
        }

        var written = await sql.CrmWrittenAsync($"{system}/{type}", [.. facts.Select(f => f.ExternalId)]);
        var changed = facts.Where(f => !Holds(written.GetValueOrDefault(f.ExternalId), f.Properties)).Select(f => new CrmInput(f.ExternalId, f.Id, f.Properties));
        foreach (var (place, inputs) in changed.Chunk(InputsAtATime).Index())
        {
            await sql.QueueEffectAsync(
                new Effect(
                    DeterministicId.From("eff", destination, type, $"{mark}", $"{place}"), destination, destination, $"write-{type}", EffectJson.Text(new CrmPayload(type, inputs))),
                time.GetUtcNow());
        }
    }

    private static List<string> IdsOf(IEnumerable<CrmMark> marks, string kind) => [.. marks.Where(m => m.Kind == kind).Select(m => m.Id).Distinct(StringComparer.Ordinal)];

    /// <summary>True where all that is to be written was written last.</summary>
    private static bool Holds(IReadOnlyDictionary<string, string>? written, IReadOnlyDictionary<string, string> properties) =>
        written is not null && properties.All(p => CrmMap.Same(written.GetValueOrDefault(p.Key) ?? "", p.Value));
}
