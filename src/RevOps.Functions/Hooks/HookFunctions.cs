using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Connectors.Destinations;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Functions.Access;
using RevOps.Functions.Access.Sessions;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Effects;
using RevOps.Functions.Http;

namespace RevOps.Functions.Hooks;

/// <summary>Subscriptions to domain events.</summary>
public sealed class HookFunctions(Database database, EffectSettings settings, HookSecrets secrets, TimeProvider time)
{
    /// <summary>For so long a secret that was changed signs too.</summary>
    private static readonly TimeSpan OldSecretLife = TimeSpan.FromHours(24);

    /// <summary>Subscribes; the secret is shown in this answer only.</summary>
    [Function("PostHook")]
    [Access(Scope.Agent | Scope.Admin)]
    [Takes("HookInput")]
    [Answers(201, typeof(NewHook), Location = true)]
    public async Task<IResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "hooks")] HttpRequest request, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var (input, faults) = HookInput.Read(body, settings.AllowLoopbackHooks);
        if (input is null)
        {
            return Problem.Invalid(faults);
        }

        return await SubscribeAsync(request, input, cancel);
    }

    /// <summary>Subscribes to the events of one type: for tools that have a trigger for each. They end it by DELETE of the Location that they get.</summary>
    [Function("PostTrigger")]
    [Access(Scope.Agent | Scope.Admin)]
    [Path("type", "Type of the event.", OneOf = typeof(DomainEventTypes))]
    [Takes("TriggerInput")]
    [Answers(201, typeof(NewHook), Location = true)]
    public async Task<IResult> PostTrigger(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "hooks/on/{type}")] HttpRequest request, string type, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        if (!DomainEventTypes.All.Contains(type))
        {
            return NoEvent();
        }

        var (input, faults) = HookInput.Read(body, [type], settings.AllowLoopbackHooks);
        return input is null ? Problem.Invalid(faults) : await SubscribeAsync(request, input, cancel);
    }

    /// <summary>All subscriptions, ended ones included.</summary>
    [Function("ListHooks")]
    [Access(Scope.Read | Scope.Admin)]
    [Answers(200, typeof(Page<HookView>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hooks")] HttpRequest request, CancellationToken cancel) =>
        Answer.Ok(Page.Of((await database.ReadAsync(sql => sql.HooksAsync(), cancel)).Select(View), null));

    /// <summary>One subscription.</summary>
    [Function("GetHook")]
    [Access(Scope.Read | Scope.Admin)]
    [Answers(200, typeof(HookView))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hooks/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        await database.ReadAsync(sql => sql.FindHookAsync(id), cancel) is { } hook ? Answer.Ok(View(hook)) : NoHook();

    /// <summary>Ends a subscription; ending it again changes nothing. Scope agent may end those that its own key made.</summary>
    [Function("DeleteHook")]
    [Access(Scope.Agent | Scope.Admin)]
    [Answers(200, typeof(HookView))]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "hooks/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        await database.WriteAsync(
            async sql =>
            {
                if (await sql.FindHookAsync(id) is not { } hook)
                {
                    return NoHook();
                }

                if (!MayEnd(request.HttpContext.Caller(), hook))
                {
                    return Problem.Forbidden("Another key made this hook: ending it needs a key of scope admin.");
                }

                await sql.EndHookAsync(id, "unsubscribed", time.GetUtcNow());
                return Answer.Ok(View((await sql.FindHookAsync(id))!));
            },
            cancel);

    /// <summary>Sends an event of type <c>hook.test</c> by the same way as real ones.</summary>
    [Function("TestHook")]
    [Access(Scope.Admin)]
    [Answers(202, typeof(HookTestView))]
    [Refuses(409)]
    public async Task<IResult> Test(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "hooks/{id}/test")] HttpRequest request, string id, CancellationToken cancel) =>
        await database.WriteAsync(
            async sql =>
            {
                if (await sql.FindHookAsync(id) is not { } hook)
                {
                    return NoHook();
                }

                if (!hook.Active)
                {
                    return Problem.Conflict("The hook has ended.");
                }

                var now = time.GetUtcNow();
                var effectId = $"eff_test_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}";
                await sql.QueueEffectAsync(
                    new Effect(
                        effectId, Destinations.Hook(id), $"{Destinations.Hook(id)}:test", DomainEventTypes.HookTest,
                        DomainEvents.Body(effectId, DomainEventTypes.HookTest, now, new JsonObject { ["hookId"] = id })),
                    now);
                return Answer.Accepted(new HookTestView(effectId, $"{request.Scheme}://{request.Host}/api/effects/{effectId}"));
            },
            cancel);

    /// <summary>Makes another secret; the one before signs too for a day.</summary>
    [Function("RotateHook")]
    [Access(Scope.Admin)]
    [Answers(200, typeof(RotatedHook))]
    [Refuses(409)]
    public async Task<IResult> Rotate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "hooks/{id}/rotate")] HttpRequest request, string id, CancellationToken cancel)
    {
        var secret = StandardWebhook.NewSecret();
        var oldUntil = time.GetUtcNow() + OldSecretLife;
        return await database.WriteAsync(
            async sql => await sql.RotateHookAsync(id, secrets.Seal(secret), oldUntil) ? Answer.Ok(new RotatedHook(id, secret, oldUntil))
                : await sql.FindHookAsync(id) is null ? NoHook()
                : Problem.Conflict("The hook has ended."),
            cancel);
    }

    /// <summary>What events of a type look like, as a list with one.</summary>
    [Function("GetHookSample")]
    [Access(Scope.Read | Scope.Admin)]
    [Path("type", "Type of the event.", OneOf = typeof(DomainEventTypes))]
    [Answers(200, "application/json")]
    public static IResult Sample(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hooks/samples/{type}")] HttpRequest request, string type) =>
        EventSamples.Of(type) is { } sample
            ? Results.Text($"[{sample}]", "application/json")
            : NoEvent();

    private async Task<IResult> SubscribeAsync(HttpRequest request, HookInput input, CancellationToken cancel)
    {
        var secret = input.Secret ?? StandardWebhook.NewSecret();
        var hook = new HookRow
        {
            HookId = $"hook_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}",
            Url = input.Url,
            Events = input.Events,
            Secret = secrets.Seal(secret),
            KeyId = request.HttpContext.Caller().KeyId,
        };
        await database.WriteAsync(sql => sql.AddHookAsync(hook, time.GetUtcNow()), cancel);
        request.HttpContext.Response.Headers.Location = $"{request.Scheme}://{request.Host}/api/hooks/{hook.HookId}";
        return Answer.Created(new NewHook(hook.HookId, secret));
    }

    private static bool MayEnd(Caller.Known caller, HookRow hook) =>
        caller.Scopes.HasFlag(Scope.Admin) || (caller.KeyId is not null && caller.KeyId == hook.KeyId);

    private static IResult NoEvent() => Problem.NotFound($"There is no event of that type. There are: {string.Join(", ", DomainEventTypes.All)}.");

    private static IResult NoHook() => Problem.NotFound("There is no hook of that id.");

    private static HookView View(HookRow hook) => new(
        hook.HookId, hook.Url, hook.Types, hook.Active, hook.CreatedAt, hook.EndedAt, hook.EndReason,
        hook.OldSecret is null ? null : hook.OldSecretUntil);
}
