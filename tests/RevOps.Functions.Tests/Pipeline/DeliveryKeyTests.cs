using RevOps.Connectors;
using RevOps.Functions.Intake;
using RevOps.Functions.Pipeline;

namespace RevOps.Functions.Tests.Pipeline;

/// <summary>What makes two deliveries the same one.</summary>
public sealed class DeliveryKeyTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"b":[1,{"y":2,"x":1}],"a":"é"}""", """ { "a" : "\u00e9" , "b" : [ 1 , { "x":1, "y":2 } ] } """, true)]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""", false)]
    [InlineData("""{"a":"1"}""", """{"a":1}""", false)]
    [InlineData("""{"a":null}""", "{}", false)]
    [InlineData("""{"a":[1,2]}""", """{"a":[12]}""", false)]
    [InlineData("""{"a":{"b":1},"c":2}""", """{"a":{"b":1,"c":2}}""", false)]
    [InlineData("""{"a":"b"}""", """{"a":["b"]}""", false)]
    [InlineData("""{"a":"x"}""", """{"a":"X"}""", false)]
    public void Order_of_properties_and_white_space_do_not_make_content_different_and_all_else_does(string one, string other, bool same) =>
        Assert.Equal(same, Of(one).Key == Of(other).Key);

    [Fact]
    public void The_senders_id_wins_over_the_idempotency_key_and_that_over_the_content()
    {
        Assert.Equal(Of("{}", id: "7", idempotency: "k").Key, Of("""{"other":1}""", id: "7", idempotency: "x").Key);
        Assert.Equal(Of("{}", idempotency: "k").Key, Of("""{"other":1}""", idempotency: "k").Key);
        Assert.NotEqual(Of("{}", idempotency: "k").Key, Of("{}").Key);
        Assert.NotEqual(Of("{}", id: "k").Key, Of("{}", idempotency: "k").Key);
    }

    [Fact]
    public void An_id_belongs_to_its_sender()
    {
        var keys = new[]
        {
            Of("{}", id: "7"),
            Of("{}", id: "7", connector: "leads"),
            Of("{}", id: "7", subject: "contact"),
            Of("{}", id: "7", kind: "touchpoint"),
        };
        Assert.Equal(keys.Length, keys.Select(k => k.Key).Distinct().Count());
    }

    [Fact]
    public void A_touchpoint_without_an_id_is_never_taken_for_another()
    {
        Assert.NotEqual(Of("{}", kind: "touchpoint", eventId: "evt-1").Key, Of("{}", kind: "touchpoint", eventId: "evt-2").Key);
        Assert.Equal(Of("{}", kind: "touchpoint", eventId: "evt-1").Key, Of("{}", kind: "touchpoint", eventId: "evt-1").Key);
    }

    [Fact]
    public void An_empty_id_is_no_id() => Assert.Equal(Of("{}").Key, Of("{}", id: "").Key);

    [Fact]
    public void Long_ids_are_told_apart_and_fit_the_index()
    {
        var one = Of("{}", id: new string('x', 5000) + "1").Key;
        Assert.NotEqual(one, Of("{}", id: new string('x', 5000) + "2").Key);
        Assert.InRange(one.Length, 1, 400);
        Assert.EndsWith(new string('x', 200), Of("{}", id: new string('x', 200)).Key, StringComparison.Ordinal);
    }

    [Fact]
    public void Content_counts_for_24_hours_across_midnight()
    {
        var today = Of("{}", at: Noon);
        var tomorrow = Of("{}", at: Noon.AddHours(24));
        Assert.NotEqual(today.Key, tomorrow.Key);
        Assert.Equal([today.Key], tomorrow.AlsoTakenBy);
        Assert.Equal(Noon, tomorrow.ValidFrom);
    }

    [Fact]
    public void The_day_is_the_UTC_day_wherever_the_time_was_noted()
    {
        var lastTick = new DateTimeOffset(2026, 1, 6, 0, 0, 0, TimeSpan.Zero).AddTicks(-1);
        Assert.Equal(Of("{}", at: Noon).Key, Of("{}", at: lastTick).Key);
        Assert.NotEqual(Of("{}", at: Noon).Key, Of("{}", at: lastTick.AddTicks(1)).Key);
        Assert.Equal(Of("{}", at: Noon).Key, Of("{}", at: lastTick.ToOffset(TimeSpan.FromHours(14))).Key);
    }

    [Theory]
    [InlineData("7", null)]
    [InlineData(null, "k")]
    public void Ids_and_idempotency_keys_hold_for_ever(string? id, string? idempotency)
    {
        var key = Of("{}", id: id, idempotency: idempotency);
        Assert.Equal(DateTimeOffset.MinValue, key.ValidFrom);
        Assert.Empty(key.AlsoTakenBy);
        Assert.Equal(key.Key, Of("{}", id: id, idempotency: idempotency, at: Noon.AddYears(1)).Key);
    }

    private static DeliveryKey Of(
        string payload,
        string? id = null,
        string? idempotency = null,
        string kind = "lead",
        string connector = "forms",
        string subject = "demo",
        string eventId = "evt-1",
        DateTimeOffset? at = null) =>
        DeliveryKey.Of(new IntakeEvent(eventId, new SourceEvent(connector, subject, kind, id, payload), idempotency), at ?? Noon);
}
