using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using RevOps.Core.Attribution;

namespace RevOps.Data.Attribution;

/// <summary>Won deals with what their contacts did, a page at a time.</summary>
public static class AttributionSource
{
    private static readonly Comparison<Touchpoint> InOrder = (a, b) =>
        a.At != b.At ? a.At.CompareTo(b.At) : string.CompareOrdinal(a.Id, b.Id);

    /// <summary>The ids of the next won deals in order.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="after">The last id of the page before; empty for the first.</param>
    /// <param name="limit">Most deals.</param>
    public static Task<IReadOnlyList<string>> NextWonDealsAsync(this SqlSession sql, string after, int limit) =>
        sql.QueryAsync<string>("attribution/next_deals", new { After = after, Limit = limit });

    /// <summary>Deals by id, those that are won, in order of their ids, with their touchpoints in order of time and id.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="ids">The deals.</param>
    /// <param name="currency">Of deals that came without one.</param>
    /// <param name="accountContacts">True where the contacts of the deal's company count, too.</param>
    public static async Task<IReadOnlyList<(WonDeal Deal, List<Touchpoint> Touches)>> WonDealsAsync(
        this SqlSession sql, IReadOnlyCollection<string> ids, string currency, bool accountContacts)
    {
        var parameters = new { Ids = JsonSerializer.Serialize(ids), Currency = currency };
        var words = new WordPool();
        var leads = new Dictionary<string, OldestLead>(ids.Count, StringComparer.Ordinal);
        await sql.ReadAsync("attribution/leads", parameters, r => KeepOldest(leads, r, words));
        var deals = new Dictionary<string, (WonDeal Deal, List<Touchpoint> Touches)>(ids.Count, StringComparer.Ordinal);
        await sql.ReadAsync("attribution/deals", parameters, r => deals[words.Word(r, 0)] = (Deal(r, leads, words), []));
        await sql.ReadAsync(
            accountContacts ? "attribution/account_touches" : "attribution/touches",
            parameters,
            r =>
            {
                if (deals.TryGetValue(words.Word(r, 0), out var deal))
                {
                    deal.Touches.Add(Touch(r, words, contact: 2, id: 1));
                }
            });
        return [.. ids.Where(deals.ContainsKey).Select(id => (deals[id].Deal, Ordered(deals[id].Touches)))];
    }

    /// <summary>What a deal's contacts did until it was created, in order of time and id.</summary>
    public static async Task<IReadOnlyList<Touchpoint>> DealTouchesAsync(this SqlSession sql, string dealId, DateTimeOffset createdAt)
    {
        var (touches, words) = (new List<Touchpoint>(), new WordPool());
        await sql.ReadAsync("deals/touches", new { DealId = dealId, CreatedAt = createdAt }, r => touches.Add(Touch(r, words, contact: 1, id: 0)));
        return Ordered(touches);
    }

    /// <summary>What the next contacts without a won deal did, each in order of time; empty at the end.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="after">The last contact of the page before; empty for the first.</param>
    /// <param name="limit">Most contacts.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<Touchpoint>>> NextJourneysAsync(this SqlSession sql, string after, int limit)
    {
        var (journeys, words) = (new List<List<Touchpoint>>(), new WordPool());
        await sql.ReadAsync(
            "attribution/next_journeys",
            new { After = after, Limit = limit },
            r =>
            {
                if (journeys is not [.., [{ ContactId: var last }, ..]] || last != r.GetString(0))
                {
                    journeys.Add([]);
                }

                journeys[^1].Add(Touch(r, words, contact: 0, id: 1));
            });
        return journeys;
    }

    private static WonDeal Deal(DbDataReader r, Dictionary<string, OldestLead> leads, WordPool words) => new(
        words.Word(r, 0), Convert.ToDecimal(r.GetValue(1), CultureInfo.InvariantCulture), words.Word(r, 2), WordPool.Time(r, 3), WordPool.Time(r, 4), words.Word(r, 5),
        leads.TryGetValue(words.Word(r, 0), out var lead) ? lead.Origin : null);

    private static void KeepOldest(Dictionary<string, OldestLead> leads, DbDataReader r, WordPool words)
    {
        var (deal, lead) = (words.Word(r, 0), new OldestLead(new LeadOrigin(words.Word(r, 1), WordPool.Time(r, 2), r.GetBoolean(3)), words.Word(r, 4)));
        if (!leads.TryGetValue(deal, out var known) || lead.IsBefore(known))
        {
            leads[deal] = lead;
        }
    }

    private static Touchpoint Touch(DbDataReader r, WordPool words, int contact, int id)
    {
        var next = Math.Max(contact, id) + 1;
        return new Touchpoint(
            r.GetString(id),
            words.Word(r, contact),
            words.Word(r, next),
            WordPool.Time(r, next + 1),
            words.Word(r, next + 2),
            words.Word(r, next + 3),
            r.IsDBNull(next + 4) ? null : words.Word(r, next + 4));
    }

    /// <summary>A contact that takes part in two roles brings its touches twice.</summary>
    private static List<Touchpoint> Ordered(List<Touchpoint> touches)
    {
        touches.Sort(InOrder);
        for (var i = touches.Count - 1; i > 0; i--)
        {
            if (touches[i].Id == touches[i - 1].Id)
            {
                touches.RemoveAt(i);
            }
        }

        return touches;
    }

    private readonly record struct OldestLead(LeadOrigin Origin, string LeadId)
    {
        public bool IsBefore(in OldestLead other) => Origin.CreatedAt != other.Origin.CreatedAt
            ? Origin.CreatedAt < other.Origin.CreatedAt
            : string.CompareOrdinal(LeadId, other.LeadId) < 0;
    }
}
