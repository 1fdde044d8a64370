namespace RevOps.Core.Outreach;

/// <summary>What a platform is told of an audience.</summary>
/// <param name="Action"><c>add</c> or <c>remove</c>.</param>
/// <param name="Audience">Our name of it.</param>
/// <param name="ContactId">Who.</param>
/// <param name="EmailSha256">As the platform hashes addresses.</param>
/// <param name="PhoneSha256">As the platform hashes numbers; null where it takes none.</param>
public sealed record AudienceChange(string Action, string Audience, string ContactId, string? EmailSha256, string? PhoneSha256);
