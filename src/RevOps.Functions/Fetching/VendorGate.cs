using RevOps.Connectors.Apis;

namespace RevOps.Functions.Fetching;

/// <summary>
/// Keeps this process from asking a vendor that has just asked for a pause, refused the token or failed again and again. The pause of one
/// request is the pause of all: what waits meanwhile uses up no attempts.
/// </summary>
public sealed class VendorGate
{
    private const int FailuresToClose = 5;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WithoutToken = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);
    private readonly Lock _lock = new();
    private int _failures;
    private DateTimeOffset _closedUntil;

    /// <summary>How long nothing is asked; null where it is open.</summary>
    /// <param name="now">Now.</param>
    public TimeSpan? ClosedFor(DateTimeOffset now)
    {
        lock (_lock)
        {
            return _closedUntil > now ? _closedUntil - now : null;
        }
    }

    /// <summary>Takes note of what a vendor answered.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="now">Now.</param>
    public void Note(ApiAnswer answer, DateTimeOffset now)
    {
        lock (_lock)
        {
            switch (answer)
            {
                case ApiAnswer.Busy busy:
                    _closedUntil = now + (busy.After < LongestAsked ? busy.After : LongestAsked);
                    break;
                case ApiAnswer.Unauthorized:
                    _closedUntil = now + WithoutToken;
                    break;
                case ApiAnswer.Unavailable:
                    Fail(now);
                    break;
                default:
                    // It answers, even if not with what was wanted.
                    (_failures, _closedUntil) = (0, default);
                    break;
            }
        }
    }

    /// <summary>After five failures in a row 30 s, then twice as long after each one more, 10 minutes at most.</summary>
    private void Fail(DateTimeOffset now)
    {
        if (++_failures >= FailuresToClose)
        {
            var pause = First * Math.Pow(2, Math.Min(_failures - FailuresToClose, 10));
            _closedUntil = now + (pause < Longest ? pause : Longest);
        }
    }
}
