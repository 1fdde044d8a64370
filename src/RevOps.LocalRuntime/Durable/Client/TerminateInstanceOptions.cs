namespace Microsoft.DurableTask.Client;

/// <summary>How to end an instance.</summary>
/// <param name="Output">Output to leave behind; null for none.</param>
/// <param name="Recursive">Whether sub-orchestrations end too; there are none here.</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
