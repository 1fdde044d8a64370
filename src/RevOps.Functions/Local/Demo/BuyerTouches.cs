namespace RevOps.Functions.Local.Demo;

/// <summary>What people look at while a deal with them takes shape: by then several campaigns have a part in it.</summary>
internal static class BuyerTouches
{
    /// <summary>Some touchpoints before the deal is created, and sometimes one after it.</summary>
    /// <param name="dealId">The deal.</param>
    /// <param name="contactId">The buyer.</param>
    /// <param name="from">When the lead was qualified.</param>
    /// <param name="created">When the deal is created.</param>
    /// <param name="dice">What decides.</param>
    public static IEnumerable<(DateTimeOffset At, object Touch)> Of(string dealId, string contactId, DateTimeOffset from, DateTimeOffset created, Dice dice)
    {
        var before = dice.Of((20, 0), (35, 1), (30, 2), (15, 3));
        for (var n = 1; n <= before; n++)
        {
            var at = from + ((created - from) * (5 + dice.Below(90)) / 100);
            yield return (at, Touch($"{dealId}-touch-{n}", contactId, at, dice));
        }

        if (dice.Percent(40))
        {
            var at = created.AddHours(20 + dice.Below(60));
            yield return (at, Touch($"{dealId}-touch-later", contactId, at, dice));
        }
    }

    private static object Touch(string id, string contactId, DateTimeOffset at, Dice dice)
    {
        var (type, url, utm) = dice.Of<(string, string, object?)>(
            (30, ("page_view", "https://www.example.com/pricing", null)),
            (22, ("email_click", "https://www.example.com/cases", new { source = "newsletter", medium = "email", campaign = "february-news" })),
            (26, ("ad_click", "https://www.example.com/demo", new { source = "linkedin", medium = "paid_social", campaign = "Q1 Revenue Teams" })),
            (22, ("ad_click", "https://www.example.com/demo", new { source = "google", medium = "cpc", campaign = "DACH Brand Q1" })));
        return new { id, eventType = type, eventTime = Delivery.Time(at), contact = new { contactId }, url, utm };
    }
}
