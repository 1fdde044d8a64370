using System.Text.Json.Nodes;
using RevOps.Data.Effects;

namespace RevOps.Functions.Description.PowerAutomate;

/// <summary>
/// A custom connector of Power Automate, Power Apps and Logic Apps: the part of the API that flows need, as Swagger 2.0 with the extensions
/// that Microsoft's designer shows. A trigger is a webhook: POST subscribes, DELETE of the Location that this answers ends it.
/// </summary>
internal static class ConnectorDocument
{
    private const string Key = "api_key";
    private const string Definitions = "#/definitions/";
    private const string Summary = "x-ms-summary";
    private const string Visibility = "x-ms-visibility";
    private const string TriggerPath = "/hooks/on/{type}";

    /// <summary>Makes it.</summary>
    /// <param name="openApi">The description as OpenAPI 3.1, for the shapes of events.</param>
    /// <param name="swagger">The same as Swagger 2.0.</param>
    public static JsonObject Of(JsonObject openApi, JsonObject swagger)
    {
        var operations = SwaggerDocument.Operations(swagger).ToDictionary(o => o.Operation["operationId"]!.GetValue<string>(), StringComparer.Ordinal);
        var events = SwaggerDocument.SchemasOf(new JsonObject(DomainEventTypes.All.Select(t =>
            KeyValuePair.Create<string, JsonNode?>(EventName(t), openApi["webhooks"]![t]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!.DeepClone()))));
        var definitions = new JsonObject(swagger["definitions"]!.AsObject().Concat(events).Select(d => KeyValuePair.Create(d.Key, d.Value?.DeepClone())));
        var paths = new JsonObject();
        foreach (var action in ConnectorParts.Actions)
        {
            var (path, method, operation) = operations[action.Operation];
            (paths[path] ??= new JsonObject())[method] = ActionOf(action, path, operation);
        }

        foreach (var type in DomainEventTypes.All)
        {
            paths[TriggerPath.Replace("{type}", type, StringComparison.Ordinal)] = TriggerOf(type, operations["PostTrigger"].Operation);
        }

        return new JsonObject
        {
            ["swagger"] = "2.0",
            ["info"] = new JsonObject
            {
                ["title"] = "RevOps",
                ["description"] = "Leads from first click to revenue: send leads, calls, deals and touchpoints, run reports, and start flows when a lead is qualified, a call is overdue or a deal is won.",
                ["version"] = swagger["info"]!["version"]!.DeepClone(),
                ["contact"] = swagger["info"]!["contact"]!.DeepClone(),
            },
            ["basePath"] = swagger["basePath"]!.DeepClone(),
            ["consumes"] = new JsonArray("application/json"),
            ["produces"] = new JsonArray("application/json"),
            ["paths"] = paths,
            ["definitions"] = Reachable(paths, definitions),
            ["securityDefinitions"] = new JsonObject { [Key] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "x-api-key" } },
            ["security"] = new JsonArray(new JsonObject { [Key] = new JsonArray() }),
        };
    }

    private static string EventName(string type) => $"{ConnectorWords.CodeOf(type)}Event";

    private static JsonObject ActionOf(ConnectorAction action, string path, JsonObject operation)
    {
        var made = operation.DeepClone().AsObject();
        made.Remove("security");
        made.Remove("tags");
        foreach (var (_, response) in made["responses"]!.AsObject())
        {
            response!.AsObject().Remove("examples");
        }

        made["summary"] = action.Summary;
        made["description"] = FirstParagraph(made);
        made[Visibility] = action.Visibility;
        foreach (var parameter in made["parameters"]!.AsArray())
        {
            Dress(parameter!.AsObject(), path);
        }

        Settle(made, action.Operation);
        return made;
    }

    /// <summary>What the description leaves open is settled where a flow has no choice.</summary>
    private static void Settle(JsonObject operation, string id)
    {
        if (id == "PostImport")
        {
            // Flows have the content of a file, not a form.
            operation["consumes"] = new JsonArray("text/csv");
            var parameters = operation["parameters"]!.AsArray();
            parameters.RemoveAt(parameters.Index().First(p => p.Item!["in"]!.GetValue<string>() == "formData").Index);
            parameters.Add((JsonNode)new JsonObject
            {
                ["name"] = "body",
                ["in"] = "body",
                ["required"] = true,
                ["description"] = "The content of the CSV file.",
                [Summary] = "File Content",
                ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "binary", [Summary] = "File Content" },
            });
        }

        if (id == "GetReport")
        {
            var format = operation["parameters"]!.AsArray().Single(p => p!["name"]!.GetValue<string>() == "format")!.AsObject();
            format["enum"] = new JsonArray("json");
            format["required"] = true;
            format[Visibility] = "internal";
            operation["produces"] = new JsonArray("application/json");
        }
    }

    private static void Dress(JsonObject parameter, string path)
    {
        var name = parameter["name"]!.GetValue<string>();
        parameter[Summary] = ConnectorWords.TitleOf(name);
        if (parameter["in"]!.GetValue<string>() == "body")
        {
            parameter["description"] ??= "What is sent.";
            return;
        }

        if (name == "id")
        {
            // Of what, says the part of the path before it.
            var of = path.Split('/')[Array.IndexOf(path.Split('/'), "{id}") - 1];
            parameter[Summary] = $"{ConnectorWords.TitleOf(of.TrimEnd('s'))} ID";
        }

        if (!parameter["required"]!.GetValue<bool>())
        {
            parameter[Visibility] = "advanced";
        }

        Offer(parameter, name);
    }

    private static void Offer(JsonObject field, string name)
    {
        if (ConnectorParts.Choices.TryGetValue(name, out var choice))
        {
            field["x-ms-dynamic-values"] = new JsonObject
            {
                ["operationId"] = choice.Operation,
                ["value-collection"] = "items",
                ["value-path"] = choice.Value,
                ["value-title"] = choice.Title,
            };
        }
    }

    private static JsonObject TriggerOf(string type, JsonObject operation) => new()
    {
        ["x-ms-notification-content"] = new JsonObject
        {
            ["description"] = $"{ConnectorParts.Triggers[type]}.",
            ["schema"] = new JsonObject { ["$ref"] = Definitions + EventName(type) },
        },
        ["post"] = new JsonObject
        {
            ["operationId"] = $"On{ConnectorWords.CodeOf(type)}",
            ["summary"] = ConnectorParts.Triggers[type],
            ["description"] = $"Starts a flow for each event of type {type}, within seconds.",
            ["x-ms-trigger"] = "single",
            ["x-ms-trigger-hint"] = "To see it work now, let it happen in RevOps, or send a sample with POST /api/hooks/{id}/test.",
            [Visibility] = type is DomainEventTypes.LeadQualified or DomainEventTypes.SlaBreached or DomainEventTypes.DealWon ? "important" : "none",
            ["consumes"] = new JsonArray("application/json"),
            ["produces"] = new JsonArray("application/json"),
            ["parameters"] = new JsonArray(new JsonObject
            {
                ["name"] = "body",
                ["in"] = "body",
                ["required"] = true,
                ["description"] = "Where events are posted to.",
                [Summary] = "Body",
                ["schema"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject
                    {
                        ["url"] = new JsonObject
                        {
                            ["type"] = "string",
                            ["description"] = "The address of the flow.",
                            [Summary] = "Callback URL",
                            ["x-ms-notification-url"] = true,
                            [Visibility] = "internal",
                        },
                    },
                    ["required"] = new JsonArray("url"),
                },
            }),
            ["responses"] = operation["responses"]!.DeepClone(),
        },
    };

    /// <summary>The definitions that are pointed to, dressed for the designer.</summary>
    private static JsonObject Reachable(JsonObject paths, JsonObject definitions)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<JsonNode>([paths]);
        while (open.TryPop(out var node))
        {
            foreach (var name in References(node))
            {
                if (found.Add(name))
                {
                    open.Push(definitions[name]!);
                }
            }
        }

        return new JsonObject(found.Select(n => KeyValuePair.Create<string, JsonNode?>(n, DefinitionOf(n, definitions[n]!.DeepClone().AsObject()))));
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == "$ref" && p.Value is JsonValue reference ? [reference.GetValue<string>()[Definitions.Length..]] : References(p.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };

    private static JsonObject DefinitionOf(string name, JsonObject schema)
    {
        var isBody = ConnectorParts.Shown.TryGetValue(name, out var shown);
        var required = (schema["required"]?.AsArray() ?? []).Select(r => r!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        Name(schema);
        schema.Remove("example");
        foreach (var (field, value) in isBody ? schema["properties"]!.AsObject() : [])
        {
            if (value!["$ref"] is not null)
            {
                continue;
            }

            Offer(value.AsObject(), field);
            if (!required.Contains(field) && !shown!.Contains(field))
            {
                value[Visibility] = "advanced";
            }
        }

        return schema;
    }

    /// <summary>Gives every field its name in words.</summary>
    private static void Name(JsonObject schema)
    {
        foreach (var (field, value) in schema["properties"]?.AsObject() ?? [])
        {
            if (value!["$ref"] is null)
            {
                value[Summary] = ConnectorWords.TitleOf(field);
                Name(value.AsObject());
            }
        }
    }

    private static string FirstParagraph(JsonObject operation) => operation["description"]!.GetValue<string>().Split('\n')[0];
}
