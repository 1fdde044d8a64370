using System.Text.RegularExpressions;

namespace Azure.Data.Tables;

/// <summary>
/// Rules of the real Table service that the emulator lets pass, checked before sending so that an app that breaks one fails on a
/// laptop and not first in the cloud. Source: Microsoft Learn, "Understanding the Table service data model".
/// </summary>
internal static partial class EntityRules
{
    private const int MaxProperties = 252;
    private const int MaxNameLength = 255;
    private const int MaxBytes = 1024 * 1024;

    private static readonly DateTimeOffset EarliestInstant = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Checks a row's properties, the keys among them.</summary>
    /// <exception cref="RequestFailedException">400 with the code that the service gives.</exception>
    public static void Check(IEnumerable<KeyValuePair<string, object?>> properties)
    {
        var (own, bytes) = (0, 4L);
        foreach (var (name, value) in properties)
        {
            if (value is null || name is EntityNames.ETag or EntityNames.Timestamp)
            {
                continue;
            }

            CheckName(name);
            CheckInstant(name, value);
            var isKey = name is EntityNames.PartitionKey or EntityNames.RowKey;
            own += isKey ? 0 : 1;
            bytes += isKey ? 2L * ((string)value).Length : 8 + 2L * name.Length + SizeOf(value);
        }

        if (own > MaxProperties)
        {
            throw Refusal("TooManyProperties", $"The entity has {own} properties; {MaxProperties} are allowed.");
        }

        if (bytes > MaxBytes)
        {
            throw Refusal("EntityTooLarge", $"The entity takes {bytes} bytes; {MaxBytes} are allowed.");
        }
    }

    /// <summary>Checks that all steps of a transaction are on one partition.</summary>
    /// <exception cref="TableTransactionFailedException">400 with the code that the service gives.</exception>
    public static void CheckPartition(IReadOnlyList<TableTransactionAction> actions)
    {
        for (var i = 1; i < actions.Count; i++)
        {
            if (actions[i].Entity.PartitionKey != actions[0].Entity.PartitionKey)
            {
                throw new TableTransactionFailedException(Refusal(
                    "CommandsInBatchActOnDifferentPartitions", $"{i}:All commands in a batch must be on the same partition."));
            }
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length > MaxNameLength)
        {
            throw Refusal("PropertyNameTooLong", $"A property name has {name.Length} characters; {MaxNameLength} are allowed.");
        }

        if (!Identifier().IsMatch(name))
        {
            throw Refusal("PropertyNameInvalid", $"The property name '{name}' is not an identifier.");
        }
    }

    private static void CheckInstant(string name, object value)
    {
        var early = value is DateTimeOffset instant && instant < EarliestInstant
            || value is DateTime date && date < EarliestInstant.UtcDateTime;
        if (early)
        {
            throw Refusal("OutOfRangeInput", $"The instant of the property {name} lies before the year 1601.");
        }
    }

    private static long SizeOf(object value) => value switch
    {
        string text => 4 + 2L * text.Length,
        byte[] bytes => 4 + bytes.Length,
        BinaryData bytes => 4 + bytes.ToMemory().Length,
        Guid => 16,
        bool => 1,
        int => 4,
        _ => 8,
    };

    private static RequestFailedException Refusal(string code, string message) => new(400, message, code, null);

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
