using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core;
using RevOps.Data;
using RevOps.Data.Owners;
using RevOps.Functions.Access;
using RevOps.Functions.Http;

namespace RevOps.Functions.Api;

/// <summary>The people who call.</summary>
public sealed class OwnerFunctions(Database database, TimeProvider time)
{
    /// <summary>Writes owners, all or none; those not named stay as they are.</summary>
    [Function("PutOwners")]
    [Access(Scope.Admin)]
    public async Task<IResult> Put([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "owners")] HttpRequest request, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        if (body.ValueKind != JsonValueKind.Array)
        {
            return Problem.Invalid(new FieldFault("", "type", "An array of owners is expected."));
        }

        var inputs = body.EnumerateArray().Select((e, i) => JsonInput.Of(e, $"/{i}")).ToList();
        var owners = inputs.Select(Read).ToList();
        var faults = inputs.SelectMany(i => i.Faults).ToList();
        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        var now = time.GetUtcNow();
        await database.WriteAsync(
            async sql =>
            {
                foreach (var owner in owners)
                {
                    await sql.SaveOwnerAsync(owner, now);
                }
            },
            cancel);
        return Answer.Ok(new { Items = owners.Select(View) });
    }

    /// <summary>All owners.</summary>
    [Function("ListOwners")]
    [Access(Scope.Read | Scope.Agent)]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "owners")] HttpRequest request, CancellationToken cancel) =>
        Answer.Ok(new { Items = (await database.ReadAsync(sql => sql.OwnersAsync(), cancel)).Select(View), NextCursor = (string?)null });

    private static OwnerRow Read(JsonInput input) => new()
    {
        OwnerId = input.Text("ownerId", 100, required: true) ?? "",
        Name = input.Text("name", 200, required: true) ?? "",
        Email = input.Text("email", 320),
        Team = input.Text("team", 100),
        ManagerId = input.Text("managerId", 100),
        Calendar = input.Text("calendar", 100),
        Weight = input.Number("weight", 0, 1000) ?? 1,
        Active = input.Flag("active") ?? true,
        ExternalIds = input.Map("externalIds"),
    };

    private static object View(OwnerRow owner) => new
    {
        owner.OwnerId,
        owner.Name,
        owner.Email,
        owner.Team,
        owner.ManagerId,
        owner.Calendar,
        owner.Weight,
        owner.Active,
        ExternalIds = owner.ExternalIds is { } ids ? JsonSerializer.Deserialize<JsonElement>(ids) : (JsonElement?)null,
    };
}
