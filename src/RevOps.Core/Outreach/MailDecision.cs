namespace RevOps.Core.Outreach;

/// <summary>What is known of a recipient when a mail is to go.</summary>
public sealed record RecipientFacts
{
    /// <summary>True where there is an address.</summary>
    public required bool HasAddress { get; init; }

    /// <summary>True for the contact of a test, of spam, or of an employee's lead.</summary>
    public required bool IsTest { get; init; }

    /// <summary>Why the address is on the suppression list; null where it is not.</summary>
    public required string? Suppression { get; init; }

    /// <summary>The latest consent to marketing e-mail; null where there was never any.</summary>
    public required bool? Consent { get; init; }

    /// <summary>When mails went to the contact before.</summary>
    public required IReadOnlyList<DateTimeOffset> Sent { get; init; }

    /// <summary>Where the contact may be.</summary>
    public required RecipientPlace Place { get; init; }
}

/// <summary>Whether a mail may go.</summary>
public abstract record MailDecision
{
    private MailDecision()
    {
    }

    /// <summary>It may go now.</summary>
    public sealed record Granted : MailDecision;

    /// <summary>It may not, and waiting does not help.</summary>
    /// <param name="Reason">One word or two for lists: <c>no consent</c>.</param>
    public sealed record Refused(string Reason) : MailDecision;

    /// <summary>Not yet.</summary>
    /// <param name="At">The first instant that suits as things stand.</param>
    /// <param name="Reason">Why it waits: <c>quiet hours</c> or <c>frequency cap</c>.</param>
    public sealed record Later(DateTimeOffset At, string Reason) : MailDecision;

    /// <summary>The reason of waiting for the recipient's day.</summary>
    public const string QuietHours = "quiet hours";

    /// <summary>The reason of waiting because there were mails enough.</summary>
    public const string FrequencyCap = "frequency cap";

    /// <summary>Decides on a new mail.</summary>
    /// <param name="facts">The recipient.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="now">Now.</param>
    public static MailDecision Of(RecipientFacts facts, OutreachRules rules, DateTimeOffset now)
    {
        if (Refusal(facts) is { } reason)
        {
            return new Refused(reason);
        }

        var free = rules.Cap.FreeAt(facts.Sent, now) ?? now;
        var at = SendTimes.Next(facts.Place, rules, free);
        return at <= now ? new Granted() : new Later(at, free > now ? FrequencyCap : QuietHours);
    }

    /// <summary>Why nothing may go to somebody at all; null where it may. Also asked of what waits already, right before it goes.</summary>
    /// <param name="facts">The recipient.</param>
    public static string? Refusal(RecipientFacts facts) => facts switch
    {
        { HasAddress: false } => "no address",
        { IsTest: true } => "test lead",
        { Suppression: { } reason } => $"suppressed: {reason}",
        { Consent: null } => "no consent",
        { Consent: false } => "consent withdrawn",
        _ => null,
    };
}
