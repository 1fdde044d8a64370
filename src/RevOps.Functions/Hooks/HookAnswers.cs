namespace RevOps.Functions.Hooks;

/// <summary>A hook that was made.</summary>
/// <param name="HookId">The hook.</param>
/// <param name="Secret">What its deliveries are signed with; it is shown in this answer only.</param>
internal sealed record NewHook(string HookId, string Secret);

/// <summary>A sample on its way to a hook.</summary>
/// <param name="EffectId">The delivery.</param>
/// <param name="StatusUrl">Where to see what became of it.</param>
internal sealed record HookTestView(string EffectId, string StatusUrl);

/// <summary>A hook with a new secret.</summary>
/// <param name="HookId">The hook.</param>
/// <param name="Secret">The new one; it is shown in this answer only.</param>
/// <param name="OldSecretUntil">Until when deliveries are signed with the one before, too.</param>
internal sealed record RotatedHook(string HookId, string Secret, DateTimeOffset OldSecretUntil);

/// <summary>Whom events are posted to.</summary>
/// <param name="HookId">The hook.</param>
/// <param name="Url">The address.</param>
/// <param name="Events">Which events.</param>
/// <param name="Active">Whether it is sent to.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="EndReason">Why.</param>
/// <param name="OldSecretUntil">Until when deliveries are signed with the secret before, too.</param>
internal sealed record HookView(
    string HookId,
    string Url,
    IReadOnlyList<string> Events,
    bool Active,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt,
    string? EndReason,
    DateTimeOffset? OldSecretUntil);
