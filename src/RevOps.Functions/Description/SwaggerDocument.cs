using System.Text.Json.Nodes;

namespace RevOps.Functions.Description;

/// <summary>The same description as Swagger 2.0, for tools that know no other: what 2.0 cannot say is left out.</summary>
internal static class SwaggerDocument
{
    private const string Json = "application/json";
    private static readonly string[] Methods = ["get", "post", "put", "delete"];

    /// <summary>Makes it.</summary>
    /// <param name="openApi">The description as OpenAPI 3.1.</param>
    public static JsonObject Of(JsonObject openApi) => new()
    {
        ["swagger"] = "2.0",
        ["info"] = openApi["info"]!.DeepClone(),
        ["basePath"] = openApi["servers"]![0]!["url"]!.DeepClone(),
        ["consumes"] = new JsonArray(Json),
        ["produces"] = new JsonArray(Json),
        ["tags"] = openApi["tags"]!.DeepClone(),
        ["paths"] = Each(openApi["paths"]!.AsObject(), p => Each(p.AsObject(), o => OperationOf(o.AsObject()))),
        ["definitions"] = SchemasOf(openApi["components"]!["schemas"]!.AsObject()),
        ["securityDefinitions"] = new JsonObject(openApi["components"]!["securitySchemes"]!.AsObject()
            .Where(s => s.Value!["in"]!.GetValue<string>() != "cookie")
            .Select(s => KeyValuePair.Create(s.Key, s.Value?.DeepClone()))),
    };

    /// <summary>Schemas by name, as 2.0 says them.</summary>
    public static JsonObject SchemasOf(JsonObject schemas) => Each(schemas, SchemaOf);

    /// <summary>The operations of a document, with their paths and methods.</summary>
    public static IEnumerable<(string Path, string Method, JsonObject Operation)> Operations(JsonObject swagger) =>
        from path in swagger["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        where Methods.Contains(method.Key)
        select (path.Key, method.Key, method.Value!.AsObject());

    private static JsonObject OperationOf(JsonObject operation)
    {
        var made = Copy(operation, "operationId", "tags", "summary", "description");
        made["parameters"] = new JsonArray([.. (operation["parameters"]?.AsArray() ?? []).Select(p => ParameterOf(p!.AsObject())), .. BodyOf(made, operation["requestBody"])]);
        made["produces"] = new JsonArray([.. operation["responses"]!.AsObject().SelectMany(r => r.Value!["content"]?.AsObject() ?? []).Select(c => c.Key).Distinct().Select(t => (JsonNode)t)]);
        made["responses"] = Each(operation["responses"]!.AsObject(), r => ResponseOf(r.AsObject()));
        made["security"] = new JsonArray([.. operation["security"]!.AsArray().Where(s => s!["session"] is null).Select(s => s!.DeepClone())]);
        return made;
    }

    private static JsonObject ParameterOf(JsonObject parameter)
    {
        var made = Copy(parameter, "name", "in", "required", "description");
        foreach (var (name, value) in SchemaOf(parameter["schema"]!))
        {
            made[name] = value?.DeepClone();
        }

        return made;
    }

    /// <summary>JSON where it is taken, else a file of a form, else the raw bytes.</summary>
    private static IEnumerable<JsonNode> BodyOf(JsonObject made, JsonNode? body)
    {
        if (body is null)
        {
            yield break;
        }

        var content = body["content"]!.AsObject();
        var type = content.ContainsKey(Json) ? Json : content.First().Key;
        made["consumes"] = new JsonArray(type);
        yield return type == "multipart/form-data"
            ? new JsonObject { ["name"] = "file", ["in"] = "formData", ["type"] = "file", ["required"] = true, ["description"] = "The file." }
            : new JsonObject { ["name"] = "body", ["in"] = "body", ["required"] = body["required"]!.GetValue<bool>(), ["schema"] = SchemaOf(content[type]!["schema"]!) };
    }

    private static JsonObject ResponseOf(JsonObject response)
    {
        var made = Copy(response, "description");
        if (response["content"]?.AsObject() is { } content)
        {
            var form = content.FirstOrDefault(c => c.Key.EndsWith("json", StringComparison.Ordinal));
            made["schema"] = form.Value is null ? new JsonObject { ["type"] = content.First().Key.StartsWith("text/", StringComparison.Ordinal) ? "string" : "file" } : SchemaOf(form.Value["schema"]!);
        }

        if (response["content"]?["application/json"]?["example"] is { } example)
        {
            made["examples"] = new JsonObject { [Json] = example.DeepClone() };
        }

        if (response["headers"]?.AsObject() is { } headers)
        {
            made["headers"] = Each(headers, h => new JsonObject { ["description"] = h["description"]!.DeepClone(), ["type"] = "string" });
        }

        return made;
    }

    private static JsonObject SchemaOf(JsonNode schema)
    {
        var given = schema.AsObject();
        if (given["$ref"] is { } reference)
        {
            return new JsonObject { ["$ref"] = reference.GetValue<string>().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal) };
        }

        // One of several: the first is the usual one.
        if ((given["anyOf"] ?? given["oneOf"]) is JsonArray choices)
        {
            return SchemaOf(choices[0]!);
        }

        var made = new JsonObject();
        foreach (var (name, value) in given)
        {
            switch (name)
            {
                case "type" when value is JsonArray types:
                    made["type"] = types[0]!.DeepClone();
                    made["x-nullable"] = true;
                    break;
                case "enum":
                    made["enum"] = new JsonArray([.. value!.AsArray().Where(v => v is not null).Select(v => v!.DeepClone())]);
                    break;
                case "const":
                    made["enum"] = new JsonArray(value!.DeepClone());
                    break;
                case "examples":
                    made["example"] = value![0]!.DeepClone();
                    break;
                case "properties":
                    made["properties"] = Each(value!.AsObject(), SchemaOf);
                    break;
                case "items" or "additionalProperties" when value is JsonObject inner:
                    made[name] = SchemaOf(inner);
                    break;
                default:
                    made[name] = value?.DeepClone();
                    break;
            }
        }

        return made;
    }

    private static JsonObject Each(JsonObject of, Func<JsonNode, JsonNode> make) => new(of.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, make(p.Value!))));

    private static JsonObject Copy(JsonObject from, params string[] names) =>
        new(names.Where(from.ContainsKey).Select(n => KeyValuePair.Create(n, from[n]?.DeepClone())));
}
