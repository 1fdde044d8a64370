using RevOps.Data;
using RevOps.Data.Effects;

namespace RevOps.Functions.Effects;

/// <summary>
/// Has the last word on whether an effect may leave, asked right before it is sent: what was allowed when it was queued may not be any more.
/// </summary>
public interface IEffectGuard
{
    /// <summary>Decides. All destinations are asked about, whether they are on or only logged.</summary>
    /// <param name="sql">The transaction in which the effect is taken up.</param>
    /// <param name="effect">The effect.</param>
    /// <param name="now">Now.</param>
    Task<GuardAnswer> CheckAsync(SqlSession sql, Effect effect, DateTimeOffset now);
}

/// <summary>Whether an effect may leave.</summary>
public abstract record GuardAnswer
{
    private GuardAnswer()
    {
    }

    /// <summary>It may.</summary>
    public sealed record Go : GuardAnswer;

    /// <summary>It may not, now or ever.</summary>
    /// <param name="Reason">Why, without personal data.</param>
    public sealed record Drop(string Reason) : GuardAnswer;

    /// <summary>Not now; ask again then. Those of its key that came after it wait too.</summary>
    /// <param name="At">When to ask again.</param>
    public sealed record Later(DateTimeOffset At) : GuardAnswer;
}

/// <summary>Lets everything go.</summary>
public sealed class OpenGuard : IEffectGuard
{
    /// <inheritdoc/>
    public Task<GuardAnswer> CheckAsync(SqlSession sql, Effect effect, DateTimeOffset now) => Task.FromResult<GuardAnswer>(new GuardAnswer.Go());
}
