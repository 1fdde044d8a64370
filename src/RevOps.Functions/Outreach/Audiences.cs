#pragma warning disable CA1822
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Functions.Http;

namespace RevOps.Functions.Outreach;

/// <summary>Puts contacts into audiences.</summary>
public sealed class Audiences
{
    /// <summary>Adds.</summary>
    public Task<AudienceResult> AddAsync(SqlSession sql, string contactId, string audience, string cause, DateTimeOffset now) =>
        QueueAsync(sql, contactId, audience, cause, "add", now);

    /// <summary>Removes.</summary>
    public Task<AudienceResult> RemoveAsync(SqlSession sql, string contactId, string audience, string cause, DateTimeOffset now) =>
        QueueAsync(sql, contactId, audience, cause, "remove", now);

    private static async Task<AudienceResult> QueueAsync(SqlSession sql, string contactId, string audience, string cause, string kind, DateTimeOffset now)
    {
        await sql.QueueEffectAsync(new Effect(cause, Destinations.Audiences, $"audiences:{contactId}", kind, Json.Text(new { contactId, audience })), now);
        return new AudienceResult.Queued();
    }
}

/// <summary>What became of it.</summary>
public abstract record AudienceResult
{
    private AudienceResult()
    {
    }

    /// <summary>On its way.</summary>
    public sealed record Queued : AudienceResult;

    /// <summary>Not allowed.</summary>
    public sealed record Refused(string Reason) : AudienceResult;
}
