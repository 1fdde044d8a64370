namespace RevOps.Functions.Effects;

/// <summary>When an effect that could not be sent is tried again, and when it is given up.</summary>
public static class EffectSchedule
{
    /// <summary>Sending is begun so often, then it is given up: about two days after the first attempt.</summary>
    public const int MaxAttempts = 10;

    /// <summary>Whoever takes up an effect has so long; it is longer than any sender waits.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>
    /// The pause after an attempt: 30 s, 2 min, 8 min, 32 min, about 2 h, 8.5 h, then 12 h each; up to a fifth longer by chance, so that
    /// what failed together does not come back together. A receiver may ask for a longer one, of a day at most.
    /// </summary>
    /// <param name="attempts">Attempts made, from 1.</param>
    /// <param name="chance">0 to 1.</param>
    /// <param name="asked">What the receiver asks for, if it does.</param>
    public static TimeSpan PauseAfter(int attempts, double chance, TimeSpan? asked)
    {
        var pause = First * Math.Pow(4, Math.Clamp(attempts, 1, 10) - 1);
        pause = (pause < Longest ? pause : Longest) * (1 + (chance / 5));
        var wanted = asked is { } a && a < TimeSpan.FromDays(1) ? a : asked is null ? TimeSpan.Zero : TimeSpan.FromDays(1);
        return wanted > pause ? wanted : pause;
    }

    /// <summary>The pause of what was not to be tried yet: as long as asked, of a day at most, and up to a fifth longer by chance.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="chance">0 to 1.</param>
    public static TimeSpan PauseUntil(TimeSpan asked, double chance) => (asked < TimeSpan.FromDays(1) ? asked : TimeSpan.FromDays(1)) * (1 + (chance / 5));
}
