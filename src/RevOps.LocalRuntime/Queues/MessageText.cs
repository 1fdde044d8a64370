using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Queues.Models;

namespace RevOps.LocalRuntime.Queues;

/// <summary>Reads the text that a queue keeps into the body that a function gets.</summary>
internal static class MessageText
{
    /// <summary>The message with its decoded body; false when the text is not of the encoding.</summary>
    public static bool TryDecode(QueueMessage message, bool base64, [NotNullWhen(true)] out QueueMessage? decoded)
    {
        decoded = message;
        if (!base64)
        {
            return true;
        }

        var text = message.Body.ToString();
        var bytes = new byte[text.Length];
        decoded = Convert.TryFromBase64String(text, bytes, out var length)
            ? QueuesModelFactory.QueueMessage(
                message.MessageId, message.PopReceipt, new BinaryData(bytes.AsMemory(0, length)),
                message.DequeueCount, message.NextVisibleOn, message.InsertedOn, message.ExpiresOn)
            : null;
        return decoded is not null;
    }

    /// <summary>What a function may read of a message as binding data.</summary>
    public static IReadOnlyDictionary<string, object?> BindingData(QueueMessage message) => new Dictionary<string, object?>
    {
        ["QueueTrigger"] = message.Body.ToString(),
        ["Id"] = message.MessageId,
        ["PopReceipt"] = message.PopReceipt,
        ["DequeueCount"] = message.DequeueCount,
        ["InsertionTime"] = message.InsertedOn,
        ["ExpirationTime"] = message.ExpiresOn,
        ["NextVisibleTime"] = message.NextVisibleOn,
    };
}
