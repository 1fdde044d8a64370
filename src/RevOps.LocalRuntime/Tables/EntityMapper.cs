using System.Collections.Concurrent;
using System.Reflection;

namespace Azure.Data.Tables;

/// <summary>Between rows and the classes that stand for them.</summary>
internal static class EntityMapper
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Shapes = new();

    /// <summary>The properties of a row.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> PropertiesOf(ITableEntity entity) => entity is TableEntity dynamic
        ? dynamic!
        : ShapeOf(entity.GetType()).Select(p => KeyValuePair.Create(p.Name, Stored(p.GetValue(entity))));

    /// <summary>Makes an object from a row's properties. What the class does not have is left out.</summary>
    /// <exception cref="InvalidOperationException">A stored value does not fit the class's property.</exception>
    public static T Create<T>(Dictionary<string, object?> properties)
        where T : class, ITableEntity
    {
        if (typeof(T) == typeof(TableEntity))
        {
            return (T)(object)new TableEntity(properties!);
        }

        var entity = Activator.CreateInstance<T>();
        foreach (var property in ShapeOf(typeof(T)))
        {
            if (properties.GetValueOrDefault(property.Name) is { } value)
            {
                property.SetValue(entity, Fitting(property, value));
            }
        }

        entity.Timestamp = properties.GetValueOrDefault(EntityNames.Timestamp) as DateTimeOffset?;
        entity.ETag = properties.GetValueOrDefault(EntityNames.ETag) is string version ? new ETag(version) : default;
        return entity;
    }

    private static PropertyInfo[] ShapeOf(Type type) => Shapes.GetOrAdd(type, static t =>
        [.. t.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p =>
            p is { CanRead: true, CanWrite: true, Name: not (nameof(ITableEntity.ETag) or EntityNames.Timestamp) })]);

    private static object? Stored(object? value) => value is Enum named ? named.ToString() : value;

    private static object Fitting(PropertyInfo property, object value)
    {
        var wanted = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return value switch
        {
            _ when wanted.IsInstanceOfType(value) => value,
            string name when wanted.IsEnum => Enum.Parse(wanted, name),
            int number when wanted == typeof(long) => (long)number,
            int number when wanted == typeof(double) => (double)number,
            DateTimeOffset instant when wanted == typeof(DateTime) => instant.UtcDateTime,
            byte[] bytes when wanted == typeof(BinaryData) => new BinaryData(bytes),
            _ => throw new InvalidOperationException(
                $"The stored {property.Name} is of type {value.GetType().Name}, which does not fit {property.PropertyType.Name}."),
        };
    }
}
