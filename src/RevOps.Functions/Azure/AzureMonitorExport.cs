using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace RevOps.Functions.Telemetry;

internal sealed partial class TelemetryExport
{
    static partial void AddAzureMonitor(TracerProviderBuilder traces, TelemetryTargets targets)
    {
        if (targets.AzureMonitor.Length > 0)
        {
            traces.AddAzureMonitorTraceExporter(options => Open(options, targets));
        }
    }

    static partial void AddAzureMonitor(MeterProviderBuilder metrics, TelemetryTargets targets)
    {
        if (targets.AzureMonitor.Length > 0)
        {
            metrics.AddAzureMonitorMetricExporter(options => Open(options, targets));
        }
    }

    static partial void AddAzureMonitor(OpenTelemetryLoggerOptions logs, TelemetryTargets targets)
    {
        if (targets.AzureMonitor.Length > 0)
        {
            logs.AddAzureMonitorLogExporter(options => Open(options, targets));
        }
    }

    /// <summary>By the app's identity where one is named: keys of their own are off there.</summary>
    private static void Open(AzureMonitorExporterOptions options, TelemetryTargets targets)
    {
        options.ConnectionString = targets.AzureMonitor;
        if (targets.AzureMonitorIdentity is { } clientId)
        {
            options.Credential = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));
        }
    }
}
