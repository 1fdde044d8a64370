using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Options of the worker.</summary>
public class WorkerOptions
{
    /// <summary>Reads payloads into the types of parameters. Default: JSON, property names in any case.</summary>
    public ObjectSerializer? Serializer { get; set; }
}
