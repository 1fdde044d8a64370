using System.Text.Json;
using System.Text.Json.Nodes;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Crm;

/// <summary>What HubSpot and Salesforce do with requests to read and to change many objects at once.</summary>
internal sealed class FakeCrm
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the CRM holds: <c>contacts/512</c>, <c>Lead/00Q…</c>.</summary>
    public Dictionary<string, Dictionary<string, string>> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Every change that was asked for, in order: <c>contacts/512 revops_score=80</c>.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>Answers in the place of the CRM; null lets it answer.</summary>
    public Func<VendorCall, VendorAnswered?> Instead { get; set; } = _ => null;

    /// <summary>Why an object, a property and a value are not taken; null where they are.</summary>
    public Func<string, string, string, string?> Fault { get; set; } = (_, _, _) => null;

    public void Hold(string key, params (string Name, string Value)[] values) =>
        Objects[key] = values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);

    public VendorAnswered Answer(VendorCall call) => Instead(call) ?? call.Path.Trim('/').Split('/') switch
    {
        ["crm", "v3", "objects", var type, "batch", "read"] => HubSpotRead(type, Parse(call)),
        ["crm", "v3", "objects", var type, "batch", "update"] => HubSpotUpdate(type, Parse(call)),
        ["services", "oauth2", "token"] => new VendorAnswered(200, """{"access_token":"salesforce-token"}"""),
        ["services", "data", _, "composite", "sobjects", var type] => SalesforceRead(type, Parse(call)),
        ["services", "data", _, "composite", "sobjects"] when call.Method == "PATCH" => SalesforceUpdate(Parse(call)),
        _ => new VendorAnswered(404, """{"message":"no such path"}"""),
    };

    private static JsonElement Parse(VendorCall call) => JsonSerializer.Deserialize<JsonElement>(call.Body);

    private VendorAnswered HubSpotRead(string type, JsonElement asked)
    {
        var results = new JsonArray();
        foreach (var id in asked.GetProperty("inputs").EnumerateArray().Select(i => i.GetProperty("id").GetString()!))
        {
            if (Objects.TryGetValue($"{type}/{id}", out var held))
            {
                var properties = new JsonObject { ["hs_object_id"] = id };
                foreach (var name in asked.GetProperty("properties").EnumerateArray().Select(p => p.GetString()!))
                {
                    properties[name] = held.GetValueOrDefault(name);
                }

                results.Add(new JsonObject { ["id"] = id, ["properties"] = properties, ["createdAt"] = "2026-01-05T11:00:00Z" });
            }
        }

        var missing = asked.GetProperty("inputs").GetArrayLength() - results.Count;
        var answer = new JsonObject { ["status"] = "COMPLETE", ["results"] = results };
        if (missing > 0)
        {
            answer["numErrors"] = missing;
            answer["errors"] = JsonNode.Parse("""[{"status":"error","category":"OBJECT_NOT_FOUND","message":"Could not get some objects","context":{"ids":["9"]}}]""");
        }

        return new VendorAnswered(missing > 0 ? 207 : 200, answer.ToJsonString());
    }

    /// <summary>One value that is not valid, and the whole batch is refused.</summary>
    private VendorAnswered HubSpotUpdate(string type, JsonElement asked)
    {
        var inputs = asked.GetProperty("inputs").EnumerateArray().ToList();
        foreach (var input in inputs)
        {
            foreach (var property in input.GetProperty("properties").EnumerateObject())
            {
                if (Fault($"{type}/{input.GetProperty("id").GetString()}", property.Name, property.Value.GetString()!) is { } fault)
                {
                    var message = $$"""Property values were not valid: [{"isValid":false,"message":"{{property.Value}} is not good for Ann Lee","error":"{{fault}}","name":"{{property.Name}}"}]""";
                    return new VendorAnswered(400, new JsonObject { ["status"] = "error", ["message"] = message, ["category"] = "VALIDATION_ERROR" }.ToJsonString(Plain));
                }
            }
        }

        inputs.ForEach(i => Change($"{type}/{i.GetProperty("id").GetString()}", i.GetProperty("properties")));
        return new VendorAnswered(200, """{"status":"COMPLETE","results":[]}""");
    }

    private VendorAnswered SalesforceRead(string type, JsonElement asked)
    {
        var records = new JsonArray();
        foreach (var id in asked.GetProperty("ids").EnumerateArray().Select(i => i.GetString()!))
        {
            if (!Objects.TryGetValue($"{type}/{id}", out var held))
            {
                records.Add(null);
                continue;
            }

            var record = new JsonObject { ["attributes"] = new JsonObject { ["type"] = type }, ["Id"] = id };
            foreach (var name in asked.GetProperty("fields").EnumerateArray().Select(f => f.GetString()!).Where(f => f != "Id"))
            {
                record[name] = held.TryGetValue(name, out var value) ? decimal.TryParse(value, out var number) ? JsonValue.Create(number) : value : null;
            }

            records.Add(record);
        }

        return new VendorAnswered(200, records.ToJsonString());
    }

    private VendorAnswered SalesforceUpdate(JsonElement asked)
    {
        Assert.False(asked.GetProperty("allOrNone").GetBoolean());
        var results = new JsonArray();
        foreach (var record in asked.GetProperty("records").EnumerateArray())
        {
            var (id, type) = (record.GetProperty("id").GetString()!, record.GetProperty("attributes").GetProperty("type").GetString()!);
            var fields = record.EnumerateObject().Where(p => p.Name is not ("id" or "attributes")).ToList();
            var (name, fault) = fields.Select(f => (f.Name, Fault: Fault($"{type}/{id}", f.Name, f.Value.ToString()))).FirstOrDefault(f => f.Fault is not null);
            if (fault is null)
            {
                Change($"{type}/{id}", record);
            }

            results.Add(new JsonObject
            {
                ["id"] = id,
                ["success"] = fault is null,
                ["errors"] = fault is null ? [] : new JsonArray(new JsonObject { ["statusCode"] = fault, ["message"] = "bad for Ann Lee", ["fields"] = new JsonArray(name) }),
            });
        }

        return new VendorAnswered(200, results.ToJsonString());
    }

    private void Change(string key, JsonElement properties)
    {
        foreach (var property in properties.EnumerateObject().Where(p => p.Name is not ("id" or "attributes")))
        {
            Objects[key][property.Name] = property.Value.ValueKind == JsonValueKind.Null ? "" : property.Value.ToString();
            Changes.Add($"{key} {property.Name}={property.Value.GetRawText().Trim('"')}");
        }
    }
}
