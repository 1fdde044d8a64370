using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RevOps.Testing;

namespace RevOps.EndToEnd.Tests.Description;

/// <summary>The custom connector of Power Automate against the rules that Microsoft documents for connectors, and its triggers against the app.</summary>
public sealed partial class ConnectorTests(DescribedApp app) : IClassFixture<DescribedApp>
{
    private static readonly string[] Parts =
        ["swagger", "info", "host", "schemes", "basePath", "consumes", "produces", "paths", "definitions", "securityDefinitions", "security"];

    private static readonly string[] Extensions =
        ["x-ms-summary", "x-ms-visibility", "x-ms-trigger", "x-ms-trigger-hint", "x-ms-notification-content", "x-ms-notification-url", "x-ms-dynamic-values"];

    private static readonly string[] Levels = ["important", "none", "advanced", "internal"];

    [Fact]
    public async Task It_has_only_what_connectors_may_have()
    {
        var connector = await ConnectorAsync();
        var info = connector["info"]!;

        Assert.Subset(Parts.ToHashSet(), connector.Select(p => p.Key).ToHashSet());
        Assert.Subset(Extensions.ToHashSet(), All(connector).Select(n => n.Name).Where(n => n.StartsWith("x-ms-", StringComparison.Ordinal)).ToHashSet());
        Assert.InRange(info["description"]!.GetValue<string>().Length, 30, 500);
        Assert.DoesNotMatch("(?i)api|connector|power", info["title"]!.GetValue<string>());
        Assert.DoesNotContain('/', connector["host"]!.GetValue<string>());
        Assert.Equal("/api", connector["basePath"]!.GetValue<string>());
        Assert.InRange(connector.ToJsonString().Length, 1, 1_000_000);
        Assert.Equal("x-api-key", Assert.Single(connector["securityDefinitions"]!.AsObject()).Value!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_operation_and_field_has_words_for_people_who_build_flows()
    {
        var connector = await ConnectorAsync();
        foreach (var (path, _, operation) in Operations(connector))
        {
            var (summary, description) = (operation["summary"]!.GetValue<string>(), operation["description"]!.GetValue<string>());
            Assert.True(summary.Length <= 80 && SentenceCase().IsMatch(summary), $"{path}: {summary}");
            Assert.True(description.EndsWith('.') && description != $"{summary}.", $"{path}: {description}");
            Assert.Contains(operation["x-ms-visibility"]!.GetValue<string>(), Levels);
            Assert.All(operation["parameters"]!.AsArray(), p => Assert.Matches(TitleCase(), p!["x-ms-summary"]!.GetValue<string>()));
        }

        var fields = connector["definitions"]!.AsObject().SelectMany(d => d.Value!["properties"]?.AsObject() ?? []).Where(p => p.Value!["$ref"] is null);
        Assert.All(fields, f => Assert.Matches(TitleCase(), f.Value!["x-ms-summary"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Lists_to_choose_from_are_filled_by_operations_that_have_the_fields()
    {
        var connector = await ConnectorAsync();
        var choices = All(connector).Where(n => n.Name == "x-ms-dynamic-values").Select(n => n.Value!).ToList();

        Assert.Equal(["ListCampaigns", "ListNurture", "ListOwners"], choices.Select(c => c["operationId"]!.GetValue<string>()).Distinct().Order());
        foreach (var choice in choices)
        {
            var operation = Operations(connector).Single(o => o.Operation["operationId"]!.GetValue<string>() == choice["operationId"]!.GetValue<string>()).Operation;
            var page = Resolved(connector, operation["responses"]!["200"]!["schema"]!);
            var item = Resolved(connector, page["properties"]![choice["value-collection"]!.GetValue<string>()]!["items"]!);
            Assert.NotNull(item["properties"]![choice["value-path"]!.GetValue<string>()]);
            Assert.NotNull(item["properties"]![choice["value-title"]!.GetValue<string>()]);
        }
    }

    [Fact]
    public async Task There_is_a_trigger_for_each_event_and_all_end_by_the_same_operation()
    {
        var connector = await ConnectorAsync();
        var triggers = Operations(connector).Where(o => o.Operation["x-ms-trigger"] is not null).ToList();

        Assert.Equal(RevOps.Data.Effects.DomainEventTypes.All.Select(t => $"/hooks/on/{t}").Order(), triggers.Select(t => t.Path).Order());
        foreach (var (path, method, operation) in triggers)
        {
            var url = operation["parameters"]![0]!["schema"]!["properties"]!["url"]!;
            Assert.Equal(("post", "single"), (method, operation["x-ms-trigger"]!.GetValue<string>()));
            Assert.Equal((true, "internal"), (url["x-ms-notification-url"]!.GetValue<bool>(), url["x-ms-visibility"]!.GetValue<string>()));
            Assert.NotNull(operation["responses"]!["201"]!["headers"]!["Location"]);
            Assert.Equal("object", Resolved(connector, connector["paths"]![path]!["x-ms-notification-content"]!["schema"]!)["type"]!.GetValue<string>());
        }

        var end = connector["paths"]!["/hooks/{id}"]!["delete"]!;
        Assert.Equal("internal", end["x-ms-visibility"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_flow_that_is_switched_on_gets_events_as_they_are_described_and_none_once_it_is_off()
    {
        var document = await app.DocumentAsync();
        var (_, made) = await app.PostAsync("api/keys", new { name = "flows", scopes = (string[])["intake", "read", "agent"] });
        var key = made.GetProperty("key").GetString()!;
        await using var flow = await HookReceiver.StartAsync();

        using var subscribe = new HttpRequestMessage(HttpMethod.Post, "api/hooks/on/lead.created") { Content = Json(new { url = flow.Url }) };
        using var subscribed = await SendAsync(subscribe, key);
        var done = await app.SubmitAsync(new { email = "flow@nordwind.example", firstName = "Flora" });
        await Eventually.Holds(() => Task.FromResult(flow.Got.Count == 1), TimeSpan.FromMinutes(1));

        var body = JsonSerializer.Deserialize<JsonElement>(flow.Got[0].Body);
        var schema = JsonSerializer.SerializeToElement(document["webhooks"]!["lead.created"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]);
        Assert.Empty(new JsonSchema(JsonSerializer.SerializeToElement(document), isStrict: true).Faults(schema, body));
        Assert.Equal(done.GetProperty("leadId").GetString(), body.GetProperty("data").GetProperty("leadId").GetString());

        using var off = new HttpRequestMessage(HttpMethod.Delete, subscribed.Headers.Location);
        using var ended = await SendAsync(off, key);
        Assert.Equal((201, 200), ((int)subscribed.StatusCode, (int)ended.StatusCode));
        Assert.False(JsonSerializer.Deserialize<JsonElement>(await ended.Content.ReadAsStringAsync()).GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task A_key_that_is_no_admins_ends_its_own_hooks_only()
    {
        var (_, own) = await app.PostAsync("api/keys", new { name = "one", scopes = (string[])["agent"] });
        var (_, other) = await app.PostAsync("api/keys", new { name = "two", scopes = (string[])["agent"] });
        var (_, hook) = await app.SendAsync(HttpMethod.Post, "api/hooks/on/deal.won", new { url = DescribedApp.Nobody }, own.GetProperty("key").GetString());
        var path = $"api/hooks/{hook.GetProperty("hookId").GetString()}";

        var (refused, _) = await app.SendAsync(HttpMethod.Delete, path, key: other.GetProperty("key").GetString());
        var (ended, _) = await app.SendAsync(HttpMethod.Delete, path, key: own.GetProperty("key").GetString());

        Assert.Equal((403, 200), (refused, ended));
        var (unknown, _) = await app.PostAsync("api/hooks/on/lead.sold", new { url = DescribedApp.Nobody });
        Assert.Equal(404, unknown);
    }

    /// <summary>What lies in <c>infra/power-automate</c> is what the app would write today; the fresh files are beside the tests, to copy.</summary>
    [Fact]
    public async Task The_files_in_the_repository_are_up_to_date()
    {
        var connector = await ConnectorAsync();
        connector["host"] = "revops.example";
        connector["schemes"] = new JsonArray("https");
        var fresh = Path.Combine(AppContext.BaseDirectory, "power-automate", "fresh.swagger.json");
        await File.WriteAllTextAsync(fresh, connector.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "power-automate", "apiDefinition.swagger.json")));

        Assert.True(JsonNode.DeepEquals(kept, connector), $"infra/power-automate/apiDefinition.swagger.json is not up to date: copy {fresh} over it.");
    }

    [Fact]
    public void A_connection_asks_for_a_key_and_never_shows_it()
    {
        var properties = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "power-automate", "apiProperties.json")))!["properties"]!;
        var key = properties["connectionParameters"]!["api_key"]!;

        Assert.Equal("securestring", key["type"]!.GetValue<string>());
        Assert.Equal((false, "true"), (key["uiDefinition"]!["constraints"]!["clearText"]!.GetValue<bool>(), key["uiDefinition"]!["constraints"]!["required"]!.GetValue<string>()));
        Assert.Matches("^#[0-9A-F]{6}$", properties["iconBrandColor"]!.GetValue<string>());
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "power-automate", "icon.png")).Take(4));
    }

    private async Task<JsonObject> ConnectorAsync() => JsonNode.Parse(await app.Http.GetStringAsync(new Uri("api/swagger.json?for=power-automate", UriKind.Relative)))!.AsObject();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string key)
    {
        using var client = new HttpClient { BaseAddress = app.Http.BaseAddress };
        request.Headers.Add("x-api-key", key);
        return await client.SendAsync(request);
    }

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), null, "application/json");

    private static JsonNode Resolved(JsonObject connector, JsonNode schema) =>
        schema["$ref"] is { } reference ? connector["definitions"]![reference.GetValue<string>().Split('/')[^1]]! : schema;

    private static IEnumerable<(string Path, string Method, JsonObject Operation)> Operations(JsonObject connector) =>
        from path in connector["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        where method.Key is "get" or "post" or "put" or "delete"
        select (path.Key, method.Key, method.Value!.AsObject());

    private static IEnumerable<(string Name, JsonNode? Value)> All(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => All(p.Value).Prepend((p.Key, p.Value))),
        JsonArray a => a.SelectMany(All),
        _ => [],
    };

    [GeneratedRegex("^[A-Z][^A-Z]*[a-z]$")]
    private static partial Regex SentenceCase();

    [GeneratedRegex("^([A-Z0-9][A-Za-z0-9]*)( [A-Z0-9][A-Za-z0-9]*)*$")]
    private static partial Regex TitleCase();
}
