namespace RevOps.Functions.Reports;

/// <summary>Sums by key: each key's are made when it first comes.</summary>
internal sealed class Tally<TKey, TSums>
    where TKey : notnull
    where TSums : new()
{
    private readonly Dictionary<TKey, TSums> _sums = [];

    /// <summary>The sums of a key.</summary>
    public TSums this[TKey key]
    {
        get
        {
            if (!_sums.TryGetValue(key, out var sums))
            {
                _sums[key] = sums = new TSums();
            }

            return sums;
        }
    }

    /// <summary>All keys with their sums.</summary>
    public IEnumerable<KeyValuePair<TKey, TSums>> All => _sums;
}
