namespace Microsoft.DurableTask;

/// <summary>Turns inputs, outputs, event payloads and custom status into stored text and back.</summary>
public abstract class DataConverter
{
    /// <summary>Makes a converter.</summary>
    protected DataConverter()
    {
    }

    /// <summary>Text to value.</summary>
    /// <param name="data">Stored text; null where nothing was stored.</param>
    /// <param name="targetType">Type to read.</param>
    /// <returns>The value, null where nothing was stored.</returns>
    public abstract object? Deserialize(string? data, Type targetType);

    /// <summary>Text to value.</summary>
    /// <typeparam name="T">Type to read.</typeparam>
    /// <param name="data">Stored text; null where nothing was stored.</param>
    /// <returns>The value, null where nothing was stored.</returns>
    /// <exception cref="NullReferenceException">Nothing was stored and <typeparamref name="T"/> cannot be null.</exception>
    public virtual T? Deserialize<T>(string? data) => (T?)Deserialize(data, typeof(T));

    /// <summary>Value to text.</summary>
    /// <param name="value">Value to write.</param>
    /// <returns>Its text; null for null.</returns>
    public abstract string? Serialize(object? value);
}
