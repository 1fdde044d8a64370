using System.Runtime.InteropServices;
using RevOps.Core.Deals;
using RevOps.Core.Money;

namespace RevOps.Core.Attribution;

/// <summary>Turns weights into money: exact in the deal's currency per campaign, and in the reporting currency per touch. Not for two threads at once.</summary>
public sealed class DealAttributor
{
    private readonly AttributionEngine _engine;
    private readonly ExchangeRates _rates;
    private readonly string _currency;
    private readonly string[] _names;
    private readonly List<WeighedTouch> _weighed = [];
    private readonly List<string> _path = [];
    private readonly List<string> _campaigns = [];
    private readonly List<int> _campaignOf = [];
    private readonly Dictionary<string, string> _none = new(StringComparer.Ordinal);

    /// <summary>For the models of the rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="deals">What a touch and a session are.</param>
    /// <param name="rates">Rates, of the day of closing.</param>
    /// <param name="currency">The reporting currency.</param>
    /// <param name="channels">Removal effects by channel, for Markov.</param>
    public DealAttributor(AttributionRules rules, DealRules deals, ExchangeRates rates, string currency, IReadOnlyDictionary<string, double> channels)
    {
        _engine = new AttributionEngine(rules, deals, channels);
        (_rates, _currency) = (rates, currency);
        _names = [.. rules.Models.Select(m => AttributionModels.NameOf(m.Model))];
    }

    /// <summary>Attributes a deal.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="touches">What its contacts did, in order of time and id, without imports.</param>
    public DealRevenue Attribute(WonDeal deal, IReadOnlyList<Touchpoint> touches)
    {
        var facts = new DealFacts(deal.CreatedAt, deal.ClosedAt, deal.Lead);
        _engine.Attribute(touches, facts, _weighed);
        _engine.ChannelsOfLast(touches, _path);
        NameCampaigns(touches);
        var decimals = DecimalsOf(deal);
        var value = UnitsOf(deal.Value, decimals);
        var reported = _rates.Convert(deal.Value, deal.Currency, _currency, DateOnly.FromDateTime(deal.ClosedAt.UtcDateTime)) is { } converted
            ? UnitsOf(converted, MinorUnits.DecimalsOf(_currency))
            : (long?)null;

        var rows = new List<CampaignRevenue>(_names.Length * 2);
        var units = reported is null ? null : NewUnits();
        var print = Fingerprint.Of(deal.DealId).With(value).With(decimals);
        for (var m = 0; m < _names.Length; m++)
        {
            Share(m, value, decimals, reported, rows, units, ref print);
        }

        return new DealRevenue(deal, reported, Touches(touches, deal.ClosedAt, units, rows), rows, [.. _path], FirstOf(touches), print.Value);
    }

    /// <summary>Decimals beyond the currency's are kept, so that the rows sum to the value whatever it is.</summary>
    private static int DecimalsOf(WonDeal deal) => Math.Max(MinorUnits.DecimalsOf(deal.Currency), (deal.Value / 1.0000000000m).Scale);

    private static long UnitsOf(decimal amount, int decimals) =>
        (long)decimal.Round(amount * (long)Math.Pow(10, decimals), 0, MidpointRounding.AwayFromZero);

    private static decimal AmountOf(long units, int decimals) =>
        new((int)Math.Abs(units), (int)(Math.Abs(units) >> 32), 0, units < 0, (byte)decimals);

    private long[][] NewUnits()
    {
        var units = new long[_weighed.Count + 1][];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = new long[_names.Length];
        }

        return units;
    }

    private void NameCampaigns(IReadOnlyList<Touchpoint> touches)
    {
        _campaigns.Clear();
        _campaignOf.Clear();
        foreach (var touch in CollectionsMarshal.AsSpan(_weighed))
        {
            var point = touches[touch.Index];
            var campaign = point.CampaignId ?? NoneOf(point.Channel);
            var place = _campaigns.IndexOf(campaign);
            if (place < 0)
            {
                place = _campaigns.Count;
                _campaigns.Add(campaign);
            }

            _campaignOf.Add(place);
        }
    }

    private string NoneOf(string channel)
    {
        if (!_none.TryGetValue(channel, out var campaign))
        {
            campaign = ReservedCampaigns.None(channel);
            _none.Add(channel, campaign);
        }

        return campaign;
    }

    /// <summary>The last row of <paramref name="units"/> is for what no touch earned.</summary>
    private void Share(int m, long value, int decimals, long? reported, List<CampaignRevenue> rows, long[][]? units, ref Fingerprint print)
    {
        var count = _weighed.Count;
        var weights = count <= 128 ? stackalloc long[count] : new long[count];
        var shares = count <= 128 ? stackalloc long[count] : new long[count];
        for (var i = 0; i < count; i++)
        {
            weights[i] = _weighed[i].Weights[m];
        }

        if (weights.IndexOfAnyExcept(0) < 0)
        {
            rows.Add(new CampaignRevenue(_names[m], ReservedCampaigns.Unattributed, AmountOf(value, decimals)));
            if (units is not null)
            {
                units[^1][m] = reported!.Value;
            }

            print = print.With(m).With(value);
            return;
        }

        Allocation.Share(value, weights, shares);
        AddCampaigns(m, decimals, weights, shares, rows, ref print);
        if (units is not null)
        {
            Allocation.Share(reported!.Value, weights, shares);
            for (var i = 0; i < count; i++)
            {
                units[i][m] = shares[i];
            }
        }
    }

    private void AddCampaigns(int m, int decimals, ReadOnlySpan<long> weights, ReadOnlySpan<long> shares, List<CampaignRevenue> rows, ref Fingerprint print)
    {
        var isTrained = _engine.Models[m].Model == AttributionModel.Markov;
        for (var c = 0; c < _campaigns.Count; c++)
        {
            var (sum, takesPart) = (0L, false);
            for (var i = 0; i < shares.Length; i++)
            {
                if (_campaignOf[i] == c && weights[i] > 0)
                {
                    sum += shares[i];
                    takesPart = true;
                }
            }

            if (takesPart)
            {
                rows.Add(new CampaignRevenue(_names[m], _campaigns[c], AmountOf(sum, decimals)));
                print = isTrained ? print : print.With(m).With(_campaigns[c]).With(sum);
            }
        }
    }

    private List<TouchRevenue> Touches(IReadOnlyList<Touchpoint> touches, DateTimeOffset closedAt, long[][]? units, List<CampaignRevenue> rows)
    {
        var list = new List<TouchRevenue>(_weighed.Count);
        for (var i = 0; i < _weighed.Count; i++)
        {
            var point = touches[_weighed[i].Index];
            list.Add(new TouchRevenue(point.Id, _campaigns[_campaignOf[i]], point.Channel, point.At, units?[i]));
        }

        if (rows.Exists(r => r.CampaignId == ReservedCampaigns.Unattributed))
        {
            list.Add(new TouchRevenue(null, ReservedCampaigns.Unattributed, ReservedCampaigns.Unattributed, closedAt, units?[^1]));
        }

        return list;
    }

    private DateTimeOffset? FirstOf(IReadOnlyList<Touchpoint> touches) => _weighed.Count == 0 ? null : touches[_weighed[0].Index].At;

    /// <summary>FNV-1a, 64 bits: the same on every machine and in every process.</summary>
    private readonly record struct Fingerprint(ulong State)
    {
        private const ulong Prime = 1099511628211;

        public long Value => (long)State;

        public static Fingerprint Of(string text) => new Fingerprint(14695981039346656037).With(text);

        public Fingerprint With(string text)
        {
            var state = State;
            foreach (var c in text)
            {
                state = (state ^ c) * Prime;
            }

            return new Fingerprint(state);
        }

        public Fingerprint With(long number)
        {
            var state = State;
            for (var shift = 0; shift < 64; shift += 16)
            {
                state = (state ^ (ushort)(number >> shift)) * Prime;
            }

            return new Fingerprint(state);
        }
    }
}
