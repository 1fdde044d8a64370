namespace Azure.Data.Tables;

/// <summary>How values of a row's properties keep their types.</summary>
internal static class EntityTypes
{
    /// <summary>The value to store in place of another, as the real <see cref="TableEntity"/> decides it.</summary>
    /// <exception cref="InvalidOperationException">The types differ and the new value cannot be widened.</exception>
    public static object? Coerce(object? existing, object? value) => (existing, value) switch
    {
        (null, _) or (_, null) => value,
        _ when existing.GetType().IsInstanceOfType(value) => value,
        (double, int number) => (double)number,
        (long, int number) => (long)number,
        (int, double or long) => value,
        _ => throw new InvalidOperationException(
            $"A value of type {value.GetType().Name} cannot replace one of type {existing.GetType().Name}."),
    };
}
