using System.Text;
using System.Text.Json;
using RevOps.Connectors;
using RevOps.Functions.Intake;

namespace RevOps.Functions.Tests.Intake;

/// <summary>Messages of the intake queue.</summary>
public sealed class IntakeMessageTests
{
    [Fact]
    public void Events_come_back_as_they_were_payloads_to_the_byte()
    {
        IntakeEvent[] events =
        [
            new("evt-1", new SourceEvent("forms", "demo", "lead", "7", """{ "name" : "Zoë \"Z\" 😀", "n": 1.50 }"""), "key:0"),
            new("evt-2", new SourceEvent("leads", "", "lead", null, "[]"), null),
        ];
        var back = Assert.IsType<IntakeMessage.Events>(IntakeMessage.Read(IntakeMessage.Write(events)));
        Assert.Equal(events, back.Items);
    }

    [Fact]
    public void A_claim_check_comes_back() => Assert.Equal(
        new IntakeMessage.ClaimCheck("intake/evt-1.json"), IntakeMessage.Read(IntakeMessage.WriteClaimCheck("intake/evt-1.json")));

    [Theory]
    [InlineData("""{"name":"intake","version":2,"events":[]}""", "version 2")]
    [InlineData("""{"name":"score","version":1,"events":[]}""", "'score'")]
    public void An_unknown_message_is_an_error_that_names_it(string text, string named) =>
        Assert.Contains(named, Assert.Throws<JsonException>(() => IntakeMessage.Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"name":1,"version":1}""")]
    [InlineData("""{"name":"intake","version":"1"}""")]
    [InlineData("""{"name":"intake","version":1}""")]
    [InlineData("""{"name":"intake","version":1,"blob":null}""")]
    [InlineData("""{"name":"intake","version":1,"events":{}}""")]
    [InlineData("""{"name":"intake","version":1,"events":[{"id":"evt-1"}]}""")]
    public void What_is_not_ours_is_the_documented_error(string text) => Assert.Throws<JsonException>(() => IntakeMessage.Read(text));

    [Fact]
    public void What_is_not_JSON_is_the_documented_error() => Assert.ThrowsAny<JsonException>(() => IntakeMessage.Read("not json"));

    [Fact]
    public void Packing_by_the_size_of_single_messages_never_makes_one_that_is_too_large()
    {
        // What the writer counts on: the parts' sizes bound the whole, and a full message fits the queue after encoding.
        var events = Enumerable.Range(0, 50).Select(i => new IntakeEvent(
            $"evt-{i}", new SourceEvent("forms", "demo", "lead", null, $$"""{"text":"{{new string('ä', i * 7)}}"}"""), i % 2 == 0 ? null : "k")).ToArray();
        Assert.InRange(Size(events), 1, events.Sum(e => Size(e)));
        Assert.InRange(Convert.ToBase64String(new byte[IntakeLimits.Message]).Length, 1, 64 * 1024);
    }

    private static int Size(params IntakeEvent[] events) => Encoding.UTF8.GetByteCount(IntakeMessage.Write(events));
}
