using System.Text.Json;
using System.Text.Json.Nodes;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests.Description;

/// <summary>An app in which there is one of everything, so that every route has something to answer.</summary>
public sealed class DescribedApp : RunningApp
{
    /// <summary>An address of this machine at which nobody listens.</summary>
    public const string Nobody = "http://127.0.0.1:9/revops";

    private readonly SemaphoreSlim _gate = new(1);
    private Dictionary<string, string>? _ids;

    /// <inheritdoc/>
    protected override string[] Settings => ["--REVOPS_HOOKS_LOOPBACK", "true"];

    /// <summary>The description.</summary>
    public async Task<JsonObject> DocumentAsync() => JsonNode.Parse(await Http.GetStringAsync(new Uri("api/openapi.json", UriKind.Relative)))!.AsObject();

    /// <summary>A path of the description with the ids of what there is.</summary>
    public async Task<string> FilledAsync(string path)
    {
        var ids = await IdsAsync();
        var parts = path.Split('/');
        return "api" + string.Join('/', parts.Select((p, i) => p.StartsWith('{') ? ids.GetValueOrDefault(p == "{id}" ? $"{parts[i - 1]}/{p}" : p) ?? throw new InvalidOperationException($"Nothing for {path}.") : p));
    }

    private async Task<Dictionary<string, string>> IdsAsync()
    {
        await _gate.WaitAsync();
        try
        {
            return _ids ??= await MakeAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<Dictionary<string, string>> MakeAsync()
    {
        var lead = await SubmitAsync(Example("hot-lead.json"));
        var ids = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["leads/{id}"] = lead.GetProperty("leadId").GetString()!,
            ["contacts/{id}"] = lead.GetProperty("contactId").GetString()!,
            ["events/{id}"] = lead.GetProperty("eventId").GetString()!,
            ["deals/{id}"] = "D-1",
            ["{sequence}"] = "default",
            ["{form}"] = "contact",
            ["{name}"] = "a-mapping",
            ["{report}"] = "channels",
            ["{file}"] = "scoring.json",
            ["{type}"] = "lead.qualified",
            ["{token}"] = "no-token",
        };
        var deal = new { id = "D-1", updatedAt = Clock.GetUtcNow(), primaryContact = new { contactId = ids["contacts/{id}"] }, pipelineStage = "won", wonLost = "won", dealValue = 9000, currency = "EUR", createdAt = Clock.GetUtcNow().AddDays(-1), closedAt = Clock.GetUtcNow() };
        var (_, sent) = await PostAsync("api/deals", deal);
        await EndOfAsync(sent.GetProperty("eventId").GetString()!);
        ids["hooks/{id}"] = await MadeAsync("api/hooks", new { url = Nobody, events = "*" }, "hookId");
        ids["keys/{id}"] = await MadeAsync("api/keys", new { name = "a tool", scopes = (string[])["read"] }, "keyId");
        ids["runs/{id}"] = await MadeAsync("api/attribution/run", new { mode = "full" }, "runId");
        ids["what-if/{id}"] = await MadeAsync("api/what-if", new { rules = new Dictionary<string, JsonElement> { ["scoring.json"] = await GetAsync("api/rules/scoring.json") } }, "whatIfId");
        ids["suppressions/{id}"] = await MadeAsync("api/suppressions", new { email = "no@nordwind.example" }, "suppressionId");
        using var file = new StringContent("email,firstName\na@example.com,Ann\nnobody,\n", null, "text/csv");
        using var import = await Http.PostAsync(new Uri("api/imports?kind=leads", UriKind.Relative), file);
        ids["imports/{id}"] = JsonSerializer.Deserialize<JsonElement>(await import.Content.ReadAsStringAsync()).GetProperty("importId").GetString()!;
        await WhenAsync($"api/imports/{ids["imports/{id}"]}", i => i.GetProperty("terminal").GetBoolean());
        await WhenAsync($"api/attribution/runs/{ids["runs/{id}"]}", r => r.GetProperty("terminal").GetBoolean());
        await SendAsync(HttpMethod.Put, "api/imports/mappings/a-mapping", new { kind = "leads", fields = new { Mail = "email" } });
        ids["effects/{id}"] = (await WhenAsync("api/effects", e => e.GetProperty("items").GetArrayLength() > 0)).GetProperty("items")[0].GetProperty("effectId").GetString()!;
        var gone = await SubmitAsync(new { email = "gone@nordwind.example" });
        var (_, erasure) = await SendAsync(HttpMethod.Delete, $"api/contacts/{gone.GetProperty("contactId").GetString()}/personal-data");
        ids["erasures/{id}"] = erasure.GetProperty("erasureId").GetString()!;
        var other = await SubmitAsync(new { email = "other@nordwind.example", firstName = "Olga" });
        ids["other/{id}"] = other.GetProperty("contactId").GetString()!;
        await SendAsync(HttpMethod.Put, "api/owners", new[] { new { ownerId = "ben", name = "Ben" } });
        ids["owners/{id}"] = "ben";
        return ids;
    }

    private async Task<string> MadeAsync(string path, object body, string id)
    {
        var (status, answer) = await PostAsync(path, body);
        Assert.InRange(status, 200, 202);
        return answer.GetProperty(id).GetString()!;
    }
}
