using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace RevOps.Functions.Telemetry;

/// <summary>
/// Where traces, metrics and logs go. By OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector, to the console where
/// <c>OTEL_TRACES_EXPORTER</c> or <c>OTEL_METRICS_EXPORTER</c> is <c>console</c>; nothing is collected where nobody wants it.
/// </summary>
internal sealed partial class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private const string Service = "revops";

    // Requests, calls to others, and our own steps.
    private static readonly string[] Sources = [Data.Telemetry.Name, "Microsoft.AspNetCore", "System.Net.Http"];
    private static readonly string[] Meters = [Data.Telemetry.Name, "Microsoft.AspNetCore.Hosting", "System.Net.Http", "System.Runtime"];
    private readonly TelemetryTargets _targets = TelemetryTargets.Of(configuration);
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    /// <summary>Registers what is asked for.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddHostedService(_ => new TelemetryExport(configuration));
        var targets = TelemetryTargets.Of(configuration);
        if (targets.Otlp || targets.AzureMonitor.Length > 0)
        {
            services.AddLogging(logging => logging.AddOpenTelemetry(options =>
            {
                options.SetResourceBuilder(Resource());
                if (targets.Otlp)
                {
                    options.AddOtlpExporter();
                }

                AddAzureMonitor(options, targets);
            }));
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_targets.Traces)
        {
            var traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource()).AddSource(Sources);
            traces = _targets.Otlp ? traces.AddOtlpExporter() : traces;
            traces = _targets.ConsoleTraces ? traces.AddConsoleExporter() : traces;
            AddAzureMonitor(traces, _targets);
            _traces = traces.Build();
        }

        if (_targets.Metrics)
        {
            var metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource()).AddMeter(Meters);
            metrics = _targets.Otlp ? metrics.AddOtlpExporter() : metrics;
            metrics = _targets.ConsoleMetrics ? metrics.AddConsoleExporter() : metrics;
            AddAzureMonitor(metrics, _targets);
            _metrics = metrics.Build();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        // What was collected last still goes.
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        (_traces, _metrics) = (null, null);
    }

    // Its exporter is part of the Azure flavour only.
    static partial void AddAzureMonitor(TracerProviderBuilder traces, TelemetryTargets targets);

    static partial void AddAzureMonitor(MeterProviderBuilder metrics, TelemetryTargets targets);

    static partial void AddAzureMonitor(OpenTelemetryLoggerOptions logs, TelemetryTargets targets);

    private static ResourceBuilder Resource() => ResourceBuilder.CreateDefault().AddService(Service);
}

/// <summary>Where telemetry is wanted.</summary>
/// <param name="Otlp">By OTLP.</param>
/// <param name="ConsoleTraces">Traces on the console.</param>
/// <param name="ConsoleMetrics">Metrics on the console.</param>
/// <param name="AzureMonitor">Connection string of Application Insights; empty for none.</param>
internal sealed record TelemetryTargets(bool Otlp, bool ConsoleTraces, bool ConsoleMetrics, string AzureMonitor)
{
    private const string ClientIdPart = "ClientId=";

    /// <summary>Client id of the identity that writes there (<c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c>, as the host reads it); null to write by the connection string alone.</summary>
    public string? AzureMonitorIdentity { get; init; }

    /// <summary>True where traces are wanted.</summary>
    public bool Traces => Otlp || ConsoleTraces || AzureMonitor.Length > 0;

    /// <summary>True where metrics are wanted.</summary>
    public bool Metrics => Otlp || ConsoleMetrics || AzureMonitor.Length > 0;

    /// <summary>As the settings say.</summary>
    public static TelemetryTargets Of(IConfiguration configuration) => new(
        configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 },
        configuration["OTEL_TRACES_EXPORTER"] == "console",
        configuration["OTEL_METRICS_EXPORTER"] == "console",
        configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] ?? "")
    {
        AzureMonitorIdentity = (configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] ?? "").Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(part => part.StartsWith(ClientIdPart, StringComparison.OrdinalIgnoreCase))?[ClientIdPart.Length..],
    };
}
