using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Pipeline;

namespace RevOps.Functions.Outreach;

/// <summary>
/// One-click unsubscription (RFC 8058): mail programs and the page's button post, and it is done at once, without a login and without
/// a redirect. To get the page changes nothing.
/// </summary>
public sealed partial class UnsubscribeFunctions(UnsubscribeTokens tokens, Unsubscriber unsubscriber, OutboxDispatcher outbox, ILogger<UnsubscribeFunctions> log)
{
    /// <summary>The page that asks.</summary>
    [Function("UnsubscribePage")]
    [Access(Scope.None)]
    [Path("token", "As it stands in the mail.")]
    [Answers(200, "text/html")]
    [Answers(404, "text/html")]
    public IResult Ask([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "unsubscribe/{token}")] HttpRequest request, string token) =>
        tokens.Read(token) is null ? UnsubscribePage.Unknown() : UnsubscribePage.Ask();

    /// <summary>Unsubscribes at once. The body is not looked at: whoever posts here means it.</summary>
    [Function("Unsubscribe")]
    [Access(Scope.None)]
    [Path("token", "As it stands in the mail.")]
    [Answers(200, "text/html")]
    [Answers(404, "text/html")]
    public async Task<IResult> Do(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "unsubscribe/{token}")] HttpRequest request, string token, CancellationToken cancel)
    {
        if (tokens.Read(token) is not { } link)
        {
            return UnsubscribePage.Unknown();
        }

        var promises = await unsubscriber.UnsubscribeAsync(link, cancel);
        LogUnsubscribed(link.ContactId);
        await outbox.SendAsync(promises, cancel);
        return UnsubscribePage.Done();
    }

    [LoggerMessage(3501, LogLevel.Information, "Contact {ContactId} unsubscribed by the link in a mail.")]
    private partial void LogUnsubscribed(string contactId);
}
