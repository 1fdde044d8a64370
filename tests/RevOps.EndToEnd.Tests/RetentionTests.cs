using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RevOps.Connectors;
using RevOps.Core.Identity;
using RevOps.Functions.Intake;
using RevOps.Functions.Retention;
using RevOps.Functions.Storage;

namespace RevOps.EndToEnd.Tests;

/// <summary>What has been kept long enough goes by itself; the business's record stays, and so does what was never done.</summary>
public sealed class RetentionTests(ErasureApp app) : IClassFixture<ErasureApp>
{
    private const string Email = "old@retention-test.example";

    [Fact]
    public async Task Files_go_after_months_events_after_a_year_and_what_was_never_done_stays()
    {
        var lead = await app.SubmitAsync(new { id = "kept-1", email = Email, firstName = "Olga" });
        var import = await ImportAsync($"email,first_name\n{Email},Olga\nnobody,Nobody\n");
        var done = await ClaimCheckAsync("leads");
        await app.EndOfAsync(done);
        var dead = await ClaimCheckAsync("no-such-connector");
        Assert.Equal("dead-lettered", (await app.EndOfAsync(dead)).GetProperty("status").GetString());

        await NightAfterAsync(TimeSpan.FromDays(91));

        Assert.Empty(await BlobsAsync("intake/"));
        Assert.Empty(await BlobsAsync("imports/"));
        var shown = await app.GetAsync($"api/imports/{import}");
        Assert.Equal((1, 1), (shown.GetProperty("rows").GetProperty("rejected").GetInt32(), shown.GetProperty("rows").GetProperty("applied").GetInt32()));
        Assert.DoesNotContain("nobody", await app.Http.GetStringAsync(new Uri($"api/imports/{import}/errors.csv", UriKind.Relative)), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("nurturing", (await app.GetAsync($"api/events/{Event(lead)}")).GetProperty("status").GetString());
        Assert.Equal("duplicate", (await app.SubmitAsync(new { id = "kept-1", email = Email, firstName = "Olga" })).GetProperty("status").GetString());

        await NightAfterAsync(TimeSpan.FromDays(366));

        var (status, problem) = await app.SendAsync(HttpMethod.Get, $"api/events/{Event(lead)}");
        Assert.Equal((404, true), (status, problem.GetProperty("detail").GetString()!.Contains("365 days", StringComparison.Ordinal)));
        Assert.Empty(await LedgerAsync());
        Assert.Equal(JsonValueKind.String, (await app.GetAsync($"api/leads/{lead.GetProperty("leadId").GetString()}")).GetProperty("createdAt").ValueKind);
        Assert.NotEqual("duplicate", (await app.SubmitAsync(new { id = "kept-1", email = Email, firstName = "Olga" })).GetProperty("status").GetString());

        var letter = (await app.GetAsync("api/dead-letters")).GetProperty("items").EnumerateArray().Single(l => l.GetProperty("eventIds").EnumerateArray().Any(e => e.GetString() == dead));
        Assert.Equal(202, (await app.SendAsync(HttpMethod.Post, $"api/dead-letters/{letter.GetProperty("deadLetterId").GetString()}/replay")).Status);
        Assert.NotEmpty((await app.GetAsync("api/audit")).GetProperty("items").EnumerateArray());

        await NightAfterAsync(TimeSpan.FromDays(800));

        Assert.DoesNotContain((await app.GetAsync("api/dead-letters")).GetProperty("items").EnumerateArray(), l => l.GetProperty("replayedAt").ValueKind != JsonValueKind.Null);
        Assert.Empty((await app.GetAsync("api/audit")).GetProperty("items").EnumerateArray());
    }

    private static string Event(JsonElement record) => record.GetProperty("eventId").GetString()!;

    private async Task NightAfterAsync(TimeSpan time)
    {
        app.Clock.Jump(time);
        await ActivatorUtilities.CreateInstance<RetentionFunction>(app.Services).Run(new TimerInfo(), CancellationToken.None);
    }

    /// <summary>An event that came in a message too large for the queue.</summary>
    private async Task<string> ClaimCheckAsync(string connector)
    {
        var eventId = app.Services.GetRequiredService<EventIdIssuer>().Issue(app.Clock.GetUtcNow(), "lead", Guid.NewGuid().ToByteArray());
        var text = IntakeMessage.Write([new IntakeEvent(eventId, new SourceEvent(connector, "", "lead", null, $$"""{"email":"{{eventId}}@retention-test.example"}"""), null)]);
        await app.Services.GetRequiredService<BlobStore>().PutAsync($"intake/{eventId}.json", text, CancellationToken.None);
        await new QueueClient(Storage, "intake", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }).SendMessageAsync(IntakeMessage.WriteClaimCheck($"intake/{eventId}.json"));
        return eventId;
    }

    private string Storage => app.Services.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"]!;

    private async Task<List<string>> BlobsAsync(string folder)
    {
        var names = new List<string>();
        await foreach (var blob in new BlobContainerClient(Storage, "revops").GetBlobsAsync(prefix: folder))
        {
            names.Add(blob.Name);
        }

        return names;
    }

    private async Task<List<string>> LedgerAsync()
    {
        var ids = new List<string>();
        var recent = EventIdIssuer.FirstOf(app.Clock.GetUtcNow() - TimeSpan.FromDays(300));
        await foreach (var row in new TableClient(Storage, "ledger").QueryAsync<TableEntity>())
        {
            ids.Add(row.RowKey);
        }

        return [.. ids.Where(id => string.CompareOrdinal(id, recent) < 0)];
    }

    private async Task<string> ImportAsync(string csv)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/imports?kind=leads") { Content = new StringContent(csv) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var (_, answer) = await app.SendAsync(request);
        var importId = answer.GetProperty("importId").GetString()!;
        await app.WhenAsync($"api/imports/{importId}", i => i.GetProperty("finishedAt").ValueKind != JsonValueKind.Null);
        return importId;
    }
}
