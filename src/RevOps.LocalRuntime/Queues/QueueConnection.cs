using Azure.Core;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using RevOps.LocalRuntime.Hosting;

namespace RevOps.LocalRuntime.Queues;

/// <summary>Connects queue functions with their storage accounts.</summary>
internal static class QueueConnection
{
    /// <summary>Checks that every queue function has a connection string.</summary>
    /// <exception cref="InvalidOperationException">One has none; the message names it and the setting.</exception>
    public static void Check(FunctionCatalog catalog, IConfiguration configuration)
    {
        foreach (var (function, trigger) in catalog.TriggeredBy<QueueTriggerAttribute>())
        {
            _ = StringOf(trigger, function.Name, configuration);
        }
    }

    /// <summary>The account that a trigger listens to.</summary>
    public static QueueServiceClient ClientOf(QueueTriggerAttribute trigger, string function, IConfiguration configuration)
    {
        // Texts are taken as they are, so that one that isn't Base64 can still go to the poison queue unchanged.
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return new QueueServiceClient(StringOf(trigger, function, configuration), options);
    }

    private static string StringOf(QueueTriggerAttribute trigger, string function, IConfiguration configuration)
    {
        var setting = trigger.Connection ?? "AzureWebJobsStorage";
        var connection = configuration[setting] ?? configuration[$"AzureWebJobs{setting}"];
        return string.IsNullOrWhiteSpace(connection)
            ? throw new InvalidOperationException($"Function '{function}': the setting '{setting}' has no connection string.")
            : connection;
    }
}
