using System.Text.Json;

namespace RevOps.Functions.Effects;

/// <summary>Something that is sent, or was.</summary>
/// <param name="EffectId">Its id.</param>
/// <param name="Destination">Whom it is sent to.</param>
/// <param name="OrderKey">What of the same key is sent in order.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">How far it is.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DueAt">When it is sent next.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LockedUntil">Until when a process has it.</param>
/// <param name="Fault">Why the last try failed.</param>
/// <param name="DoneAt">When it came to its end.</param>
internal record EffectItem(
    string EffectId,
    string Destination,
    string OrderKey,
    string Kind,
    string State,
    DateTimeOffset CreatedAt,
    DateTimeOffset DueAt,
    int Attempts,
    DateTimeOffset? LockedUntil,
    string? Fault,
    DateTimeOffset? DoneAt);

/// <summary>The same with what is sent.</summary>
internal sealed record EffectDetail : EffectItem
{
    /// <summary>From the effect as it is in a list.</summary>
    public EffectDetail(EffectItem item)
        : base(item)
    {
    }

    /// <summary>What is sent, before it is put into the receiver's own shape.</summary>
    public required JsonElement Payload { get; init; }
}
