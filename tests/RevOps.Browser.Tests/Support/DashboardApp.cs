using RevOps.EndToEnd.Tests.Support;

namespace RevOps.Browser.Tests.Support;

/// <summary>The app with a host.json that tries three times, a second apart, so that giving up does not take minutes.</summary>
public sealed class DashboardApp : RunningApp
{
    /// <inheritdoc/>
    protected override string HostJson(string shipped) => shipped
        .Replace("\"maxDequeueCount\": 5", "\"maxDequeueCount\": 3", StringComparison.Ordinal)
        .Replace("\"visibilityTimeout\": \"00:00:30\"", "\"visibilityTimeout\": \"00:00:01\"", StringComparison.Ordinal);
}
