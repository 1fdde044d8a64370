// As in the real package, callers are not told what may be null.
#nullable disable annotations

using System.Collections;

namespace Azure.Data.Tables;

/// <summary>
/// A row as a dictionary of its properties; the keys and the time stamp are among them. Values are string, int, long, bool,
/// double, DateTimeOffset, Guid or byte[]. Typed getters give null for what is absent.
/// </summary>
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    private readonly Dictionary<string, object> _properties;

    /// <summary>Makes an empty row.</summary>
    public TableEntity()
        : this(null)
    {
    }

    /// <summary>Makes a row with its key.</summary>
    public TableEntity(string partitionKey, string rowKey)
        : this(null)
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>Makes a row from a copy of its properties.</summary>
    public TableEntity(IDictionary<string, object> values) => _properties = values is null ? [] : new(values);

    /// <inheritdoc/>
    public string PartitionKey
    {
        get => GetString(EntityNames.PartitionKey);
        set => _properties[EntityNames.PartitionKey] = value;
    }

    /// <inheritdoc/>
    public string RowKey
    {
        get => GetString(EntityNames.RowKey);
        set => _properties[EntityNames.RowKey] = value;
    }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(EntityNames.Timestamp);
        set => _properties[EntityNames.Timestamp] = value;
    }

    /// <inheritdoc/>
    public ETag ETag
    {
        get => new(GetString(EntityNames.ETag));
        set => _properties[EntityNames.ETag] = value.ToString();
    }

    /// <summary>All property names, those of the keys among them.</summary>
    public ICollection<string> Keys => _properties.Keys;

    /// <summary>How many properties there are.</summary>
    public int Count => _properties.Count;

    ICollection<object> IDictionary<string, object>.Values => _properties.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>
    /// A property's value; null if absent. A value keeps its type: an int given for a long or a double is widened.
    /// </summary>
    /// <exception cref="InvalidOperationException">The value set is of another type than the one it replaces.</exception>
    public object this[string key]
    {
        get => _properties.GetValueOrDefault(key);
        set => _properties[key] = EntityTypes.Coerce(_properties.GetValueOrDefault(key), value);
    }

    /// <summary>The text of a property.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public string GetString(string key) => Get<string>(key);

    /// <summary>The bytes of a property.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public byte[] GetBinary(string key) => Get<byte[]>(key);

    /// <summary>The truth value of a property.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public bool? GetBoolean(string key) => Get<bool?>(key);

    /// <summary>The instant of a property.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public DateTimeOffset? GetDateTimeOffset(string key) => Get<DateTimeOffset?>(key);

    /// <summary>The floating-point number of a property.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public double? GetDouble(string key) => Get<double?>(key);

    /// <summary>The GUID of a property.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public Guid? GetGuid(string key) => Get<Guid?>(key);

    /// <summary>The 32-bit number of a property.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public int? GetInt32(string key) => Get<int?>(key);

    /// <summary>The 64-bit number of a property.</summary>
    /// <exception cref="InvalidOperationException">It is of another type, also if that is a 32-bit number.</exception>
    public long? GetInt64(string key) => Get<long?>(key);

    /// <inheritdoc/>
    public void Add(string key, object value) => _properties.Add(key, value);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    /// <inheritdoc/>
    public bool Remove(string key) => _properties.Remove(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out object value) => _properties.TryGetValue(key, out value);

    /// <inheritdoc/>
    public void Clear() => _properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => _properties.Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => _properties.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    private T Get<T>(string key) => _properties.GetValueOrDefault(key) switch
    {
        null => default,
        T value => value,
        var other => throw new InvalidOperationException($"The property {key} is of type {other.GetType().Name}."),
    };
}
