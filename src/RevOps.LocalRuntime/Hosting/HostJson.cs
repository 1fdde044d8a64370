using System.Globalization;
using Microsoft.Extensions.Configuration;
using RevOps.LocalRuntime.Queues;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>What <c>host.json</c> says about HTTP and queues.</summary>
internal sealed record HostJson
{
    /// <summary>First part of every route, without slashes; empty means none. As on the real host, <c>api</c> by default.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>How queue messages are taken and retried.</summary>
    public QueueOptions Queues { get; init; } = new();

    /// <summary>Reads the settings, with the real host's defaults for what is absent.</summary>
    /// <exception cref="InvalidOperationException">A value is not usable; the message names it.</exception>
    public static HostJson Read(IConfiguration json)
    {
        RejectUnknown(json.GetSection("extensions:http"), "routePrefix");
        var queues = json.GetSection("extensions:queues");
        RejectUnknown(
            queues, "batchSize", "newBatchThreshold", "maxDequeueCount", "visibilityTimeout", "maxPollingInterval", "messageEncoding");
        var defaults = new QueueOptions();
        var batchSize = Number(queues, "batchSize", defaults.BatchSize, 1, 32);
        return new HostJson
        {
            RoutePrefix = (json["extensions:http:routePrefix"] ?? "api").Trim('/'),
            Queues = new QueueOptions
            {
                BatchSize = batchSize,
                NewBatchThreshold = Number(
                    queues, "newBatchThreshold", batchSize * Environment.ProcessorCount / 2, 0, 1000),
                MaxDequeueCount = Number(queues, "maxDequeueCount", defaults.MaxDequeueCount, 1, 1000),
                VisibilityTimeout = Span(queues, "visibilityTimeout", defaults.VisibilityTimeout, TimeSpan.FromDays(7)),
                MaxPollingInterval = Span(queues, "maxPollingInterval", defaults.MaxPollingInterval, TimeSpan.FromHours(1)),
                Base64 = IsBase64(queues),
            },
        };
    }

    private static void RejectUnknown(IConfigurationSection section, params string[] known)
    {
        foreach (var child in section.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new NotSupportedException($"host.json: '{child.Path.Replace(':', '.')}' is not supported by the local runtime.");
            }
        }
    }

    private static int Number(IConfiguration section, string key, int fallback, int min, int max)
    {
        var text = section[key];
        if (text is null)
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw new InvalidOperationException($"host.json: 'extensions.queues.{key}' is '{text}', not a number from {min} to {max}.");
    }

    private static TimeSpan Span(IConfiguration section, string key, TimeSpan fallback, TimeSpan max)
    {
        var text = section[key];
        if (text is null)
        {
            return fallback;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= TimeSpan.Zero && value <= max
            ? value
            : throw new InvalidOperationException($"host.json: 'extensions.queues.{key}' is '{text}', not a time span from 00:00:00 to {max:c}.");
    }

    private static bool IsBase64(IConfiguration section) => section["messageEncoding"]?.ToUpperInvariant() switch
    {
        null or "BASE64" => true,
        "NONE" => false,
        var other => throw new InvalidOperationException(
            $"host.json: 'extensions.queues.messageEncoding' is '{other}', neither base64 nor none."),
    };
}
