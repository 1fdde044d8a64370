using RevOps.Core.Leads;

namespace RevOps.Core.Tests.Support;

/// <summary>Leads made up from a seed: plausible, messy and hostile values mixed.</summary>
internal sealed class RandomLeads(int seed)
{
    private static readonly string?[] Emails =
        [null, "", "a@example.com", " Anna.Lee+x@GMail.com ", "mailto:b@acme.co.uk", "x <C@münchen.de>", "info@firma.de", "no mail", "a@b"];

    private static readonly string?[] Phones =
        [null, "", "+49 30 901820", "030 901820", "(212) 555-0123", "1-800-FLOWERS", "12", "06 12 34 56 78", "+1 416 555 0199 ext 7", "٠٣٠ ٩٠١٨٢٠"];

    private static readonly string?[] Countries = [null, "Deutschland", "U.K.", "中国", "USA", "276", "Atlantis", "fr", "N/A", " Brasil "];

    private static readonly string?[] Sizes =
        [null, "50-100", "1.2k", "500+", "10.000", "12/2024", "€1,5 Mio", "0", "1e99", "99999999999999999999999999", "up to 10", "<1M", "1B+", "10001+"];

    private static readonly string?[] Texts =
        [null, "", "demo", "Demo Request", "newsletter", "Head of Sales", "Werkstudent", "Software", "Maschinenbau", "山田 太郎", "van der Berg, Jan",
            "e\u0301\u0000x", "\uD83D", "👩‍👩‍👧", new string('y', 300), "%2520+%41", "{x}", "google", "cpc", "linkedin", "paid-social", "a\tb  c", "İstanbul", "ß"];

    private static readonly string?[] Urls =
        [null, "https://www.acme.com/x?utm_source=Google&utm_medium=cpc&gclid=1", "https://www.google.com/", "not a url", "//", "?&=&utm_source=%zz", "http://[::1]/"];

    private readonly Random random = new(seed);

    public LeadSubmission Next() => new()
    {
        Email = Pick(Emails),
        Phone = Pick(Phones) is { } phone && random.Next(4) > 0 ? phone : Digits(),
        Country = Pick(Countries),
        FirstName = Pick(Texts),
        LastName = Pick(Texts),
        FullName = Pick(Texts),
        JobTitle = Pick(Texts),
        Form = Pick(Texts),
        Interest = Pick(Texts),
        Company = new CompanyInput(Pick(Texts), Pick(Urls), Pick(Texts), Pick(Sizes), Pick(Sizes), Pick(Countries)),
        Utm = new UtmInput(Pick(Texts), Pick(Texts), Pick(Texts), Pick(Texts), Pick(Texts), Pick(Texts)),
        ClickIds = random.Next(3) == 0 ? new Dictionary<string, string> { ["gclid"] = "1" } : [],
        Referrer = Pick(Urls),
        Url = Pick(Urls),
        Consents = random.Next(2) == 0 ? [] : [new ConsentInput(Pick(Texts) ?? "ads", true), new ConsentInput("email_marketing", false)],
    };

    private string? Pick(string?[] values) => values[random.Next(values.Length)];

    private string Digits() => string.Concat(Enumerable.Range(0, random.Next(4, 18)).Select(i => i == 0 && random.Next(2) == 0 ? "+" : random.Next(10).ToString(null, null)));
}
