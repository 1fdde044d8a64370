// As in the real package, callers are not told what may be null.
#nullable disable annotations

using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused, and nothing of it done.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    /// <summary>Takes the service's answer.</summary>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException.Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        // The service puts the step's number before its message: "3:The specified entity already exists."
        var colon = requestFailedException.Message.IndexOf(':', StringComparison.Ordinal);
        FailedTransactionActionIndex = colon > 0 && int.TryParse(
            requestFailedException.Message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
    }

    /// <summary>Number of the step that failed, from 0; null if the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; }
}
