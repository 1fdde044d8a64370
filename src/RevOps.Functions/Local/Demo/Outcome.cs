using System.Collections.Concurrent;
using System.Text.Json;

namespace RevOps.Functions.Local.Demo;

/// <summary>What the app says became of everything.</summary>
/// <param name="Events">Every accepted event as it stands.</param>
/// <param name="Leads">All leads.</param>
/// <param name="Owners">Names of owners by id.</param>
/// <param name="Import">The import.</param>
/// <param name="ImportErrors">Its rejected rows as CSV.</param>
/// <param name="DeadLetters">Messages that were given up.</param>
/// <param name="Refused">Status of each refused request.</param>
/// <param name="Revenue">Deals, and what they cost and earned.</param>
internal sealed record Outcome(
    IReadOnlyList<JsonElement> Events,
    IReadOnlyList<JsonElement> Leads,
    IReadOnlyDictionary<string, string> Owners,
    JsonElement Import,
    string ImportErrors,
    int DeadLetters,
    IReadOnlyCollection<int> Refused,
    RevenueOutcome Revenue)
{
    private const int Askers = 8;

    /// <summary>Asks the app.</summary>
    public static async Task<Outcome> AskAsync(DemoClient client, DemoLog log, CancellationToken cancel)
    {
        var owners = await client.GetAsync("owners", cancel);
        return new Outcome(
            await EventsAsync(client, log.Events, cancel),
            await client.ListAsync("leads", cancel),
            owners.GetProperty("items").EnumerateArray().ToDictionary(o => o.GetProperty("ownerId").GetString()!, o => o.GetProperty("name").GetString()!),
            await client.GetAsync($"imports/{log.ImportId}", cancel),
            await client.GetTextAsync($"imports/{log.ImportId}/errors.csv", cancel),
            (await client.ListAsync("dead-letters", cancel)).Count,
            log.Refused,
            await RevenueOutcome.AskAsync(client, log.AttributionRunId, cancel));
    }

    /// <summary>What did not end as it should; empty where everything did.</summary>
    public IEnumerable<string> Faults() => Events
        .Where(e => !e.GetProperty("terminal").GetBoolean())
        .Select(e => $"Event {e.GetProperty("eventId").GetString()} is still {e.GetProperty("status").GetString()}.")
        .Concat(DeadLetters == 0 ? [] : [$"{DeadLetters} messages were dead-lettered."])
        .Concat(Import.GetProperty("status").GetString() == "completed" ? [] : ["The import was not completed."])
        .Concat(Revenue.Faults());

    private static async Task<IReadOnlyList<JsonElement>> EventsAsync(DemoClient client, IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var found = new ConcurrentBag<JsonElement>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Askers, CancellationToken = cancel };
        await Parallel.ForEachAsync(ids, options, async (id, c) => found.Add(await client.GetAsync($"events/{id}", c)));
        return [.. found];
    }
}
