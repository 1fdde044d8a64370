using System.Text.Json;
using System.Text.Json.Nodes;

namespace RevOps.EndToEnd.Tests.Description;

/// <summary>What the description says of bodies, held against what the app accepts: each field is read, each bound holds, each example works.</summary>
public sealed class BodySchemaTests(DescribedApp app) : IClassFixture<DescribedApp>
{
    // Bodies whose fields are not the API's: any form, any vendor, any rules; and signing in, which tells nobody what is wrong with a key.
    private static readonly string[] Open = ["FormInput", "VendorInput", "WhatIfInput", "ReplayInput", "SessionInput"];

    private static readonly (string Field, string Path)[] Here =
        [("leadId", "/leads/{id}"), ("ownerId", "/owners/{id}"), ("otherContactId", "/other/{id}"), ("mergeId", "/merges/{id}")];

    // As things stand they cannot be done: no vendor's account is set up, nothing is merged, the lead has no clock that runs.
    private static readonly string[] Refused = ["PostSpendFetch", "PostBackfill", "UnmergeContact", "RecycleLead", "SnoozeClock", "EnrollLead", "SetLeadStage"];

    [Fact]
    public async Task Each_example_is_accepted()
    {
        var differences = new List<string>();
        Assert.All(await CasesAsync(), c => Assert.NotEmpty(c.Examples));
        foreach (var (body, example) in (await CasesAsync()).SelectMany(b => b.Examples.Select(e => (b, e))))
        {
            var (status, answer) = await SendAsync(body, await HereAsync(body, example));
            if (status is not (200 or 201 or 202) && !(status is 404 or 409 && Refused.Contains(body.Operation)))
            {
                differences.Add($"{body.Operation}: {status} {answer}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public async Task Each_field_is_read_and_a_wrong_kind_of_value_is_named()
    {
        var differences = new List<string>();
        foreach (var (body, field, schema) in await FieldsAsync())
        {
            JsonNode wrong = schema["type"]?.GetValue<string>() switch
            {
                "string" => new JsonObject { ["x"] = 1 },
                "array" => 5,
                "object" or null => "text",
                _ => "abc",
            };
            differences.AddRange(await FaultyAsync(body, field, wrong));
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public async Task Each_required_field_is_missed()
    {
        var differences = new List<string>();
        foreach (var body in await CasesAsync())
        {
            foreach (var field in body.Schema["required"]?.AsArray() ?? [])
            {
                differences.AddRange(await FaultyAsync(body, field!.GetValue<string>(), value: null));
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public async Task Each_bound_holds_on_both_sides()
    {
        var differences = new List<string>();
        foreach (var (body, field, schema) in await FieldsAsync())
        {
            if (schema["maxLength"]?.GetValue<int>() is { } longest && field != "currency")
            {
                differences.AddRange(await FaultyAsync(body, field, new string('x', longest + 1)));
                differences.AddRange(await FineAsync(body, field, new string('x', longest), "range"));
            }

            if (schema["minimum"]?.GetValue<decimal>() is { } least)
            {
                differences.AddRange(await FaultyAsync(body, field, least - 1));
                differences.AddRange(await FineAsync(body, field, JsonValue.Create(least)!, "range"));
            }

            if (schema["maximum"]?.GetValue<decimal>() is { } most)
            {
                differences.AddRange(await FaultyAsync(body, field, most + 1));
                differences.AddRange(await FineAsync(body, field, JsonValue.Create(most)!, "range"));
            }

            foreach (var text in schema["enum"]?.AsArray() ?? [])
            {
                differences.AddRange(await FaultyAsync(body, field, "no-such-word"));
                differences.AddRange(await FineAsync(body, field, text!.DeepClone(), "value"));
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private async Task<IEnumerable<string>> FaultyAsync(Body body, string field, JsonNode? value)
    {
        var (status, answer) = await SendAsync(body, body.With(field, value));
        var fields = answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("errors", out var errors) ? errors.EnumerateArray().Select(e => e.GetProperty("field").GetString()!).ToList() : [];
        var isNamed = status == 422 && fields.Exists(f => f.StartsWith(body.Pointer(field), StringComparison.Ordinal));
        return isNamed ? [] : [$"{body.Operation} {field} = {Short(value)}: {status} {answer}"];
    }

    private async Task<IEnumerable<string>> FineAsync(Body body, string field, JsonNode value, string code)
    {
        var (_, answer) = await SendAsync(body, body.With(field, value));
        var faults = answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("errors", out var errors) ? errors.EnumerateArray().ToList() : [];
        return faults.Exists(f => f.GetProperty("field").GetString() == body.Pointer(field) && f.GetProperty("code").GetString() == code) ? [$"{body.Operation} {field} = {Short(value)}: {answer}"] : [];
    }

    private static string? Short(JsonNode? value) => value?.ToJsonString() is { Length: > 50 } text ? $"{text.Length} characters" : value?.ToJsonString();

    private async Task<(int Status, JsonElement Answer)> SendAsync(Body body, JsonNode content) =>
        await app.SendAsync(new HttpMethod(body.Method.ToUpperInvariant()), await app.FilledAsync(body.Path), body.IsList ? new JsonArray(content.DeepClone()) : content);

    /// <summary>The example with what is there in this app, and with addresses on this machine.</summary>
    private async Task<JsonObject> HereAsync(Body body, JsonObject example)
    {
        foreach (var (field, path) in Here.Where(h => example.ContainsKey(h.Field)))
        {
            example[field] = (await app.FilledAsync(path)).Split('/')[^1];
        }

        if (example.ContainsKey("url") && body.Path.StartsWith("/hooks", StringComparison.Ordinal))
        {
            example["url"] = DescribedApp.Nobody;
        }

        return example;
    }

    private async Task<IReadOnlyList<Body>> CasesAsync()
    {
        var document = await app.DocumentAsync();
        return
        [
            .. from path in document["paths"]!.AsObject()
               from method in path.Value!.AsObject()
               let schema = method.Value!["requestBody"]?["content"]?["application/json"]?["schema"]
               where schema is not null
               let isList = schema["type"]?.GetValue<string>() == "array"
               let name = ((isList ? schema["items"] : schema["oneOf"]?[0]) ?? schema)!["$ref"]!.GetValue<string>().Split('/')[^1]
               where !Open.Contains(name)
               select new Body(method.Value!["operationId"]!.GetValue<string>(), method.Key, path.Key, document["components"]!["schemas"]![name]!.AsObject(), isList),
        ];
    }

    private async Task<IEnumerable<(Body Body, string Field, JsonObject Schema)>> FieldsAsync() =>
        (await CasesAsync()).SelectMany(b => b.Schema["properties"]!.AsObject().Select(p => (b, p.Key, p.Value!.AsObject())));

    private sealed record Body(string Operation, string Method, string Path, JsonObject Schema, bool IsList)
    {
        public IReadOnlyList<JsonObject> Examples => [.. (Schema["examples"]?.AsArray() ?? []).Select(e => e!.DeepClone().AsObject())];

        public string Pointer(string field) => IsList ? $"/0/{field}" : $"/{field}";

        public JsonObject With(string field, JsonNode? value)
        {
            var changed = Examples.FirstOrDefault(e => e.ContainsKey(field)) ?? Examples[0];
            changed[field] = value?.DeepClone();
            if (value is null)
            {
                changed.Remove(field);
            }

            return changed;
        }
    }
}
