namespace RevOps.Functions.Access;

/// <summary>A key that was made.</summary>
/// <param name="KeyId">The key's id.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="ExpiresAt">Until when it is valid; null for no end.</param>
/// <param name="Key">The key; it is shown in this answer only.</param>
internal sealed record NewKey(string KeyId, string Name, IEnumerable<string> Scopes, DateTimeOffset? ExpiresAt, string Key);

/// <summary>A key that was replaced.</summary>
/// <param name="KeyId">The key's id.</param>
/// <param name="Key">The new one; it is shown in this answer only.</param>
/// <param name="PreviousUntil">Until when the one before is valid, too.</param>
internal sealed record RotatedKey(string KeyId, string Key, DateTimeOffset PreviousUntil);

/// <summary>A key, without what it is proven with.</summary>
/// <param name="KeyId">The key's id.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">Until when it is valid; null for no end.</param>
/// <param name="RotatedAt">When it was replaced last.</param>
/// <param name="PreviousUntil">Until when the one before is valid, too.</param>
/// <param name="RevokedAt">When it was ended.</param>
/// <param name="LastUsedAt">When it was used last, to about a minute.</param>
internal sealed record KeyView(
    string KeyId,
    string Name,
    string[] Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RotatedAt,
    DateTimeOffset? PreviousUntil,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt);
