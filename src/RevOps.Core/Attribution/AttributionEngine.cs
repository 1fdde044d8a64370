using System.Collections.Frozen;
using System.Runtime.InteropServices;
using RevOps.Core.Deals;

namespace RevOps.Core.Attribution;

/// <summary>What a touch of a deal is worth under each model.</summary>
/// <param name="Index">Its place among the deal's touchpoints.</param>
/// <param name="Weights">By model in the order of the rules; in proportion within each model, 0 where it is not on the path.</param>
public readonly record struct WeighedTouch(int Index, long[] Weights);

/// <summary>Attributes one deal after the other; keeps no more than one in memory. Not for two threads at once.</summary>
public sealed class AttributionEngine
{
    private readonly IReadOnlyList<ModelRules> _models;
    private readonly int[] _pathOf;
    private readonly List<PathRules> _pathRules = [];
    private readonly List<List<PathTouch>> _paths = [];
    private readonly TouchPath _maker;
    private readonly FrozenDictionary<string, double> _effects;
    private readonly int _lookBackPath;

    /// <summary>For the models of the rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="deals">What a touch and a session are.</param>
    /// <param name="effects">Removal effects by channel, for Markov; without one a channel earns nothing.</param>
    public AttributionEngine(AttributionRules rules, DealRules deals, IReadOnlyDictionary<string, double> effects)
    {
        (_models, _effects) = (rules.Models, effects.ToFrozenDictionary(StringComparer.Ordinal));
        _maker = new TouchPath(new Eligibility(deals, rules.Strength));
        _pathOf = [.. rules.Models.Select(m => PlaceOf(m.Path))];
        _lookBackPath = PlaceOf(rules.Markov?.Path ?? PathRules.Default);
    }

    /// <summary>The models, in the order of all results.</summary>
    public IReadOnlyList<ModelRules> Models => _models;

    /// <summary>Attributes a deal. A model on whose path nothing remains gives nothing to any touch: its value is unattributed.</summary>
    /// <param name="touches">What its contacts did, in order of time and id, without imports.</param>
    /// <param name="deal">The deal.</param>
    /// <param name="attributed">Receives the touches to which at least one model gives something, in order; empty where there is none.</param>
    public void Attribute(IReadOnlyList<Touchpoint> touches, in DealFacts deal, List<WeighedTouch> attributed)
    {
        attributed.Clear();
        var all = SpanOf(touches);
        for (var p = 0; p < _paths.Count; p++)
        {
            _maker.Make(all, deal, _pathRules[p], _paths[p]);
        }

        if (_paths.TrueForAll(p => p.Count == 0))
        {
            return;
        }

        var weights = new long[touches.Count][];
        for (var m = 0; m < _models.Count; m++)
        {
            Weigh(m, all, weights);
        }

        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] is { } given)
            {
                attributed.Add(new WeighedTouch(i, given));
            }
        }
    }

    /// <summary>The channels of the deal's path, for training and for the report of paths.</summary>
    /// <param name="touches">As in <see cref="Attribute"/>.</param>
    /// <param name="deal">The deal.</param>
    /// <param name="channels">Receives them in order.</param>
    public void ChannelsOf(IReadOnlyList<Touchpoint> touches, in DealFacts deal, List<string> channels)
    {
        _maker.Make(SpanOf(touches), deal, _pathRules[_lookBackPath], _paths[_lookBackPath]);
        ChannelsOfLast(touches, channels);
    }

    /// <summary>As <see cref="ChannelsOf"/>, of the deal that was attributed last.</summary>
    /// <param name="touches">Those of that deal.</param>
    /// <param name="channels">Receives them in order.</param>
    public void ChannelsOfLast(IReadOnlyList<Touchpoint> touches, List<string> channels)
    {
        channels.Clear();
        foreach (var touch in _paths[_lookBackPath])
        {
            channels.Add(touches[touch.Index].Channel);
        }
    }

    private void Weigh(int m, ReadOnlySpan<Touchpoint> touches, long[][] weights)
    {
        var path = _paths[_pathOf[m]];
        if (path.Count == 0)
        {
            return;
        }

        var own = path.Count <= 128 ? stackalloc long[path.Count] : new long[path.Count];
        ModelWeights.Fill(_models[m], path, touches, _effects, own);
        for (var i = 0; i < own.Length; i++)
        {
            if (own[i] > 0)
            {
                (weights[path[i].Index] ??= new long[_models.Count])[m] = own[i];
            }
        }
    }

    /// <summary>Without a copy of what callers have at hand.</summary>
    private static ReadOnlySpan<Touchpoint> SpanOf(IReadOnlyList<Touchpoint> touches) => touches switch
    {
        List<Touchpoint> list => CollectionsMarshal.AsSpan(list),
        Touchpoint[] array => array,
        _ => touches.ToArray(),
    };

    private int PlaceOf(PathRules rules)
    {
        var place = _pathRules.FindIndex(r => r.Agrees(rules));
        if (place < 0)
        {
            place = _pathRules.Count;
            _pathRules.Add(rules);
            _paths.Add([]);
        }

        return place;
    }
}
