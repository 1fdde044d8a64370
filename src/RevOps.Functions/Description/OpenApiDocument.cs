using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using RevOps.Data.Effects;
using RevOps.Functions.Access;
using RevOps.Functions.Http;

namespace RevOps.Functions.Description;

/// <summary>The description of the API: OpenAPI 3.1, made of what the code says of itself.</summary>
internal static class OpenApiDocument
{
    private const string About =
        """
        Everything that RevOps takes and tells. Send a key in `x-api-key`; a request that is refused gets problem details (RFC 9457) that name each faulty field.
        Lists come in pages: ask again with `cursor` set to `nextCursor` until that is null. Times are UTC, money is a number beside its currency, ratios are fractions.
        What is accepted (202) is durable and worked on afterwards: its `statusUrl` tells what became of it.
        """;

    /// <summary>Makes it.</summary>
    public static JsonObject Make()
    {
        var answers = new AnswerSchemas();
        var problem = answers.Of(typeof(ProblemView));
        var paths = new JsonObject();
        foreach (var operation in OperationList.All)
        {
            var methods = paths[operation.Path] ??= new JsonObject();
            methods[operation.Method] = Of(operation, answers, problem);
        }

        var webhooks = new JsonObject(DomainEventTypes.All.Select(t => KeyValuePair.Create<string, JsonNode?>(t, Webhook(t, answers))));
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = Info(),
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/api" }),
            ["tags"] = new JsonArray([.. Sections.All.Select(s => new JsonObject { ["name"] = s.Name, ["description"] = s.Description })]),
            ["paths"] = paths,
            ["webhooks"] = webhooks,
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject(BodySchemas.All.Concat(answers.Components).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => KeyValuePair.Create<string, JsonNode?>(s.Key, s.Value))),
                ["securitySchemes"] = SecuritySchemes(),
            },
        };
    }

    /// <summary>Name, version and what it is about.</summary>
    public static JsonObject Info() => new()
    {
        ["title"] = "RevOps",
        ["version"] = "1.0",
        ["description"] = About.ReplaceLineEndings(" "),
        ["contact"] = new JsonObject { ["name"] = "RevOps" },
    };

    private static JsonObject Of(Operation operation, AnswerSchemas answers, JsonObject problem)
    {
        var described = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["tags"] = new JsonArray(operation.Tag),
            ["summary"] = operation.Summary,
            ["description"] = $"{operation.Description}\n\n{WhoMay(operation.Access)}",
            ["security"] = Security(operation.Access),
        };
        if (operation.Parameters.Count > 0)
        {
            described["parameters"] = new JsonArray([.. operation.Parameters.Select(Of)]);
        }

        if (operation.Body is { } body)
        {
            described["requestBody"] = new JsonObject
            {
                ["required"] = !body.Optional,
                ["content"] = new JsonObject(body.ContentTypes.Select(t => KeyValuePair.Create<string, JsonNode?>(t, new JsonObject { ["schema"] = Of(body, t) }))),
            };
        }

        described["responses"] = Responses(operation, answers, problem);
        return described;
    }

    private static JsonObject Of(Parameter parameter)
    {
        var schema = new JsonObject { ["type"] = parameter.Type };
        if (parameter.Format is not null)
        {
            schema["format"] = parameter.Format;
        }

        if (parameter.Values.Count > 0)
        {
            schema["enum"] = new JsonArray([.. parameter.Values.Select(v => (JsonNode)v)]);
        }

        if (parameter.Range is { } range)
        {
            (schema["minimum"], schema["maximum"]) = (range.Min, range.Max);
        }

        if (parameter.Default is { } value)
        {
            schema["default"] = parameter.Type switch { "integer" => int.Parse(value, CultureInfo.InvariantCulture), "boolean" => value == "true", _ => (JsonNode)value };
        }

        return new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.InPath ? "path" : "query",
            ["required"] = parameter.Required,
            ["description"] = parameter.Description,
            ["schema"] = schema,
        };
    }

    private static JsonObject Of(TakesAttribute body, string contentType)
    {
        if (contentType is not ("application/json" or "application/x-www-form-urlencoded"))
        {
            return contentType == "multipart/form-data"
                ? new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["file"] = new JsonObject { ["type"] = "string", ["format"] = "binary", ["description"] = "The file." } }, ["required"] = new JsonArray("file") }
                : new JsonObject { ["type"] = "string", ["format"] = "binary" };
        }

        var one = Reference(body.Schema);
        return body.Amount switch
        {
            Amount.One => one,
            Amount.Many => new JsonObject { ["type"] = "array", ["items"] = one },
            _ => new JsonObject { ["oneOf"] = new JsonArray(one, new JsonObject { ["type"] = "array", ["items"] = Reference(body.Schema), ["minItems"] = 1, ["maxItems"] = 1000 }) },
        };
    }

    private static JsonObject Responses(Operation operation, AnswerSchemas answers, JsonObject problem)
    {
        var responses = new JsonObject();
        foreach (var status in operation.Answers.GroupBy(a => a.Status))
        {
            responses[Text(status.Key)] = Of([.. status], answers);
        }

        if (AnswerExamples.Of(operation.Id) is { } example)
        {
            responses[Text(operation.Answers[0].Status)]!["content"]!["application/json"]!["example"] = example;
        }

        foreach (var status in operation.Problems.Where(s => operation.Answers.All(a => a.Status != s)))
        {
            responses[Text(status)] = Problem(Words(status), problem);
        }

        responses["default"] = Problem("Not now: 503 with Retry-After, or a fault of the app.", problem);
        return responses;
    }

    private static JsonObject Of(IReadOnlyList<AnswersAttribute> forms, AnswerSchemas answers)
    {
        var types = forms.SelectMany(f => f.Body).ToList();
        var bodies = types.ConvertAll(answers.Of);
        var response = new JsonObject { ["description"] = types is [var only] ? DescriptionOf(only, answers) : Words(forms[0].Status) };
        if (forms.Any(f => f.Location))
        {
            response["headers"] = new JsonObject
            {
                ["Location"] = new JsonObject { ["description"] = "Address of what was made.", ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "uri" } },
            };
        }

        var content = new JsonObject();
        if (bodies.Count > 0)
        {
            content["application/json"] = new JsonObject { ["schema"] = bodies is [var one] ? one : new JsonObject { ["oneOf"] = new JsonArray([.. bodies]) } };
        }

        foreach (var type in forms.SelectMany(f => f.ContentTypes))
        {
            content[type] = new JsonObject { ["schema"] = SchemaOf(type) };
        }

        if (content.Count > 0)
        {
            response["content"] = content;
        }

        return response;
    }

    private static JsonObject SchemaOf(string contentType) => contentType switch
    {
        "application/json" => [],
        _ when contentType.StartsWith("text/", StringComparison.Ordinal) => new JsonObject { ["type"] = "string" },
        _ => new JsonObject { ["type"] = "string", ["format"] = "binary" },
    };

    private static string DescriptionOf(Type type, AnswerSchemas answers) =>
        answers.Components.FirstOrDefault(c => c.Key == AnswerSchemas.NameOf(type)).Value?["description"]?.GetValue<string>() ?? "The answer.";

    private static JsonObject Webhook(string type, AnswerSchemas answers) => new()
    {
        ["post"] = new JsonObject
        {
            ["operationId"] = $"On{string.Concat(type.Split('.').Select(w => char.ToUpperInvariant(w[0]) + w[1..]))}",
            ["tags"] = new JsonArray("Hooks"),
            ["summary"] = $"Posted to hooks when an event {type} happens",
            ["description"] = "Signed as in Standard Webhooks: `webhook-id`, `webhook-timestamp`, `webhook-signature`. Answer with 2xx within 15 s; 410 ends the hook.",
            ["security"] = new JsonArray(),
            ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = EventSchemas.Of(type, answers) } } },
            ["responses"] = new JsonObject { ["2XX"] = new JsonObject { ["description"] = "Taken." }, ["410"] = new JsonObject { ["description"] = "Nobody is there any more: the hook ends." } },
        },
    };

    private static JsonObject SecuritySchemes() => new()
    {
        ["key"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "x-api-key", ["description"] = "The admin key, or the key of an integration." },
        ["keyInQuery"] = new JsonObject { ["type"] = "apiKey", ["in"] = "query", ["name"] = "key", ["description"] = "A key of scope intake or web, for senders that cannot set headers." },
        ["session"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "revops_session", ["description"] = "Of the pages. Every change sends `x-csrf-token`, too." },
    };

    private static JsonArray Security(AccessAttribute access)
    {
        if (access.Scope == Scope.None || access.Vendor is not null)
        {
            return [];
        }

        var schemes = new JsonArray(Scheme("key"), Scheme("session"));
        if ((access.Scope & (Scope.Intake | Scope.Web)) != Scope.None)
        {
            schemes.Add((JsonNode)Scheme("keyInQuery"));
        }

        return schemes;
    }

    private static JsonObject Scheme(string name) => new() { [name] = new JsonArray() };

    private static string WhoMay(AccessAttribute access) => access switch
    {
        { Vendor: { } vendor } => $"Open to {vendor} by its own proof: a signature or a token that the settings name.",
        { Scope: Scope.None } => "Open to everybody.",
        { Scope: var scope } => $"Needs a key of scope {string.Join(" or ", KeyScopes.NamesOf(scope))}; admin may do everything.",
    };

    private static JsonObject Problem(string description, JsonObject schema) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = schema.DeepClone() } },
    };

    private static string Words(int status) => status switch
    {
        200 => "Done.",
        204 => "Done; there is nothing to tell.",
        304 => "Not changed since the ETag that was sent in If-None-Match.",
        400 => "The body cannot be read.",
        401 => "No key, or a wrong one.",
        403 => "The key may not do this.",
        404 => "There is no such thing.",
        409 => "It cannot be done as things stand.",
        413 => "More than is accepted at once.",
        415 => "The content type is not understood here.",
        422 => "Fields are missing or wrong.",
        503 => "Not now.",
        _ => ((HttpStatusCode)status).ToString(),
    };

    private static JsonObject Reference(string schema) => new() { ["$ref"] = $"#/components/schemas/{schema}" };

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
