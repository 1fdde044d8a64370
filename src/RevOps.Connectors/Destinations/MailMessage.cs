namespace RevOps.Connectors.Destinations;

/// <summary>The payload of an effect to <c>email</c>: one message to one person, as rendered.</summary>
/// <param name="To">The recipient's address.</param>
/// <param name="ToName">The recipient's name, if known.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The plain text part.</param>
/// <param name="Html">The HTML part, if there is one.</param>
/// <param name="ReplyTo">Where answers go, if not to the sender.</param>
/// <param name="Headers">Further headers: <c>List-Unsubscribe</c> …</param>
public sealed record MailMessage(
    string To,
    string? ToName,
    string Subject,
    string Text,
    string? Html = null,
    string? ReplyTo = null,
    IReadOnlyDictionary<string, string>? Headers = null);
