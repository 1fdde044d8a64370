using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Identity;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Contacts;

/// <summary>Who is who, and who may be the same.</summary>
public sealed class ContactFunctions(Database database)
{
    /// <summary>One contact: its values and where they came from, its keys, matches, merges and suggestions.</summary>
    [Function("GetContact")]
    [Access(Scope.Read | Scope.Agent)]
    [Answers(200, typeof(ContactDetailView))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "contacts/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        await database.ReadAsync(sql => sql.ContactDetailAsync(id), cancel) is { } detail
            ? Answer.Ok(ContactViews.Detail(detail))
            : Problem.NotFound("There is no contact of that id.");

    /// <summary>A page of pairs that may be the same person, for somebody to merge or leave.</summary>
    [Function("ListContactSuggestions")]
    [Access(Scope.Read | Scope.Agent)]
    [Paged]
    [Answers(200, typeof(Page<SuggestionView>))]
    public async Task<IResult> Suggestions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "contacts/suggestions")] HttpRequest request, CancellationToken cancel)
    {
        var (paging, faults) = Paging.Read(request.Query);
        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        var found = await database.ReadAsync(sql => sql.SuggestedPairsAsync(paging.After?.At, paging.After?.Id, paging.Limit + 1), cancel);
        var page = found.Take(paging.Limit).ToList();
        return Answer.Ok(Page.Of(
            page.Select(ContactViews.Suggestion), found.Count > paging.Limit ? new Position(page[^1].DecidedAt, page[^1].MatchId).Text : null));
    }
}
