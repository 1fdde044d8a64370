namespace RevOps.Functions.Api;

/// <summary>Whether the app is ready.</summary>
/// <param name="Status">ready or not ready.</param>
/// <param name="Time">Its clock.</param>
/// <param name="Checks">Each thing that it needs: startup, sql, fetches, queues, orchestrations, rules.</param>
internal sealed record HealthView(string Status, DateTimeOffset Time, Dictionary<string, HealthCheck> Checks);

/// <summary>The state of something that the app needs.</summary>
/// <param name="State">ok, starting or failing.</param>
/// <param name="Detail">Its figures, by name; the kind of fault where it is failing.</param>
internal sealed record HealthCheck(string State, object? Detail);
