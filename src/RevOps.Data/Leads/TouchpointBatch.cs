using System.Text.Json;
using RevOps.Core.Scoring;

namespace RevOps.Data.Leads;

/// <summary>Whose touchpoints, and up to when.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Before">Exclusive.</param>
public sealed record TouchpointsWanted(string ContactId, DateTimeOffset Before);

/// <summary>Touchpoints of many contacts in one query.</summary>
public static class TouchpointBatch
{
    /// <summary>For each one wanted, in that order, the newest 500 touchpoints, newest first.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<TouchpointFact>>> TouchpointFactsAsync(this SqlSession sql, IReadOnlyList<TouchpointsWanted> wanted)
    {
        var rows = await sql.QueryAsync<Row>("touchpoints/before", new
        {
            Wanted = JsonSerializer.Serialize(wanted.Select(w => new { contactId = w.ContactId, before = SqlTypes.Text(w.Before) })),
            Limit = ScoreStore.TouchpointsLookedAt,
        });
        var facts = new List<TouchpointFact>[wanted.Count];
        foreach (var row in rows)
        {
            (facts[row.N] ??= []).Add(new TouchpointFact(row.EventType, row.EventTime, row.Url));
        }

        return [.. facts.Select(f => f ?? [])];
    }

    private sealed record Row
    {
        public int N { get; init; }

        public required string EventType { get; init; }

        public DateTimeOffset EventTime { get; init; }

        public string? Url { get; init; }
    }
}
