using Microsoft.AspNetCore.Http;
using RevOps.Functions.Http;

namespace RevOps.Functions.Intake;

/// <summary>How senders are told the ids of what they sent.</summary>
internal static class EventAnswers
{
    /// <summary>202 with the ids, or why not.</summary>
    public static IResult Of(HttpRequest request, IntakeAnswer answer) => answer switch
    {
        IntakeAnswer.Accepted { IsBatch: false } one => Answer.Accepted(One(request, one.EventIds[0])),
        IntakeAnswer.Accepted batch => Answer.Accepted(List(request, batch.EventIds)),
        IntakeAnswer.Refused refused => refused.Answer,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>One event as it is, more or none as a list.</summary>
    public static object Of(HttpRequest request, IReadOnlyList<string> eventIds) => eventIds is [var only] ? One(request, only) : List(request, eventIds);

    /// <summary>One event.</summary>
    private static AcceptedEvent One(HttpRequest request, string eventId) => new(eventId, StatusUrl(request, eventId));

    /// <summary>The events of a batch, in order.</summary>
    private static AcceptedEvents List(HttpRequest request, IReadOnlyList<string> eventIds) =>
        new(eventIds.Select((id, i) => new AcceptedEventOfBatch(i, id, StatusUrl(request, id))));

    private static string StatusUrl(HttpRequest request, string eventId) => $"{request.Scheme}://{request.Host}/api/events/{eventId}";
}
