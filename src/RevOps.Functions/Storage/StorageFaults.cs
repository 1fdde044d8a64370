using Azure;

namespace RevOps.Functions.Storage;

/// <summary>Tells storage being out of reach from everything else.</summary>
public static class StorageFaults
{
    /// <summary>True where the same call may succeed later: no connection, a time-out, throttling, a server's fault.</summary>
    public static bool IsOutage(Exception fault) => fault switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        // What the client throws when all its attempts have failed.
        AggregateException all => all.InnerExceptions.Count > 0 && all.InnerExceptions.All(IsOutage),
        OperationCanceledException { InnerException: TimeoutException } => true,
        HttpRequestException or TimeoutException => true,
        _ => false,
    };
}
