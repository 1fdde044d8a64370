using Microsoft.AspNetCore.Http;

namespace RevOps.Functions.Intake;

/// <summary>How senders are told the ids of what they sent.</summary>
internal static class EventAnswers
{
    /// <summary>One event as it is, more or none as a list.</summary>
    public static object Of(HttpRequest request, IReadOnlyList<string> eventIds) => eventIds is [var only] ? One(request, only) : List(request, eventIds);

    /// <summary>One event.</summary>
    public static object One(HttpRequest request, string eventId) => new { EventId = eventId, StatusUrl = StatusUrl(request, eventId) };

    /// <summary>The events of a batch, in order.</summary>
    public static object List(HttpRequest request, IReadOnlyList<string> eventIds) =>
        new { Events = eventIds.Select((id, i) => new { Index = i, EventId = id, StatusUrl = StatusUrl(request, id) }) };

    private static string StatusUrl(HttpRequest request, string eventId) => $"{request.Scheme}://{request.Host}/api/events/{eventId}";
}
