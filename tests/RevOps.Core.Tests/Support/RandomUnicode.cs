using RevOps.Core.Leads;

namespace RevOps.Core.Tests.Support;

/// <summary>Leads of random UTF-16, whole or broken, made up from a seed.</summary>
internal sealed class RandomUnicode(int seed)
{
    private static readonly (int From, int To)[] Ranges =
    [
        (0x20, 0x7E), (0x20, 0x7E), (0x00, 0x1F), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x52F), (0x590, 0x6FF), (0x900, 0x97F), (0xE00, 0xE7F),
        (0x1100, 0x11FF), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x3040, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xD800, 0xDFFF), (0xFE00, 0xFFFF),
    ];

    private static readonly string[] Pieces =
        ["@", ".com", "%41", "%25", "+", "&amp;", ",", ";", "<", ">", "\"", "van ", "Dr. ", " y ", "GmbH", "&", "10", "1.000", "M", "€", "$", "-", "株式会社", "http://", "?utm_source=", "=", "(", ")", "test", "İ", "ß", "ﬁ", "Å"];

    private readonly Random random = new(seed);

    public LeadSubmission Lead() => new()
    {
        Email = random.Next(2) == 0 ? $"{Text()}@{Text()}.com" : random.Next(2) == 0 ? Text() : "a@example.com",
        Phone = "+4930901820",
        FirstName = Text(),
        LastName = random.Next(2) == 0 ? null : Text(),
        FullName = Text(),
        JobTitle = Text(),
        Country = Text(),
        Form = Text(),
        Interest = Text(),
        Company = new CompanyInput(Text(), Text(), Text(), Text(), Text(), Text()),
        Utm = new UtmInput(Text(), Text(), Text(), Text(), Text(), Text()),
        ClickIds = new Dictionary<string, string> { ["gclid"] = Text() },
        Referrer = "https://" + Text(),
        Url = Text(),
        Consents = [new ConsentInput(Text(), true, Text: Text())],
    };

    private string Text()
    {
        var parts = new string[random.Next(0, 12)];
        for (var i = 0; i < parts.Length; i++)
        {
            var (from, to) = Ranges[random.Next(Ranges.Length)];
            parts[i] = random.Next(2) == 0 ? Pieces[random.Next(Pieces.Length)] : ((char)random.Next(from, to + 1)).ToString();
        }

        return string.Concat(parts);
    }
}
