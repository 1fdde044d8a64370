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
        var leads = new Dictionary<string, LeadOrigin>(StringComparer.Ordinal);
        await sql.ReadAsync("attribution/leads", parameters, r => leads[r.GetString(0)] = new LeadOrigin(r.GetString(1), Time(r, 2), r.GetBoolean(3)));
        var deals = new Dictionary<string, (WonDeal Deal, List<Touchpoint> Touches)>(ids.Count, StringComparer.Ordinal);
        await sql.ReadAsync("attribution/deals", parameters, r => deals[r.GetString(0)] = (Deal(r, leads), []));
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        await sql.ReadAsync(
            accountContacts ? "attribution/account_touches" : "attribution/touches",
            parameters,
            r =>
            {
                if (deals.TryGetValue(r.GetString(0), out var deal))
                {
                    deal.Touches.Add(Touch(r, words, contact: 2, id: 1));
                }
            });
        return [.. deals.Values.Select(d => (d.Deal, Ordered(d.Touches)))];
    }

    /// <summary>What a deal's contacts did until it was created, in order of time and id.</summary>
    public static async Task<IReadOnlyList<Touchpoint>> DealTouchesAsync(this SqlSession sql, string dealId, DateTimeOffset createdAt)
    {
        var (touches, words) = (new List<Touchpoint>(), new Dictionary<string, string>(StringComparer.Ordinal));
        await sql.ReadAsync("deals/touches", new { DealId = dealId, CreatedAt = createdAt }, r => touches.Add(Touch(r, words, contact: 1, id: 0)));
        return Ordered(touches);
    }

    /// <summary>What the next contacts without a won deal did, each in order of time; empty at the end.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="after">The last contact of the page before; empty for the first.</param>
    /// <param name="limit">Most contacts.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<Touchpoint>>> NextJourneysAsync(this SqlSession sql, string after, int limit)
    {
        var (journeys, words) = (new List<List<Touchpoint>>(), new Dictionary<string, string>(StringComparer.Ordinal));
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

    private static WonDeal Deal(DbDataReader r, Dictionary<string, LeadOrigin> leads) => new(
        r.GetString(0), Convert.ToDecimal(r.GetValue(1), CultureInfo.InvariantCulture), r.GetString(2), Time(r, 3), Time(r, 4), r.GetString(5), leads.GetValueOrDefault(r.GetString(0)));

    /// <summary>Few words, many times: each is kept once, and comparing them is then comparing references.</summary>
    private static Touchpoint Touch(DbDataReader r, Dictionary<string, string> words, int contact, int id)
    {
        string Word(int column)
        {
            var text = r.GetString(column);
            return words.TryAdd(text, text) ? text : words[text];
        }

        var next = Math.Max(contact, id) + 1;
        return new Touchpoint(
            r.GetString(id), Word(contact), Word(next), Time(r, next + 1), Word(next + 2), Word(next + 3), r.IsDBNull(next + 4) ? null : Word(next + 4));
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

    private static DateTimeOffset Time(DbDataReader r, int column) => r.GetValue(column) switch
    {
        string text => SqlTypes.Time(text),
        DateTimeOffset time => time.ToUniversalTime(),
        var other => throw new InvalidOperationException($"A time cannot be read from {other.GetType().Name}."),
    };
}
