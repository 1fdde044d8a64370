using System.Text.Json;

namespace RevOps.Functions.Local.Demo;

/// <summary>The CRM: what becomes of the leads that a call qualified, told version by version.</summary>
internal sealed class DealDesk
{
    private const string Touchpoints = "touchpoints";
    private const string Deals = "deals";
    private readonly List<(DateTimeOffset At, string Path, object Item)> _ahead = [];
    private int _deals;

    /// <summary>Opens deals for leads that have just been qualified; most come to one.</summary>
    /// <param name="leads">The leads.</param>
    /// <param name="at">When they were.</param>
    public void Open(IEnumerable<JsonElement> leads, DateTimeOffset at)
    {
        foreach (var lead in leads.OrderBy(SalesDesk.Who, StringComparer.Ordinal).Where(l => Dice.Of("deal" + SalesDesk.Who(l)).Percent(88)))
        {
            var (id, contactId) = ($"D-{++_deals:000}", lead.GetProperty("contactId").GetString()!);
            var dice = Dice.Of(id + SalesDesk.Who(lead));
            var story = DealStory.Of(_deals, dice, Value(lead, dice), at).ToList();
            _ahead.AddRange(story.Select(v => (v.At, Deals, Version(id, contactId, v))));
            _ahead.AddRange(BuyerTouches.Of(id, contactId, at, story[0].CreatedAt, dice).Select(t => (t.At, Touchpoints, t.Touch)));
        }
    }

    /// <summary>What there is to tell by now: what buyers did, then their deals.</summary>
    public IReadOnlyList<Delivery> Due(DateTimeOffset now)
    {
        var due = _ahead.Where(a => a.At <= now).OrderBy(a => a.At).ToLookup(a => a.Path, a => a.Item);
        _ahead.RemoveAll(a => a.At <= now);
        return [.. new[] { Touchpoints, Deals }.Where(due.Contains).Select(path => Delivery.OfJson(path, due[path]))];
    }

    /// <summary>What companies of that size pay for a year, in euros.</summary>
    private static decimal Value(JsonElement lead, Dice dice) => lead.GetProperty("segment").GetString() switch
    {
        "enterprise" => 18_000 + (dice.Below(240) * 100),
        "mid_market" => 7_500 + (dice.Below(150) * 50),
        _ => 2_900 + (dice.Below(80) * 50),
    };

    private static object Version(string id, string contactId, DealVersion version) => new
    {
        id,
        updatedAt = Delivery.Time(version.At),
        createdAt = Delivery.Time(version.CreatedAt),
        closedAt = version.ClosedAt is { } closed ? Delivery.Time(closed) : null,
        primaryContact = new { contactId },
        pipeline = "new business",
        pipelineStage = version.Stage,
        dealValue = version.Value,
        currency = "EUR",
    };
}
