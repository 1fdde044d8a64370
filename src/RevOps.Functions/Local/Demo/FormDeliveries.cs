using System.Globalization;

namespace RevOps.Functions.Local.Demo;

/// <summary>Web forms, each as its plugin sends it.</summary>
/// <param name="dice">What decides.</param>
internal sealed class FormDeliveries(Dice dice)
{
    private int _entries;

    /// <summary>A form that the person filled in.</summary>
    public Delivery From(Person person)
    {
        var delivery = dice.Below(5) switch
        {
            0 => ContactForm7(person),
            1 => Gravity(person),
            2 => WpForms(person),
            3 => Elementor(person),
            _ => OwnPage(person),
        };
        return delivery with { NeedsOrder = person.NeedsOrder };
    }

    private static Delivery ContactForm7(Person person) => Delivery.OfForm("contact", new Dictionary<string, string>
    {
        ["your-name"] = $"{person.FirstName} {person.LastName}",
        ["your-email"] = person.Email,
        ["tel-428"] = person.Phone,
        ["your-company"] = person.Company.Name,
        ["your-position"] = person.Title,
        ["your-country"] = person.Country,
        ["company-size"] = person.Company.Employees,
        ["your-subject"] = person.Interest,
        ["your-message"] = person.Speaks.Message,
        ["acceptance-9"] = "1",
        ["_wpcf7"] = "1",
        ["_wpcf7_unit_tag"] = "wpcf7-f1-p2-o1",
    });

    private Delivery Gravity(Person person) => Delivery.OfJson("intake/forms/example-gravity-demo-request", new Dictionary<string, object?>
    {
        ["id"] = Entry(),
        ["form_id"] = "4",
        ["is_read"] = 0,
        ["source_url"] = $"https://www.example.com/demo?{Campaign()}",
        ["1.3"] = person.FirstName,
        ["1.6"] = person.LastName,
        ["2"] = person.Email,
        ["3"] = person.Phone,
        ["4"] = person.Company.Name,
        ["5"] = person.Speaks.Message,
        ["6.1"] = dice.Percent(60) ? "1" : "",
        ["company size"] = person.Company.Employees,
        ["country"] = person.Country,
        ["industry"] = person.Company.Industry,
        ["job title"] = person.Title,
    });

    private Delivery WpForms(Person person) => Delivery.OfJson("intake/forms/pricing", new Dictionary<string, object?>
    {
        ["entry_id"] = int.Parse(Entry(), CultureInfo.InvariantCulture),
        ["form_id"] = "12",
        ["name"] = $"{person.FirstName} {person.LastName}",
        ["email"] = person.Email,
        ["phone"] = person.Phone,
        ["company"] = person.Company.Name,
        ["job title"] = person.Title,
        ["country"] = person.Country,
        ["number of employees"] = person.Company.Employees,
        ["industry"] = person.Company.Industry,
        ["interest"] = person.Interest,
        ["visitor_id"] = person.VisitorId,
        ["referrer"] = dice.Of(["https://www.google.com/", "https://www.linkedin.com/feed/", "https://duckduckgo.com/", ""]),
    });

    private Delivery Elementor(Person person)
    {
        var fields = new Dictionary<string, string>
        {
            ["form_fields[name]"] = $"{person.FirstName} {person.LastName}",
            ["form_fields[email]"] = person.Email,
            ["form_fields[phone]"] = person.Phone,
            ["form_fields[company]"] = person.Company.Name,
            ["form_fields[role]"] = person.Title,
            ["form_fields[country]"] = person.Country,
            ["form_fields[industry]"] = person.Company.Industry,
            ["form_fields[employees]"] = person.Company.Employees,
            ["form_fields[topic]"] = person.Interest,
        };
        if (dice.Percent(50))
        {
            fields["form_fields[utm_source]"] = "linkedin";
            fields["form_fields[utm_medium]"] = "paid_social";
            fields["form_fields[utm_campaign]"] = "Q1 Revenue Teams";
        }

        return Delivery.OfForm("elementor-contact", fields);
    }

    /// <summary>A page of the company's own, its fields named in the language of the visitor.</summary>
    private Delivery OwnPage(Person person)
    {
        var names = person.Speaks.Fields;
        return Delivery.OfForm("own-page", new Dictionary<string, string>
        {
            [names.First] = person.FirstName,
            [names.Last] = person.LastName,
            [names.Email] = person.Email,
            [names.Phone] = person.Phone,
            [names.Company] = person.Company.Name,
            [names.Title] = person.Title,
            [names.Country] = person.Country,
            [names.Employees] = person.Company.Employees,
            [names.Industry] = person.Company.Industry,
            [names.Interest] = person.Interest,
            [names.Message] = person.Speaks.Message,
            [names.Consent] = dice.Of(["on", "", "no"]),
            ["utm_source"] = dice.Of(["google", "newsletter", ""]),
            ["page_url"] = "https://www.example.com/contact",
        });
    }

    private string Entry() => (++_entries).ToString(CultureInfo.InvariantCulture);

    private string Campaign() => dice.Of(
    [
        "utm_source=google&utm_medium=cpc&utm_campaign=DACH%20Brand%20Q1&gclid=Cj0KCQdemo",
        "utm_source=newsletter&utm_medium=email&utm_campaign=february-news",
        "utm_source=linkedin&utm_medium=cpc&utm_campaign=Q1%20Revenue%20Teams",
        "ref=partner",
    ]);
}
