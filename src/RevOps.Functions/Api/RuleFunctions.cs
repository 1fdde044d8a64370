using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core.Rules;
using RevOps.Data;
using RevOps.Data.Rules;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Api;

/// <summary>The rules in force, and those that ever were.</summary>
public sealed class RuleFunctions(Database database, RuleBook rules)
{
    /// <summary>Files with the version in force, what is wrong with a changed one, and all earlier versions.</summary>
    [Function("GetRules")]
    [Access(Scope.Read | Scope.Agent)]
    [Answers(200, typeof(RulesView))]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rules")] HttpRequest request, CancellationToken cancel) => Answer.Ok(new RulesView(
        rules.Loaded.Texts.Select(t => new RuleFileView(t.Key, RuleParser.VersionOf(t.Value))), rules.Faults,
        await database.ReadAsync(sql => sql.RuleVersionsAsync(), cancel)));

    /// <summary>What a file says, also one in a folder; with <c>?version=</c>, what it said.</summary>
    [Function("GetRuleFile")]
    [Access(Scope.Read | Scope.Agent)]
    [Path("file", "Name of the file, with its folder.")]
    [Query("version", "The version; the one in force where it is left out.")]
    [Answers(200, "application/json", "text/plain")]
    public async Task<IResult> GetFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rules/{*file}")] HttpRequest request, string file, CancellationToken cancel)
    {
        var content = request.Query["version"].ToString() is { Length: > 0 } version
            ? await database.ReadAsync(sql => sql.FindRuleVersionAsync(file, version), cancel)
            : rules.Loaded.Texts.GetValueOrDefault(file);
        return content is null ? Problem.NotFound("There is no rule file of that name, or it never had that version.") : Results.Text(content, file.EndsWith(".json", StringComparison.Ordinal) ? "application/json" : "text/plain; charset=utf-8");
    }
}
