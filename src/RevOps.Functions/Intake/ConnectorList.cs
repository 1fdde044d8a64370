using RevOps.Connectors;

namespace RevOps.Functions.Intake;

/// <summary>The connectors, by name.</summary>
public sealed class ConnectorList(IEnumerable<IConnector> connectors)
{
    private readonly Dictionary<string, IConnector> _byName = connectors.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>The connector of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none: the event was stored by a newer app.</exception>
    public IConnector Get(string name) => _byName.TryGetValue(name, out var connector)
        ? connector
        : throw new KeyNotFoundException($"There is no connector '{name}'.");
}
