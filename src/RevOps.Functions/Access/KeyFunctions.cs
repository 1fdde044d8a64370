using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Keys;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Access;

/// <summary>Keys of integrations, one for each sender, so that one can be replaced or ended without the others.</summary>
public sealed class KeyFunctions(Database database, KeyRing ring, TimeProvider time)
{
    private const int MaxOverlapHours = 720;
    private const int UsualOverlapHours = 24;

    /// <summary>Makes a key, which is shown in this answer only.</summary>
    [Function("PostKey")]
    [Access(Scope.Admin)]
    [Takes("KeyInput")]
    [Answers(201, typeof(NewKey), Location = true)]
    public async Task<IResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "keys")] HttpRequest request, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var now = time.GetUtcNow();
        var (input, faults) = KeyInput.Read(body, now);
        if (input is null)
        {
            return Problem.Invalid(faults);
        }

        var id = IntegrationKey.NewId();
        var key = IntegrationKey.New(id);
        var row = new KeyRow
        {
            KeyId = id,
            Name = input.Name,
            Scopes = string.Join('+', KeyScopes.NamesOf(input.Scopes)),
            Hash = IntegrationKey.HashOf(key),
            CreatedAt = now,
            ExpiresAt = input.ExpiresAt,
        };
        await database.WriteAsync(sql => sql.AddKeyAsync(row), cancel);
        await ring.ReloadAsync();
        request.HttpContext.Response.Headers.Location = $"{request.Scheme}://{request.Host}/api/keys/{id}";
        return Answer.Created(new NewKey(row.KeyId, row.Name, KeyScopes.NamesOf(input.Scopes), row.ExpiresAt, key));
    }

    /// <summary>All keys, ended ones included, without what they are proven with.</summary>
    [Function("ListKeys")]
    [Access(Scope.Admin)]
    [Answers(200, typeof(Page<KeyView>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "keys")] HttpRequest request, CancellationToken cancel) =>
        Answer.Ok(Page.Of((await database.ReadAsync(sql => sql.KeysAsync(), cancel)).Select(View), null));

    /// <summary>One key, without what it is proven with.</summary>
    [Function("GetKey")]
    [Access(Scope.Admin)]
    [Answers(200, typeof(KeyView))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "keys/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        await database.ReadAsync(sql => sql.FindKeyAsync(id), cancel) is { } key ? Answer.Ok(View(key)) : NoKey();

    /// <summary>Replaces a key; the one before is valid too for <c>?overlapHours=</c> (0 to 720; 24).</summary>
    [Function("RotateKey")]
    [Access(Scope.Admin)]
    [Query("overlapHours", "For so long the key before is valid, too.", Type = "integer", Min = 0, Max = 720, Default = "24")]
    [Answers(200, typeof(RotatedKey))]
    [Refuses(409)]
    public async Task<IResult> Rotate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "keys/{id}/rotate")] HttpRequest request, string id, CancellationToken cancel)
    {
        if (OverlapOf(request) is not { } overlap)
        {
            return Problem.Invalid(new Core.FieldFault("/overlapHours", "range", $"overlapHours is a whole number from 0 to {MaxOverlapHours}."));
        }

        var now = time.GetUtcNow();
        var (key, previousUntil) = (IntegrationKey.New(id), now.AddHours(overlap));
        var answer = await database.WriteAsync(
            async sql => await sql.RotateKeyAsync(id, IntegrationKey.HashOf(key), previousUntil, now) ? Answer.Ok(new RotatedKey(id, key, previousUntil))
                : await sql.FindKeyAsync(id) is null ? NoKey()
                : Problem.Conflict("The key has ended."),
            cancel);
        await ring.ReloadAsync();
        return answer;
    }

    /// <summary>Ends a key and the one before it: here at once, in other processes within ten seconds. Ending it again changes nothing.</summary>
    [Function("DeleteKey")]
    [Access(Scope.Admin)]
    [Answers(200, typeof(KeyView))]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "keys/{id}")] HttpRequest request, string id, CancellationToken cancel)
    {
        var answer = await database.WriteAsync(
            async sql =>
            {
                await sql.RevokeKeyAsync(id, time.GetUtcNow());
                return await sql.FindKeyAsync(id) is { } key ? Answer.Ok(View(key)) : NoKey();
            },
            cancel);
        await ring.ReloadAsync();
        return answer;
    }

    private static int? OverlapOf(HttpRequest request) => request.Query["overlapHours"].ToString() switch
    {
        "" => UsualOverlapHours,
        var text => int.TryParse(text, System.Globalization.NumberStyles.None, null, out var hours) && hours <= MaxOverlapHours ? hours : null,
    };

    private static KeyView View(KeyRow key) => new(
        key.KeyId, key.Name, key.Scopes.Split('+'), key.CreatedAt, key.ExpiresAt, key.RotatedAt, key.PreviousUntil, key.RevokedAt,
        key.LastUsedAt);

    private static IResult NoKey() => Problem.NotFound("There is no key of that id.");
}
