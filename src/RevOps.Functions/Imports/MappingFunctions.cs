using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core;
using RevOps.Data;
using RevOps.Data.Imports;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Imports.Kinds;

namespace RevOps.Functions.Imports;

/// <summary>Mappings of headers to fields that are kept under a name, for files that come again.</summary>
public sealed partial class MappingFunctions(Database database, ImportKinds kinds, TimeProvider time)
{
    private const string Route = "imports/mappings/{name}";

    /// <summary>Keeps a mapping in place of what is there under its name.</summary>
    [Function("PutImportMapping")]
    [Access(Scope.Intake)]
    [Path("name", "Name of the mapping.")]
    [Takes("MappingInput")]
    [Answers(200, typeof(MappingView))]
    public async Task<IResult> Put([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route)] HttpRequest request, string name, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = JsonInput.Of(body);
        var (kind, map) = (input.Text("kind", 20, required: true), input.Map("fields"));
        var faults = input.Faults.Concat(Check(name, kind, map)).ToList();
        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        var mapping = new MappingRow
        {
            Name = name,
            Kind = kind!,
            Fields = map!,
            UpdatedAt = time.GetUtcNow(),
        };
        await database.WriteAsync(sql => sql.SaveMappingAsync(mapping), cancel);
        return Answer.Ok(View(mapping));
    }

    /// <summary>All mappings, by name.</summary>
    [Function("ListImportMappings")]
    [Access(Scope.Intake | Scope.Read)]
    [Answers(200, typeof(ItemList<MappingView>))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "imports/mappings")] HttpRequest request, CancellationToken cancel) =>
        Answer.Ok(ItemList.Of((await database.ReadAsync(sql => sql.MappingsAsync(), cancel)).Select(View)));

    /// <summary>The kinds of files, each with the fields that its columns may fill.</summary>
    [Function("ListImportKinds")]
    [Access(Scope.Intake | Scope.Read)]
    [Answers(200, typeof(ItemList<ImportKindView>))]
    public IResult ListKinds([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "imports/kinds")] HttpRequest request) =>
        Answer.Ok(ItemList.Of(kinds.Names.Select(n => new ImportKindView(n, kinds.Get(n).Shape.Fields))));

    /// <summary>A mapping.</summary>
    [Function("GetImportMapping")]
    [Access(Scope.Intake | Scope.Read)]
    [Path("name", "Name of the mapping.")]
    [Answers(200, typeof(MappingView))]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string name, CancellationToken cancel) =>
        await database.ReadAsync(sql => sql.FindMappingAsync(name), cancel) is { } mapping ? Answer.Ok(View(mapping)) : NotThere();

    /// <summary>Takes a mapping away; imports that were begun with it go on.</summary>
    [Function("DeleteImportMapping")]
    [Access(Scope.Intake)]
    [Path("name", "Name of the mapping.")]
    [Answers(204, contentType: [])]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route)] HttpRequest request, string name, CancellationToken cancel) =>
        await database.WriteAsync(sql => sql.DeleteMappingAsync(name), cancel) ? Results.NoContent() : NotThere();

    private IEnumerable<FieldFault> Check(string name, string? kind, string? map)
    {
        if (!NameShape().IsMatch(name))
        {
            yield return new FieldFault("/name", "format", "A name has 1 to 100 letters, digits, hyphens and underscores.");
        }

        if (kind is not null && kinds.Find(kind) is null)
        {
            yield return new FieldFault("/kind", "value", $"kind is one of: {string.Join(", ", kinds.Names)}.");
        }

        if (map is null)
        {
            yield return new FieldFault("/fields", "required", "fields is required: headers and the fields that they fill.");
        }
        else if (ImportMap.Read(map) is not { } fields)
        {
            yield return new FieldFault("/fields", "type", ImportMap.Rule);
        }
        else if (kind is not null && kinds.Find(kind) is { } known)
        {
            foreach (var fault in ImportMap.Check(fields, known, "/fields"))
            {
                yield return fault;
            }
        }
    }

    private static IResult NotThere() => Problem.NotFound("There is no mapping of that name.");

    private static MappingView View(MappingRow mapping) => new(mapping.Name, mapping.Kind, ImportMap.Read(mapping.Fields), mapping.UpdatedAt);

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,100}\z")]
    private static partial Regex NameShape();
}
