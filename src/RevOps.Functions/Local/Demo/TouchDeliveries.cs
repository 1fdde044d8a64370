namespace RevOps.Functions.Local.Demo;

/// <summary>What people do between forms.</summary>
/// <param name="dice">What decides.</param>
internal sealed class TouchDeliveries(Dice dice)
{
    private int _count;

    /// <summary>Interactions of people we know by their address.</summary>
    public Delivery Of(IEnumerable<Person> people, DateTimeOffset at) =>
        Delivery.OfJson("touchpoints", people.Select(p => Touch(new { email = p.Email.Trim() }, at)).ToList());

    /// <summary>Page views of somebody who has not said who they are yet.</summary>
    public Delivery Anonymous(Person person, DateTimeOffset at) =>
        Delivery.OfJson("touchpoints", Touch(new { visitorId = person.VisitorId }, at));

    /// <summary>An interaction of a contact that does not exist.</summary>
    public Delivery OfNobody(DateTimeOffset at) => Delivery.OfJson("touchpoints", Touch(new { contactId = "con_gone" }, at));

    private object Touch(object contact, DateTimeOffset at)
    {
        var (type, url, utm) = dice.Of<(string, string?, object?)>(
            (30, ("page_view", "https://www.example.com/pricing", null)),
            (20, ("page_view", "https://www.example.com/blog/what-is-revops", null)),
            (25, ("email_open", null, new { source = "newsletter", medium = "email", campaign = "february-news" })),
            (10, ("email_click", "https://www.example.com/demo", new { source = "newsletter", medium = "email", campaign = "february-news" })),
            (15, ("ad_click", "https://www.example.com/pricing?gclid=Cj0KCQdemo", new { source = "google", medium = "cpc", campaign = "Q1 Brand" })));
        return new
        {
            id = $"touch-{++_count:0000}",
            eventType = type,
            eventTime = Delivery.Time(at.AddMinutes(-dice.Below(60))),
            contact,
            url,
            utm,
        };
    }
}
