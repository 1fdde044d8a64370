namespace RevOps.Functions.Local.Demo;

/// <summary>What goes wrong outside: refused at the door, or accepted and rejected later.</summary>
internal static class FaultyDeliveries
{
    /// <summary>Leads that a batch accepts and the pipeline rejects.</summary>
    public static readonly object[] InBatches =
    [
        new { fullName = "Nobody Reachable", company = new { name = "Silent Ltd" } },
        new { email = "not-an-address", fullName = "Typo Person" },
        new { email = "no.tld@localhost", fullName = "Half Address" },
        new { email = "late@future.example", occurredAt = "yesterday", fullName = "Wrong Time" },
    ];

    /// <summary>One for each session's turn.</summary>
    public static Delivery Turn(int turn, LeadDeliveries leads, TouchDeliveries touches, Person person, DateTimeOffset at) => (turn % 8) switch
    {
        0 => new Delivery("intake/leads", "application/json", "{\"email\": \"broken@") { Expected = 400 },
        1 => Delivery.OfJson("intake/leads", new { fullName = "No Address", company = new { name = "Silent Ltd" } }) with { Expected = 422 },
        2 => Delivery.OfForm("contact", new Dictionary<string, string> { ["your-name"] = "Only A Name", ["your-message"] = "Hello?" }),
        3 => leads.GoogleAds(person with { Email = "", Phone = "" }, at),
        4 => Delivery.OfJson("intake/leads", new { email = person.Email }) with { Key = "a-wrong-key", Expected = 401 },
        5 => touches.OfNobody(at),
        6 => new Delivery("intake/leads", "text/plain", "call me") { Expected = 415 },
        _ => Delivery.OfForm("contact", new Dictionary<string, string> { ["your-name"] = "Bad Number", ["your-email"] = "anna@@example", ["tel-1"] = "12" }),
    };
}
