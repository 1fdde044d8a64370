using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RevOps.Connectors;
using RevOps.Core.Identity;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Functions.Intake;

namespace RevOps.EndToEnd.Tests;

/// <summary>Messages that fail again and again are kept with their reason, mended and replayed.</summary>
public sealed class DeadLetterTests(ImpatientApp app) : IClassFixture<ImpatientApp>
{
    [Fact]
    public async Task An_event_that_nobody_can_map_is_dead_lettered_with_its_reason_and_goes_on_when_mended()
    {
        var eventId = app.Services.GetRequiredService<EventIdIssuer>().Issue(app.Clock.GetUtcNow(), "lead", new byte[EventIdIssuer.RandomBytes]);
        var message = IntakeMessage.Write([new IntakeEvent(eventId, new SourceEvent("newer-crm", "", "lead", null, """{"email":"dead@letter.example"}"""), null)]);

        await SendAsync(message);

        var dead = await app.WhenAsync($"api/events/{eventId}", e => e.GetProperty("terminal").GetBoolean());
        Assert.Equal("dead-lettered", dead.GetProperty("status").GetString());
        Assert.Contains("newer-crm", dead.GetProperty("reason").GetProperty("detail").GetString(), StringComparison.Ordinal);
        var letter = (await app.GetAsync("api/dead-letters")).GetProperty("items").EnumerateArray()
            .Single(l => l.GetProperty("eventIds").EnumerateArray().Any(e => e.GetString() == eventId));

        var (status, _) = await app.PostAsync(
            $"api/dead-letters/{letter.GetProperty("deadLetterId").GetString()}/replay",
            new { body = message.Replace("newer-crm", "leads", StringComparison.Ordinal) });

        Assert.Equal(202, status);
        var end = await app.WhenAsync($"api/events/{eventId}", e => e.GetProperty("status").GetString() == "nurturing");
        Assert.NotNull(end.GetProperty("leadId").GetString());
    }

    [Fact]
    public async Task A_message_that_is_not_ours_is_kept_as_it_came()
    {
        await SendAsync("""{"name":"intake","version":99}""");

        var letters = await app.WhenAsync(
            "api/dead-letters", l => l.GetProperty("items").EnumerateArray().Any(i => i.GetProperty("body").GetString()!.Contains("99", StringComparison.Ordinal)));

        var letter = letters.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("body").GetString()!.Contains("99", StringComparison.Ordinal));
        Assert.Contains("version 99 is not known", letter.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_bad_event_does_not_hold_up_the_others_of_its_message()
    {
        var ids = app.Services.GetRequiredService<EventIdIssuer>();
        var bad = ids.Issue(app.Clock.GetUtcNow(), "lead", [1, 1, 1, 1, 1, 1, 1, 1, 1]);
        var good = ids.Issue(app.Clock.GetUtcNow(), "lead", [2, 2, 2, 2, 2, 2, 2, 2, 2]);

        await SendAsync(IntakeMessage.Write(
        [
            new IntakeEvent(bad, new SourceEvent("no-such-connector", "", "lead", null, "{}"), null),
            new IntakeEvent(good, new SourceEvent("leads", "", "lead", null, """{"email":"beside@letter.example"}"""), null),
        ]));

        Assert.Equal("nurturing", (await app.EndOfAsync(good)).GetProperty("status").GetString());
        Assert.Equal("dead-lettered", (await app.EndOfAsync(bad)).GetProperty("status").GetString());
    }

    private Task SendAsync(string message)
    {
        var storage = app.Services.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"]!;
        return new QueueClient(storage, "intake", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }).SendMessageAsync(message);
    }
}

/// <summary>The app with a host.json that tries three times, a second apart, so that giving up does not take minutes.</summary>
public sealed class ImpatientApp : RunningApp
{
    protected override string HostJson(string shipped) => shipped
        .Replace("\"maxDequeueCount\": 5", "\"maxDequeueCount\": 3", StringComparison.Ordinal)
        .Replace("\"visibilityTimeout\": \"00:00:30\"", "\"visibilityTimeout\": \"00:00:01\"", StringComparison.Ordinal);
}
