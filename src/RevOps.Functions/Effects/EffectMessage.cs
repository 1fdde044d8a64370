using System.Text.Json;
using RevOps.Functions.Http;

namespace RevOps.Functions.Effects;

/// <summary>A message of the effects queue: keys that have something to send.</summary>
/// <param name="Name">Always <c>effects</c>.</param>
/// <param name="Version">Always 1.</param>
/// <param name="Keys">Order keys; at least one.</param>
public sealed record EffectMessage(string Name, int Version, IReadOnlyList<string> Keys)
{
    /// <summary>Keys that share a message: they are drained one after the other.</summary>
    public const int MaxKeys = 10;

    private const string MessageName = "effects";

    /// <summary>The messages for keys.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<string> keys) => keys.Chunk(MaxKeys).Select(c => Json.Text(new EffectMessage(MessageName, 1, c)));

    /// <summary>Reads a message.</summary>
    /// <exception cref="JsonException">It is not one of ours.</exception>
    public static EffectMessage Read(string text)
    {
        var message = Json.Parse<EffectMessage>(text);
        return message is { Name: MessageName, Version: 1, Keys.Count: > 0 }
            ? message
            : throw new JsonException($"Message '{message.Name}' version {message.Version} is not known here.");
    }
}
