using RevOps.Core.Attribution;
using RevOps.Data;
using RevOps.Data.Attribution;

namespace RevOps.Functions.Attribution;

/// <summary>
/// Learns what each channel contributes from the journeys of won deals and of contacts that have none, for Markov. A full run does it;
/// the runs between two full ones go by what the last one learnt.
/// </summary>
public sealed class AttributionTraining(Database database)
{
    private const int PageSize = 2_000;

    /// <summary>Removal effects by channel; none where the model is off.</summary>
    /// <param name="terms">What the run goes by.</param>
    /// <param name="keep">Keeps the run; called with every page, since reading all journeys may take longer than its lock.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyDictionary<string, double>> TrainAsync(AttributionTerms terms, Func<Task> keep, CancellationToken cancel)
    {
        if (terms.Rules.Attribution.Markov is not { } markov)
        {
            return AttributionTerms.Untrained;
        }

        var chain = new MarkovChain(markov.Order);
        var engine = new AttributionEngine(terms.Rules.Attribution, terms.Rules.Deals, AttributionTerms.Untrained);
        await AddWonAsync(chain, engine, terms, keep, cancel);
        await AddOthersAsync(chain, engine, keep, cancel);
        return chain.RemovalEffects();
    }

    private async Task AddWonAsync(MarkovChain chain, AttributionEngine engine, AttributionTerms terms, Func<Task> keep, CancellationToken cancel)
    {
        var (after, channels) = ("", new List<string>());
        while (await database.ReadAsync(sql => sql.NextWonDealsAsync(after, PageSize), cancel) is [.., var last] ids)
        {
            after = last;
            await keep();
            foreach (var (deal, touches) in await database.ReadAsync(sql => sql.WonDealsAsync(ids, terms.Currency, terms.Rules.Attribution.AccountContacts), cancel))
            {
                engine.ChannelsOf(touches, new DealFacts(deal.CreatedAt, deal.ClosedAt, deal.Lead), channels);
                if (channels.Count > 0)
                {
                    chain.Add(channels, conversions: 1, losses: 0);
                }
            }
        }
    }

    /// <summary>Of a contact without a won deal: what lies within the look-back of its last touch.</summary>
    private async Task AddOthersAsync(MarkovChain chain, AttributionEngine engine, Func<Task> keep, CancellationToken cancel)
    {
        var (after, channels) = ("", new List<string>());
        while (await database.ReadAsync(sql => sql.NextJourneysAsync(after, PageSize), cancel) is { Count: > 0 } journeys)
        {
            after = journeys[^1][0].ContactId;
            await keep();
            foreach (var touches in journeys)
            {
                var end = touches[^1].At;
                engine.ChannelsOf(touches, new DealFacts(end, end, null), channels);
                if (channels.Count > 0)
                {
                    chain.Add(channels, conversions: 0, losses: 1);
                }
            }
        }
    }
}
