using RevOps.Core.Identity.Matching;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Identity;

public sealed class ContactMatcherTests
{
    private const string Phone = "+493012345678";
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private static MatchingRules Rules => Shipped.Rules.Identity.Matching;

    /// <summary>A person as "email|phone|first|last|domain|postal code"; a dash for what is not known.</summary>
    private static PersonFacts Person(string text)
    {
        var parts = text.Split('|').Select(p => p == "-" ? null : p).ToArray();
        return new PersonFacts
        {
            EmailKey = parts[0],
            Phone = parts[1],
            FirstName = parts[2],
            LastName = parts[3],
            CompanyDomain = parts[4],
            PostalCode = parts[5],
        };
    }

    private static MatchCandidate Candidate(string id, string facts, bool visitor = false, bool externalId = false, int minute = 0) =>
        new(id, Person(facts), Noon.AddMinutes(minute), visitor, externalId);

    [Theory]
    [InlineData("-|" + Phone + "|Ann|Lee|-|-", "-|" + Phone + "|-|LEE|-|-", "phone-and-last-name", 0.95)]
    [InlineData("a@x.de|" + Phone + "|Ann|Müller|-|-", "-|" + Phone + "|-|muller|-|-", "phone-and-last-name", 0.95)]
    [InlineData("-|" + Phone + "|-|-|-|-", "b@y.de|" + Phone + "|Ann|Lee|-|-", "phone", 0.85)]
    [InlineData("a@x.de|" + Phone + "|-|-|-|-", "-|" + Phone + "|-|-|-|-", "phone", 0.85)]
    [InlineData("-|" + Phone + "|Bob|Ray|-|-", "-|" + Phone + "|Ann|Lee|-|-", "phone-other-last-name", 0.6)]
    [InlineData("a@x.de|" + Phone + "|Ann|Lee|-|-", "b@y.de|" + Phone + "|Ann|Lee|-|-", "phone-and-full-name", 0.8)]
    [InlineData("a@x.de|-|Zoë|Brontë|x.de|-", "b@x.de|-|zoe|BRONTE|x.de|-", "full-name-and-domain", 0.7)]
    [InlineData("a@x.de|-|山田|太郎|x.jp|-", "b@x.jp|-|山田|太郎|x.jp|-", "full-name-and-domain", 0.7)]
    public void The_surest_rule_that_holds_rates_the_pair(string given, string known, string rule, double confidence) =>
        Assert.Equal(new ContactMatch("c1", rule, confidence), Assert.Single(ContactMatcher.Rate(Person(given), [Candidate("c1", known)], Rules)));

    [Theory]
    [InlineData("a@x.de|" + Phone + "|-|-|-|-", "b@y.de|" + Phone + "|-|-|-|-")]
    [InlineData("a@x.de|" + Phone + "|Ann|Lee|-|-", "b@y.de|" + Phone + "|Bob|Lee|-|-")]
    [InlineData("-|" + Phone + "|-|-|-|-", "-|+493012345679|-|-|-|-")]
    [InlineData("a@x.de|-|Ann|Lee|x.de|-", "b@y.de|-|Ann|Lee|y.de|-")]
    [InlineData("a@x.de|-|Ann|Lee|x.de|-", "b@x.de|-|Ann|Leigh|x.de|-")]
    [InlineData("a@x.de|-|-|-|x.de|-", "b@x.de|-|-|-|x.de|-")]
    [InlineData("a@x.de|-|Ann|Lee|-|-", "b@y.de|-|Ann|Lee|-|-")]
    public void People_who_share_too_little_are_not_even_suggested(string given, string known) =>
        Assert.Empty(ContactMatcher.Rate(Person(given), [Candidate("c1", known)], Rules));

    [Fact]
    public void A_browser_links_unless_the_addresses_differ()
    {
        Assert.Equal("visitor", ContactMatcher.Rate(Person("a@x.de|-|-|-|-|-"), [Candidate("c1", "-|-|-|-|-|-", visitor: true)], Rules).Single().RuleId);
        Assert.Empty(ContactMatcher.Rate(Person("a@x.de|-|-|-|-|-"), [Candidate("c1", "b@y.de|-|-|-|-|-", visitor: true)], Rules));
    }

    [Fact]
    public void The_same_id_elsewhere_with_another_address_is_a_suggestion() =>
        Assert.Equal(
            new ContactMatch("c1", "external-id-other-email", 0.8),
            ContactMatcher.Rate(Person("a@x.de|-|-|-|-|-"), [Candidate("c1", "b@y.de|-|-|-|-|-", externalId: true)], Rules).Single());

    [Fact]
    public void The_surest_comes_first_then_who_has_no_address_then_the_oldest()
    {
        var rated = ContactMatcher.Rate(
            Person($"-|{Phone}|-|Lee|-|-"),
            [
                Candidate("young", $"-|{Phone}|-|-|-|-", minute: 2),
                Candidate("mailed", $"b@y.de|{Phone}|-|-|-|-"),
                Candidate("old", $"-|{Phone}|-|-|-|-", minute: 1),
                Candidate("named", $"c@y.de|{Phone}|-|Lee|-|-", minute: 3),
                Candidate("other", $"d@y.de|{Phone}|-|Ray|-|-"),
            ],
            Rules);
        Assert.Equal(["named", "old", "young", "mailed", "other"], rated.Select(m => m.ContactId));
    }

    [Theory]
    [InlineData(0.85, 1)]
    [InlineData(0.86, 0)]
    public void The_bound_for_suggestions_is_included(double suggestFrom, int expected)
    {
        var rules = Rules with { SuggestFrom = suggestFrom, LinkFrom = 0.9 };
        Assert.Equal(expected, ContactMatcher.Rate(Person($"-|{Phone}|-|-|-|-"), [Candidate("c1", $"-|{Phone}|-|-|-|-")], rules).Count);
    }

    [Theory]
    [InlineData("Zoë", "Brontë", "zoe bronte")]
    [InlineData("Jean-Luc", "O'Neill", "jean luc oneill")]
    [InlineData("山田", "太郎", "山田 太郎")]
    [InlineData("Ann", null, null)]
    [InlineData(null, "Lee", null)]
    [InlineData("Ann", "!!", null)]
    public void A_full_name_is_compared_without_case_and_accents(string? first, string? last, string? key) => Assert.Equal(key, PersonName.Key(first, last));
}
