using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function on a message of a storage queue, one message per invocation.</summary>
/// <param name="queueName">Name of the queue; it must exist, a trigger does not create it.</param>
public sealed class QueueTriggerAttribute(string queueName) : TriggerBindingAttribute
{
    /// <summary>Name of the queue.</summary>
    public string QueueName { get; } = queueName;

    /// <summary>Name of the setting that holds the connection string; null means <c>AzureWebJobsStorage</c>.</summary>
    public string? Connection { get; set; }
}
