using System.Text.Json;
using System.Text.Json.Nodes;

namespace RevOps.EndToEnd.Tests.Description;

/// <summary>The description of the API, as people and tools read it.</summary>
public sealed class OpenApiTests(DescribedApp app) : IClassFixture<DescribedApp>
{
    // A link of a mail, whose token is the only proof; back-fills need a vendor's account.
    private static readonly string[] Unreachable = ["UnsubscribePage", "GetBackfill"];

    [Fact]
    public async Task Every_operation_parameter_field_and_answer_is_described()
    {
        var document = await app.DocumentAsync();

        Assert.Empty(Operations(document).SelectMany(o => Undescribed(o.Operation, $"{o.Method} {o.Path}")));
        Assert.Empty(document["components"]!["schemas"]!.AsObject().SelectMany(s => UndescribedFields(s.Key, s.Value!)));
    }

    [Fact]
    public async Task Operations_have_names_of_their_own_and_sections_that_are_described()
    {
        var document = await app.DocumentAsync();
        var sections = document["tags"]!.AsArray().Select(t => t!["name"]!.GetValue<string>()).ToList();
        var ids = Operations(document).Select(o => o.Operation["operationId"]!.GetValue<string>()).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[A-Z][A-Za-z]+$", id));
        Assert.Equal(sections.Order(), Operations(document).Select(o => o.Operation["tags"]![0]!.GetValue<string>()).Distinct().Order());
    }

    /// <summary>Each answer is held against its description on the way, as all answers of these tests are.</summary>
    [Fact]
    public async Task Every_route_that_reads_answers_as_it_is_described()
    {
        var document = await app.DocumentAsync();
        var reads = Operations(document).Where(o => o.Method == "get").ToList();
        var lead = (await app.FilledAsync("/leads/{id}")).Split('/')[^1];
        foreach (var (path, _, operation) in reads.Where(o => !Unreachable.Contains(Id(o.Operation)) && !IsVendor(o.Path)))
        {
            var required = (operation["parameters"]?.AsArray() ?? []).Where(p => p!["in"]!.GetValue<string>() == "query" && p["required"]!.GetValue<bool>());
            var query = string.Join('&', required.Select(p => $"{p!["name"]}={lead}"));
            using var answer = await app.Http.GetAsync(new Uri($"{await app.FilledAsync(path)}?{query}", UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        }

        var seen = app.Contract.Seen.Keys.Where(k => k.Status is 200 or 204).Select(k => k.OperationId).ToHashSet();
        Assert.Subset(seen, reads.Where(o => !IsVendor(o.Path)).Select(o => Id(o.Operation)).Except(Unreachable).ToHashSet());
    }

    [Fact]
    public async Task Examples_are_what_is_described()
    {
        var document = await app.DocumentAsync();
        var schemas = new RevOps.Testing.JsonSchema(JsonSerializer.SerializeToElement(document), isStrict: true);
        var examples = Operations(document)
            .SelectMany(o => o.Operation["responses"]!.AsObject().Select(r => (Name: $"{Id(o.Operation)} {r.Key}", Form: r.Value!["content"]?["application/json"])))
            .Where(e => e.Form?["example"] is not null)
            .ToList();

        Assert.InRange(examples.Count, 10, 200);
        Assert.Empty(examples.SelectMany(e => schemas.Faults(JsonSerializer.SerializeToElement(e.Form!["schema"]), JsonSerializer.SerializeToElement(e.Form["example"])).Select(f => $"{e.Name} {f}")));
    }

    [Fact]
    public async Task Every_route_is_among_the_requests_to_try()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "requests.http"));
        var tried = lines.Where(l => l.Contains("{{host}}/api/", StringComparison.Ordinal)).Select(l => l.Split(' ')).Select(l => (Method: l[0], Path: l[1]["{{host}}".Length..].Split('?')[0])).ToList();
        var found = tried.Select(t => app.Contract.Find(t.Method, t.Path)).Where(o => o is not null).Select(o => o!.Value.GetProperty("operationId").GetString()!).ToHashSet();

        Assert.Subset(found, Operations(await app.DocumentAsync()).Select(o => Id(o.Operation)).ToHashSet());
    }

    [Fact]
    public async Task The_swagger_document_calls_where_it_was_read_and_has_all_that_the_other_has()
    {
        var document = await app.DocumentAsync();
        var swagger = JsonNode.Parse(await app.Http.GetStringAsync(new Uri("api/swagger.json", UriKind.Relative)))!;

        Assert.Equal("2.0", swagger["swagger"]!.GetValue<string>());
        Assert.Equal(app.Http.BaseAddress!.Authority, swagger["host"]!.GetValue<string>());
        Assert.Equal(Operations(document).Select(o => (o.Path, o.Method)), Operations(swagger.AsObject()).Select(o => (o.Path, o.Method)));
        Assert.Equal(document["components"]!["schemas"]!.AsObject().Select(s => s.Key), swagger["definitions"]!.AsObject().Select(s => s.Key));
    }

    [Fact]
    public async Task Documents_are_open_to_all_and_not_sent_twice()
    {
        using var stranger = new HttpClient { BaseAddress = app.Http.BaseAddress };
        using var first = await stranger.GetAsync(new Uri("api/openapi.json", UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, "api/openapi.json") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await stranger.SendAsync(again);

        Assert.Equal(["*"], first.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(304, (int)second.StatusCode);
    }

    private static bool IsVendor(string path) => path is "/intake/linkedin" or "/intake/meta" or "/intake/business-central";

    private static string Id(JsonObject operation) => operation["operationId"]!.GetValue<string>();

    private static IEnumerable<(string Path, string Method, JsonObject Operation)> Operations(JsonObject document) =>
        from path in document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select (path.Key, method.Key, method.Value!.AsObject());

    private static IEnumerable<string> Undescribed(JsonObject operation, string where)
    {
        if (Words(operation["summary"]) < 2 || Words(operation["description"]) < 4)
        {
            yield return where;
        }

        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            if (Words(parameter!["description"]) < 2)
            {
                yield return $"{where} {parameter["name"]}";
            }
        }

        foreach (var (status, answer) in operation["responses"]!.AsObject())
        {
            if (Words(answer!["description"]) < 1)
            {
                yield return $"{where} {status}";
            }
        }
    }

    private static IEnumerable<string> UndescribedFields(string name, JsonNode schema)
    {
        if (Words(schema["description"]) < 2)
        {
            yield return name;
        }

        foreach (var (field, value) in schema["properties"]?.AsObject() ?? [])
        {
            if (value!["$ref"] is null && Words(value["description"]) < 1)
            {
                yield return $"{name}.{field}";
            }
        }
    }

    private static int Words(JsonNode? text) => text?.GetValue<string>().Split(' ', StringSplitOptions.RemoveEmptyEntries).Length ?? 0;
}
