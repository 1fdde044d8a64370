using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace RevOps.Functions.Telemetry;

internal sealed partial class TelemetryExport
{
    static partial void AddAzureMonitor(TracerProviderBuilder traces, string connection)
    {
        if (connection.Length > 0)
        {
            traces.AddAzureMonitorTraceExporter(options => options.ConnectionString = connection);
        }
    }

    static partial void AddAzureMonitor(MeterProviderBuilder metrics, string connection)
    {
        if (connection.Length > 0)
        {
            metrics.AddAzureMonitorMetricExporter(options => options.ConnectionString = connection);
        }
    }

    static partial void AddAzureMonitor(OpenTelemetryLoggerOptions logs, string connection)
    {
        if (connection.Length > 0)
        {
            logs.AddAzureMonitorLogExporter(options => options.ConnectionString = connection);
        }
    }
}
