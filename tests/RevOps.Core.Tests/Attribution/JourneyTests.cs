using RevOps.Core.Attribution;

namespace RevOps.Core.Tests.Attribution;

/// <summary>A deal's own journey counts what attribution counts.</summary>
public sealed class JourneyTests
{
    private const double Minute = 1d / 1_440;
    private static readonly Eligibility Eligibility = new(Deal.Rules, AttributionRules.Default.Strength);

    [Fact]
    public void Touches_until_the_creation_count_and_what_is_no_touch_does_not()
    {
        var created = Deal.Day(10);
        var journey = Of(
            created,
            Deal.Touch(0, null),
            Deal.Touch(1, "spring", "ad_click"),
            Deal.Touch(2, "autumn", "email_open"),
            Deal.Touch(3, "summer"),
            Deal.Touch(10, null, "form_submit", id: "at"),
            new Touchpoint("after", "ann", "form_submit", created.AddTicks(1), "google", "organic", "winter"));

        Assert.Equal(new DealJourney(4, Deal.Day(0), created, 10, "spring"), journey);
        Assert.Equal(new DealJourney(0, null, null, null, null), Of(created, Deal.Touch(2, "autumn", "email_open")));
    }

    [Theory]
    [InlineData("ann google_ads spring", "ann google_ads spring", 1)]
    [InlineData("ann google_ads spring", "ann email spring", 1)] // A campaign is one, whatever its channels.
    [InlineData("ann google_ads spring", "ben google_ads spring", 2)]
    [InlineData("ann google_ads spring", "ann google_ads autumn", 2)]
    [InlineData("ann google_ads spring", "ann google_ads -", 2)]
    [InlineData("ann organic -", "ann organic -", 1)]
    [InlineData("ann organic -", "ann direct -", 2)]
    [InlineData("ann organic -", "ben organic -", 2)]
    public void A_session_is_of_one_contact_and_campaign_or_channel(string first, string second, int touches)
    {
        Touchpoint[] both = [Of(first, 0), Of(second, 29)];
        Assert.Equal(touches, Of(Deal.Day(1), both).Touches);
        Assert.Equal(touches, new Deal(both, Deal.FactsOf(null, 1)).Weights(AttributionRules.ByDefault(AttributionModel.Linear)).Count(w => w > 0));
    }

    [Theory]
    [InlineData(29, 1)]
    [InlineData(30, 2)]
    public void A_session_lasts_its_length(double minutes, int touches) =>
        Assert.Equal(touches, Of(Deal.Day(1), Of("ann organic -", 0), Of("ann organic -", minutes)).Touches);

    [Fact]
    public void Its_times_are_of_the_events_whichever_of_a_session_stays()
    {
        var journey = Of(Deal.Day(1), Deal.Touch(0, "a"), Deal.Touch(5 * Minute, "a", "form_submit", id: "1"), Deal.Touch(9 * Minute, "a", id: "2"));

        Assert.Equal((1, Deal.Day(0), Deal.Day(9 * Minute)), (journey.Touches, journey.FirstAt, journey.LastAt));
    }

    [Fact]
    public void It_counts_as_many_as_the_path_of_any_history()
    {
        foreach (var seed in Enumerable.Range(1, 200))
        {
            var random = new Random(seed);
            Touchpoint[] touches =
            [
                .. Enumerable.Range(0, random.Next(1, 30))
                    .Select(i => Of($"{(random.Next(2) == 0 ? "ann" : "ben")} {random.Next(2)} {(random.Next(3) is > 0 and var c ? $"c{c}" : "-")}", random.Next(0, 200)) with { Id = $"{i:00}" })
                    .OrderBy(t => t.At).ThenBy(t => t.Id, StringComparer.Ordinal),
            ];
            var path = new List<PathTouch>();
            new TouchPath(Eligibility).Make(touches, Deal.FactsOf(null, 1), PathRules.Default, path);

            Assert.Equal(path.Count, Of(Deal.Day(1), touches).Touches);
        }
    }

    private static DealJourney Of(DateTimeOffset created, params Touchpoint[] touches) => DealJourney.Of(touches, created, Eligibility);

    private static Touchpoint Of(string words, double minute) =>
        words.Split(' ') is [var contact, var channel, var campaign]
            ? Deal.Touch(minute * Minute, campaign == "-" ? null : campaign, contact: contact, channel: channel, id: $"{minute:000}")
            : throw new ArgumentException(words, nameof(words));
}
