using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Access;

/// <summary>Tells callers who they are.</summary>
public sealed class CallerFunction(TimeProvider time)
{
    /// <summary>Whose key it is, and what it may do: for tools that try out a connection.</summary>
    [Function("GetCaller")]
    [Access(Scope.Intake | Scope.Read | Scope.Agent | Scope.Admin | Scope.Web)]
    [Answers(200, typeof(CallerView))]
    public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "me")] HttpRequest request)
    {
        var caller = request.HttpContext.Caller();
        return Answer.Ok(new CallerView(caller.Name ?? caller.KeyName ?? "", KeyScopes.NamesOf(caller.Scopes), time.GetUtcNow()));
    }
}

/// <summary>Who calls.</summary>
/// <param name="Name">Name of the account, or of the key.</param>
/// <param name="Scopes">What they may do.</param>
/// <param name="Time">The app's clock.</param>
internal sealed record CallerView(string Name, IEnumerable<string> Scopes, DateTimeOffset Time);
