using RevOps.Data.Effects;

namespace RevOps.Functions.Effects;

/// <summary>Brings effects of one destination to where they go.</summary>
public interface IEffectSender
{
    /// <summary>One of <see cref="Destinations"/>; <see cref="Destinations.Hooks"/> for all subscribers.</summary>
    string Destination { get; }

    /// <summary>Sends an effect. It may have been sent before: its id is what the receiver knows it by.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="cancel">Gives up; then it is sent again later.</param>
    Task<SendResult> SendAsync(Effect effect, CancellationToken cancel);

    /// <summary>Shows an effect that is not sent, since its destination is set to <c>log</c>; by itself it is only listed.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="cancel">Gives up.</param>
    Task ShowAsync(Effect effect, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>What came of sending.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The receiver has it.</summary>
    public sealed record Sent : SendResult;

    /// <summary>It may work later.</summary>
    /// <param name="After">The pause that the receiver asks for, if it does.</param>
    /// <param name="Fault">Why not, without personal data.</param>
    public sealed record Retry(TimeSpan? After, string Fault) : SendResult;

    /// <summary>It was not to be tried now; that was no attempt.</summary>
    /// <param name="After">When to try.</param>
    /// <param name="Fault">Why not now, without personal data.</param>
    public sealed record Later(TimeSpan After, string Fault) : SendResult;

    /// <summary>There is nothing left to send, and nothing to worry about.</summary>
    /// <param name="Reason">Why, without personal data.</param>
    public sealed record Dropped(string Reason) : SendResult;

    /// <summary>It will never work.</summary>
    /// <param name="Fault">Why not, without personal data.</param>
    public sealed record Refused(string Fault) : SendResult;
}
