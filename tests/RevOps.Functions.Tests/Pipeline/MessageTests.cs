using System.Text.Json;
using RevOps.Functions.Imports;
using RevOps.Functions.Pipeline;

namespace RevOps.Functions.Tests.Pipeline;

/// <summary>Messages of the score and import queues: named, versioned, and errors where they are not ours.</summary>
public sealed class MessageTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_promise_to_score_comes_back_as_the_message_that_keeps_it()
    {
        var promise = ScoreMessage.Promise("evt-1", [new ScoreItem("lead-1", "evt-1", At), new ScoreItem("lead-2", "evt-1", At, IsImport: true)]);
        var message = ScoreMessage.Read(promise.Payload);
        Assert.Equal(promise.OutboxId, message.OutboxId);
        Assert.Equal([new ScoreItem("lead-1", "evt-1", At), new ScoreItem("lead-2", "evt-1", At, IsImport: true)], message.Items);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"name":"score","version":2,"outboxId":"x","items":[{"leadId":"l","eventId":"e"}]}""")]
    [InlineData("""{"name":"import","version":1,"outboxId":"x","items":[{"leadId":"l","eventId":"e"}]}""")]
    [InlineData("""{"name":"score","version":1,"outboxId":"x","items":[]}""")]
    [InlineData("""{"name":"score","version":1,"outboxId":"x"}""")]
    [InlineData("""{"name":"score","version":"one","outboxId":"x","items":[{"leadId":"l","eventId":"e"}]}""")]
    public void What_is_no_score_message_is_an_error(string text) => Assert.ThrowsAny<JsonException>(() => ScoreMessage.Read(text));

    [Theory]
    [InlineData(ImportMessage.Read, 4096, 0)]
    [InlineData(ImportMessage.Apply, 1, 500)]
    public void A_promise_to_import_comes_back_as_the_message_that_keeps_it(string step, long from, long to)
    {
        var message = ImportMessage.Of("imp-1", step, from, to);
        Assert.Equal(message, ImportMessage.Parse(message.Promise().Payload));
        Assert.Equal(message.OutboxId, message.Promise().OutboxId);
    }

    [Fact]
    public void Each_range_is_a_promise_of_its_own()
    {
        string[] ids = [ImportMessage.Of("i", "read", 1).OutboxId, ImportMessage.Of("i", "read", 2).OutboxId, ImportMessage.Of("i", "apply", 1).OutboxId, ImportMessage.Of("j", "read", 1).OutboxId];
        Assert.Equal(4, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"name":"import","version":2,"importId":"i","step":"read","from":0,"to":0}""")]
    [InlineData("""{"name":"import","version":1,"importId":"i","step":"drop","from":0,"to":0}""")]
    [InlineData("""{"name":"score","version":1,"importId":"i","step":"read","from":0,"to":0}""")]
    [InlineData("""{"name":"import","version":1,"importId":"i","step":"read","from":"0","to":{}}""")]
    public void What_is_no_import_message_is_an_error(string text) => Assert.ThrowsAny<JsonException>(() => ImportMessage.Parse(text));
}
