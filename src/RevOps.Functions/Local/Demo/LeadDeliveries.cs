namespace RevOps.Functions.Local.Demo;

/// <summary>Leads as Google Ads and the flows of an automation tool send them.</summary>
/// <param name="dice">What decides.</param>
/// <param name="googleKey">The webhook key of the lead form.</param>
internal sealed class LeadDeliveries(Dice dice, string googleKey)
{
    private int _count;

    /// <summary>A lead form of Google Ads.</summary>
    public Delivery GoogleAds(Person person, DateTimeOffset at, bool isTest = false)
    {
        _count++;
        var columns = new (string Id, string Value)[]
        {
            ("FULL_NAME", $"{person.FirstName} {person.LastName}"),
            ("WORK_EMAIL", person.Email),
            ("PHONE_NUMBER", person.Phone),
            ("COMPANY_NAME", person.Company.Name),
            ("COMPANY_SIZE", person.Company.Employees),
            ("JOB_TITLE", person.Title),
            ("JOB_INDUSTRY", person.Company.Industry),
            ("COUNTRY", person.Country),
            ("PRODUCT", person.Interest),
        };
        return Delivery.OfJson("intake/google-ads", new
        {
            lead_id = $"{(isTest ? "TeSter-" : "")}CjwKdemo{_count:0000}",
            user_column_data = columns.Where(c => c.Value.Length > 0).Select(c => new { column_id = c.Id, string_value = c.Value }),
            api_version = "1.0",
            form_id = 40000000001,
            campaign_id = dice.Of([50000000002, 50000000003]),
            gcl_id = $"Cj0KCQ{dice.Digits("########")}",
            google_key = googleKey,
            is_test = isTest,
            lead_submit_time = Delivery.Time(at.AddSeconds(-dice.Below(90))),
        }) with
        { Expected = 200, Key = "", NeedsOrder = person.NeedsOrder };
    }

    /// <summary>One lead of the canonical JSON.</summary>
    public Delivery Single(Person person, DateTimeOffset at, bool isTest = false) =>
        Delivery.OfJson("intake/leads", Lead(person, at, isTest)) with { NeedsOrder = person.NeedsOrder };

    /// <summary>A batch, as a flow sends it; one may hold leads that are not usable.</summary>
    public Delivery Batch(IEnumerable<Person> people, DateTimeOffset at, params object[] faulty) =>
        Delivery.OfJson("intake/leads", people.Select(p => Lead(p, at, isTest: false)).Concat(faulty));

    private object Lead(Person person, DateTimeOffset at, bool isTest)
    {
        _count++;
        var origin = dice.Below(5);
        return new
        {
            id = $"flow-{_count:0000}",
            occurredAt = Delivery.Time(at.AddMinutes(-1 - dice.Below(3))),
            isTest,
            email = person.Email,
            phone = person.Phone,
            fullName = $"{person.FirstName} {person.LastName}",
            jobTitle = person.Title,
            country = person.Country,
            company = new { name = person.Company.Name, industry = person.Company.Industry, employees = person.Company.Employees },
            interest = person.Interest,
            visitorId = person.VisitorId,
            utm = Utm(origin),
            clickIds = origin == 1 ? new { li_fat_id = dice.Digits("########-####") } : null,
            referrer = origin switch { 2 => "https://www.google.com/", 3 => "https://www.linkedin.com/", 4 => "https://partner.example/blog/revops", _ => null },
            url = "https://www.example.com/contact",
            consent = dice.Percent(60) ? new[] { new { purpose = "email_marketing", granted = dice.Percent(85), text = "Keep me posted." } } : null,
        };
    }

    private static object? Utm(int origin) => origin switch
    {
        0 => new { source = "google", medium = "cpc", campaign = "Q1%20Brand" },
        1 => new { source = "LinkedIn", medium = "Paid_Social", campaign = "Q1 Revenue Teams" },
        _ => null,
    };
}
