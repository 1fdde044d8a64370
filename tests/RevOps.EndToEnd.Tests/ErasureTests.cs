using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RevOps.Connectors;
using RevOps.Core.Identity;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Functions.Intake;
using RevOps.Testing;

namespace RevOps.EndToEnd.Tests;

/// <summary>Erasing a person: nothing of them is left in any store, nothing is lost of anybody else, and the sums stay.</summary>
public sealed class ErasureTests(ErasureApp app) : IClassFixture<ErasureApp>
{
    private const string Email = "Erna.Gone+fair@erasure-test.example";
    private const string Other = "stays@erasure-test.example";
    private static readonly string[] Tables = ["ledger", "deadletters", "failures"];
    private static readonly string[] Everything = ["*"];

    [Fact]
    public async Task A_person_is_gone_from_every_store_the_sums_stay_and_nothing_brings_them_back()
    {
        var lead = await LivedThroughAsync();
        var contactId = lead.GetProperty("contactId").GetString();
        var export = await app.GetAsync($"api/contacts/{contactId}/personal-data");
        Assert.NotEmpty(await WhereAsync());
        Assert.Equal(3, export.GetProperty("events").GetArrayLength());
        string[] known = ["contacts", "submissions", "calls", "effects", "consents", "external_ids", "click_ids", "import_rows", "touchpoints"];
        Assert.Empty(known.Except(export.GetProperty("tables").EnumerateObject().Select(t => t.Name)));
        var before = await SumsAsync();

        await EraseAsync(contactId!);

        await NoByteIsLeftAsync();
        Assert.Equal(before, await SumsAsync());
        var contact = await app.GetAsync($"api/contacts/{contactId}");
        Assert.Equal(JsonValueKind.Null, contact.GetProperty("email").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, contact.GetProperty("erasedAt").ValueKind);
        var erased = await app.GetAsync($"api/leads/{lead.GetProperty("leadId").GetString()}");
        Assert.Equal(
            erased.GetProperty("leadScore").GetInt32(),
            erased.GetProperty("explanation").GetProperty("contributions").EnumerateArray().Sum(c => c.GetProperty("points").GetInt32()));

        await NothingBringsThemBackAsync(contactId!);
        await NoByteIsLeftAsync();
        Assert.Equal("nurturing", (await app.SubmitAsync(new { email = Other, firstName = "Stays" })).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Once_the_block_is_lifted_the_person_comes_in_as_somebody_new()
    {
        const string email = "back@erasure-test.example";
        var first = await app.SubmitAsync(new { email, firstName = "Bo" });
        var contactId = first.GetProperty("contactId").GetString()!;
        var erasureId = await EraseAsync(contactId);
        Assert.Equal("erased", (await app.SubmitAsync(new { email, firstName = "Bo", message = "again" })).GetProperty("reason").GetProperty("code").GetString());

        var (status, lifted) = await app.PostAsync($"api/erasures/{erasureId}/lift", new { });

        Assert.Equal(200, status);
        Assert.NotEqual(JsonValueKind.Null, lifted.GetProperty("liftedAt").ValueKind);
        var back = await app.SubmitAsync(new { email, firstName = "Bo", message = "once more" });
        Assert.Equal("nurturing", back.GetProperty("status").GetString());
        Assert.NotEqual(contactId, back.GetProperty("contactId").GetString());
        var audit = (await app.GetAsync($"api/audit?subject=/api/erasures/{erasureId}/lift")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal(("LiftErasure", "key:settings", 200), (audit.GetProperty("action").GetString(), audit.GetProperty("actor").GetString(), audit.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task A_colleague_with_the_same_switchboard_still_comes_in()
    {
        const string phone = "+49 30 9018200";
        var gone = await app.SubmitAsync(new { email = "gone@switchboard.example", phone });
        await EraseAsync(gone.GetProperty("contactId").GetString()!);

        Assert.Equal("nurturing", (await app.SubmitAsync(new { email = "colleague@switchboard.example", phone })).GetProperty("status").GetString());
        Assert.Equal("erased", (await app.SubmitAsync(new { phone, message = "who is it" })).GetProperty("reason").GetProperty("code").GetString());
    }

    /// <summary>All that can happen to a person.</summary>
    private async Task<JsonElement> LivedThroughAsync()
    {
        await app.PostAsync("api/hooks", new { url = "http://127.0.0.1:9/gone", events = Everything });
        var hot = JsonSerializer.Deserialize<Dictionary<string, object>>(RunningApp.Example("hot-lead.json").GetRawText())!;
        hot["email"] = Email;
        hot["id"] = $"form-{Email}";
        hot["externalIds"] = new Dictionary<string, string> { ["hubspot"] = "990017" };
        hot["clickIds"] = new Dictionary<string, string> { ["gclid"] = "Cj0KErna" };
        hot["url"] = $"https://shop.example/thanks?mail={Uri.EscapeDataString(Email)}";
        hot["consent"] = new[] { new { purpose = "email_marketing", granted = true, text = $"Yes, write to {Email}" } };
        var routed = await app.SubmitAsync(hot);
        var leadId = routed.GetProperty("leadId").GetString();
        await app.PostAsync($"api/leads/{leadId}/calls", new { outcome = "connected", notes = $"Wants the offer to {Email}." });
        var (_, deal) = await app.PostAsync("api/deals", Deal(100, "proposal", null));
        await app.EndOfAsync(deal.GetProperty("eventId").GetString()!);
        var (_, won) = await app.PostAsync("api/deals", Deal(120, "won", "won"));
        await app.EndOfAsync(won.GetProperty("eventId").GetString()!);
        await ImportAsync($"email,first_name,message\n{Email},Erna,from a fair\n{Other},Stays,too\nnobody,{Email},refused\n");
        var (_, refused) = await app.PostAsync("api/touchpoints", new { eventType = "page_view", eventTime = app.Clock.GetUtcNow(), contact = new { email = "not-known@" }, url = $"https://x.example/?{Email}" });
        await app.EndOfAsync(refused.GetProperty("eventId").GetString()!);
        await DeadLetterAsync();
        return await app.WhenAsync($"api/leads/{leadId}", l => l.GetProperty("deals").GetArrayLength() == 1);
    }

    private async Task NothingBringsThemBackAsync(string contactId)
    {
        var again = await app.SubmitAsync(new { email = Email.ToUpperInvariant(), firstName = "Erna" });
        Assert.Equal(("rejected", "erased"), (again.GetProperty("status").GetString(), again.GetProperty("reason").GetProperty("code").GetString()));
        var byId = await app.SubmitAsync(new { email = "new-address@erasure-test.example", externalIds = new { hubspot = "990017" } });
        Assert.Equal("erased", byId.GetProperty("reason").GetProperty("code").GetString());
        var file = await ImportAsync($"email,first_name\n{Email},Erna\n{Other},Stays\n");
        Assert.Equal((1, 1), (file.GetProperty("rows").GetProperty("rejected").GetInt32(), file.GetProperty("rows").GetProperty("applied").GetInt32()));
        var (_, deal) = await app.PostAsync("api/deals", Deal(150, "won", "won"));
        var applied = await app.EndOfAsync(deal.GetProperty("eventId").GetString()!);
        Assert.Equal(("applied", contactId), (applied.GetProperty("status").GetString(), applied.GetProperty("contactId").GetString()));
        Assert.Equal(150, (await app.GetAsync("api/deals/deal-erna")).GetProperty("dealValue").GetDecimal());
    }

    /// <summary>What follows an event by a promise takes a moment.</summary>
    private async Task NoByteIsLeftAsync()
    {
        IReadOnlyList<string> left = [];
        try
        {
            await Eventually.Holds(async () => (left = await WhereAsync()).Count == 0, TimeSpan.FromSeconds(30), "nothing is left");
        }
        catch (TimeoutException)
        {
            // The list says more than the time.
        }

        Assert.Empty(left);
    }

    private object Deal(int value, string stage, string? wonLost) => new
    {
        id = "deal-erna",
        updatedAt = app.Clock.GetUtcNow().AddMinutes(value - 200),
        primaryContact = new { email = Email },
        pipelineStage = stage,
        dealValue = value,
        currency = "EUR",
        createdAt = app.Clock.GetUtcNow().AddDays(-1),
        closedAt = wonLost is null ? (DateTimeOffset?)null : app.Clock.GetUtcNow(),
        wonLost,
    };

    private async Task<string> EraseAsync(string contactId)
    {
        var (status, answer) = await app.SendAsync(HttpMethod.Delete, $"api/contacts/{contactId}/personal-data?reason=asked");
        Assert.Equal(202, status);
        var erasureId = answer.GetProperty("erasureId").GetString()!;
        await app.WhenAsync($"api/erasures/{erasureId}", e => e.GetProperty("status").GetString() == "done");
        return erasureId;
    }

    private async Task<string> SumsAsync()
    {
        var sums = new StringBuilder();
        foreach (var report in new[] { "channels", "funnel", "cohorts", "pipeline", "sla", "owners", "data-quality" })
        {
            sums.AppendLine((await app.GetAsync($"api/reports/{report}")).GetProperty("rows").GetRawText());
        }

        return sums.ToString();
    }

    /// <summary>A message that nobody can read, which holds somebody else too.</summary>
    private async Task DeadLetterAsync()
    {
        var eventId = app.Services.GetRequiredService<EventIdIssuer>().Issue(app.Clock.GetUtcNow(), "lead", new byte[EventIdIssuer.RandomBytes]);
        var message = IntakeMessage.Write([new IntakeEvent(eventId, new SourceEvent("newer-crm", "", "lead", null, $$"""{"email":"{{Email}}"}"""), null)]);
        await new QueueClient(Storage, "intake", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }).SendMessageAsync(message);
        await app.WhenAsync($"api/events/{eventId}", e => e.GetProperty("status").GetString() == "dead-lettered");
    }

    private string Storage => app.Services.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"]!;

    /// <summary>Where the address still stands: in every file of the data folder byte by byte, in every row, blob and message of the storage.</summary>
    private async Task<IReadOnlyList<string>> WhereAsync()
    {
        var found = new List<string>();
        foreach (var file in new DirectoryInfo(Path.GetDirectoryName(app.DatabasePath)!).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            // The lease is held, and holds nothing. What the emulator's interface does not show any more it removes from its files when it tidies up.
            if (file.Name == "runtime.lock" || file.FullName.Contains("azurite", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            await using var open = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await open.CopyToAsync(copy);
            Look(file.Name, Encoding.Latin1.GetString(copy.ToArray()));
        }

        foreach (var table in Tables)
        {
            await foreach (var row in new TableClient(Storage, table).QueryAsync<TableEntity>())
            {
                Look($"table {table}", string.Join(' ', row.Select(p => $"{p.Value}")));
            }
        }

        var container = new BlobContainerClient(Storage, "revops");
        await foreach (var blob in container.GetBlobsAsync())
        {
            Look($"blob {blob.Name}", (await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString());
        }

        await foreach (var queue in new QueueServiceClient(Storage).GetQueuesAsync())
        {
            foreach (var message in (await new QueueClient(Storage, queue.Name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }).PeekMessagesAsync(32)).Value)
            {
                Look($"queue {queue.Name}", message.Body.ToString());
            }
        }

        return found;

        void Look(string where, string text)
        {
            // However the rest is spelt: with its tag or without, escaped or not.
            if (text.Contains("erna.gone", StringComparison.OrdinalIgnoreCase))
            {
                var at = text.IndexOf("erna.gone", StringComparison.OrdinalIgnoreCase);
                found.Add($"{where}: …{text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 40)]}…");
            }
        }
    }

    private async Task<JsonElement> ImportAsync(string csv)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/imports?kind=leads") { Content = new StringContent(csv) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var (status, answer) = await app.SendAsync(request);
        Assert.Equal(202, status);
        return await app.WhenAsync($"api/imports/{answer.GetProperty("importId").GetString()}", i => i.GetProperty("finishedAt").ValueKind != JsonValueKind.Null);
    }
}

/// <summary>The app, which gives up messages soon and tells subscribers on this machine.</summary>
public sealed class ErasureApp : RunningApp
{
    protected override string[] Settings => ["--REVOPS_HOOKS_LOOPBACK", "true"];

    protected override string HostJson(string shipped) => shipped
        .Replace("\"maxDequeueCount\": 5", "\"maxDequeueCount\": 3", StringComparison.Ordinal)
        .Replace("\"visibilityTimeout\": \"00:00:30\"", "\"visibilityTimeout\": \"00:00:01\"", StringComparison.Ordinal);
}
