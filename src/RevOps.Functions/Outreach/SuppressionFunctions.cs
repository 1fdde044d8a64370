using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RevOps.Core;
using RevOps.Core.Outreach;
using RevOps.Data;
using RevOps.Data.Outreach;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Outreach;

/// <summary>Whom we must not write to.</summary>
public sealed partial class SuppressionFunctions(Database database, RuleBook rules, TimeProvider time, ILogger<SuppressionFunctions> log)
{
    private const int MaxDetail = 500;

    /// <summary>A page of the list, newest first; with <c>?email=</c> whether that address is on it.</summary>
    [Function("ListSuppressions")]
    [Access(Scope.Read | Scope.Agent)]
    [Paged]
    [Query("email", "Whether this address is on it.")]
    [Query("reason", "Only entries of this reason.", OneOf = typeof(SuppressionReason))]
    [Query("all", "true shows lifted entries, too.", Type = "boolean", Default = "false")]
    [Answers(200, typeof(Page<SuppressionView>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "suppressions")] HttpRequest request, CancellationToken cancel)
    {
        var (paging, read) = Paging.Read(request.Query);
        List<FieldFault> faults = [.. read];
        var hash = Given("email") is { } email ? Hash(email, "/email", faults) : null;
        var reason = Given("reason");
        if (reason is not null && !SuppressionReason.All.Contains(reason))
        {
            faults.Add(new FieldFault("/reason", "value", $"reason is one of: {string.Join(", ", SuppressionReason.All)}."));
        }

        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        var asked = new { AddressHash = hash, Reason = reason, All = Given("all") == "true" ? 1 : 0, AfterAt = paging.After?.At, AfterId = paging.After?.Id, Limit = paging.Limit + 1 };
        var found = await database.ReadAsync(sql => sql.QueryAsync<SuppressionRow>("suppressions/list", asked), cancel);
        var page = found.Take(paging.Limit).ToList();
        return Answer.Ok(Page.Of(
            page.Select(View), found.Count > paging.Limit ? new Position(page[^1].CreatedAt, page[^1].SuppressionId).Text : null));

        string? Given(string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;
    }

    /// <summary>Puts an address on the list; whoever has it leaves all sequences at once.</summary>
    [Function("PostSuppression")]
    [Access(Scope.Agent)]
    [Takes("SuppressionInput")]
    [Answers(201, typeof(SuppressionView))]
    [Answers(200, typeof(SuppressionView))]
    public async Task<IResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "suppressions")] HttpRequest request, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = JsonInput.Of(body);
        var (email, detail) = (input.Text("email", 254, required: true), input.Text("detail", MaxDetail));
        List<FieldFault> faults = [.. input.Faults];
        var key = email is null ? null : AddressKeys.Of(email, rules.Current.Normalization.Email);
        if (email is not null && key is null)
        {
            faults.Add(new FieldFault("/email", "format", "email is no e-mail address."));
        }

        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        var (row, isNew) = await database.WriteAsync(sql => sql.SuppressByHandAsync(key!, detail, time.GetUtcNow()), cancel);
        return isNew ? Answer.Created(View(row)) : Answer.Ok(View(row));
    }

    /// <summary>Takes an entry off the list, with a reason; the entry stays to be seen, as lifted.</summary>
    [Function("LiftSuppression")]
    [Access(Scope.Admin)]
    [Query("reason", "Why it is lifted.", Required = true)]
    [Answers(200, typeof(SuppressionView))]
    public async Task<IResult> Lift(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "suppressions/{id}")] HttpRequest request, string id, CancellationToken cancel)
    {
        if (request.Query["reason"].ToString().Trim() is not { Length: > 0 and <= MaxDetail } reason)
        {
            return Problem.Invalid(new FieldFault("/reason", "required", $"Say why in ?reason=, in at most {MaxDetail} characters."));
        }

        var row = await database.WriteAsync(
            async sql =>
            {
                await sql.ExecuteAsync("suppressions/lift", new { SuppressionId = id, Reason = reason, Now = time.GetUtcNow() });
                return await sql.FindAsync<SuppressionRow>("suppressions/find", new { SuppressionId = id });
            },
            cancel);
        if (row is null)
        {
            return Problem.NotFound("There is no entry of that id.");
        }

        LogLifted(row.SuppressionId);
        return Answer.Ok(View(row));
    }

    private string? Hash(string email, string field, List<FieldFault> faults)
    {
        if (AddressKeys.Of(email, rules.Current.Normalization.Email) is { } key)
        {
            return AddressKeys.Hash(key);
        }

        faults.Add(new FieldFault(field, "format", "email is no e-mail address."));
        return null;
    }

    private static SuppressionView View(SuppressionRow s) => new(s.SuppressionId, s.AddressHash, s.Reason, s.Cause, s.Detail, s.CreatedAt, s.LiftedAt, s.LiftReason);

    [LoggerMessage(3502, LogLevel.Information, "Suppression {SuppressionId} was lifted.")]
    private partial void LogLifted(string suppressionId);
}
