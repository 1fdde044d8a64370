using System.Globalization;
using RevOps.Core.Calendars;
using RevOps.Core.Outreach;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Outreach;

/// <summary>When a recipient's clock allows a mail; 08:00 to 20:00, as shipped.</summary>
public sealed class SendTimesTests
{
    private static readonly OutreachRules Rules = Shipped.Rules.Outreach;

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Next(string? country, string at, string? phone = null, OutreachRules? rules = null) =>
        SendTimes.Next(new RecipientPlace(country, phone), rules ?? Rules, Utc(at)).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    [Theory]
    // One zone: the begin is in, the end is out.
    [InlineData("DE", "2026-01-05T06:59:59", "2026-01-05T07:00:00")]
    [InlineData("DE", "2026-01-05T07:00:00", "2026-01-05T07:00:00")]
    [InlineData("DE", "2026-01-05T18:59:59", "2026-01-05T18:59:59")]
    [InlineData("DE", "2026-01-05T19:00:00", "2026-01-06T07:00:00")]
    // An hour and a day around the changes of the clocks in Berlin (29 March, 25 October 2026).
    [InlineData("DE", "2026-03-28T20:00:00", "2026-03-29T06:00:00")]
    [InlineData("DE", "2026-10-24T20:00:00", "2026-10-25T07:00:00")]
    [InlineData("DE", "2026-03-29T18:00:00", "2026-03-30T06:00:00")]
    // Both sides of the date line: Auckland +13, Samoa +13, Honolulu and American Samoa far behind.
    [InlineData("NZ", "2026-01-05T06:00:00", "2026-01-05T06:00:00")]
    [InlineData("NZ", "2026-01-05T07:00:00", "2026-01-05T19:00:00")]
    [InlineData("WS", "2026-01-05T07:00:00", "2026-01-05T19:00:00")]
    [InlineData("AS", "2026-01-05T18:59:59", "2026-01-05T19:00:00")]
    [InlineData("AS", "2026-01-05T07:00:00", "2026-01-05T19:00:00")]
    // Half and quarter hours: Kolkata +5:30, Kathmandu +5:45.
    [InlineData("IN", "2026-01-05T00:00:00", "2026-01-05T02:30:00")]
    [InlineData("NP", "2026-01-05T00:00:00", "2026-01-05T02:15:00")]
    // Several zones: the United States from New York to Honolulu and the Aleutians, in winter and in summer.
    [InlineData("US", "2026-01-05T13:00:00", "2026-01-05T18:00:00")]
    [InlineData("US", "2026-01-05T18:00:00", "2026-01-05T18:00:00")]
    [InlineData("US", "2026-01-06T00:59:59", "2026-01-06T00:59:59")]
    [InlineData("US", "2026-01-06T01:00:00", "2026-01-06T18:00:00")]
    [InlineData("US", "2026-07-06T12:00:00", "2026-07-06T18:00:00")]
    [InlineData("US", "2026-07-07T00:00:00", "2026-07-07T18:00:00")]
    // Canada from Vancouver to St. John's, Brazil from Acre to Noronha, Australia from Perth to Lord Howe, Portugal with the Azores.
    [InlineData("CA", "2026-01-05T13:00:00", "2026-01-05T16:00:00")]
    [InlineData("CA", "2026-01-05T23:30:00", "2026-01-06T16:00:00")]
    [InlineData("BR", "2026-01-05T10:00:00", "2026-01-05T13:00:00")]
    [InlineData("AU", "2026-01-05T21:00:00", "2026-01-06T00:00:00")]
    [InlineData("PT", "2026-01-05T08:00:00", "2026-01-05T09:00:00")]
    // Kiribati spans +12 to +14, on the far side of the date line.
    [InlineData("KI", "2026-01-05T17:00:00", "2026-01-05T20:00:00")]
    [InlineData("KI", "2026-01-06T06:00:00", "2026-01-06T20:00:00")]
    // Nothing known, and a country that is none: the default zone.
    [InlineData(null, "2026-01-05T19:00:00", "2026-01-06T07:00:00")]
    [InlineData("ZZ", "2026-01-05T19:00:00", "2026-01-06T07:00:00")]
    public void The_first_time_is_by_the_clock_of_the_recipient(string? country, string at, string expected) => Assert.Equal(expected, Next(country, at));

    [Theory]
    // Russia spans ten hours: no four of them suit all. Vladivostok by its number, else Moscow.
    [InlineData("RU", "+74232220000", "2026-01-05T06:00:00", "2026-01-05T06:00:00")]
    [InlineData("RU", "+74232220000", "2026-01-05T10:00:00", "2026-01-05T22:00:00")]
    [InlineData("RU", null, "2026-01-05T04:00:00", "2026-01-05T05:00:00")]
    [InlineData("RU", "+493012345678", "2026-01-05T04:00:00", "2026-01-05T05:00:00")]
    // No country: the number's. Where all of the country can be reached at once, its area code counts for nothing: numbers move.
    [InlineData(null, "+390612345678", "2026-01-05T19:00:00", "2026-01-06T07:00:00")]
    [InlineData(null, "+12125551234", "2026-01-05T14:00:00", "2026-01-05T18:00:00")]
    [InlineData("US", "+12125551234", "2026-01-05T14:00:00", "2026-01-05T18:00:00")]
    [InlineData(null, "+80012345678", "2026-01-05T19:00:00", "2026-01-06T07:00:00")]
    // Given beats implied.
    [InlineData("JP", "+4930901820", "2026-01-05T11:00:00", "2026-01-05T23:00:00")]
    public void A_phone_number_tells_where_the_country_does_not(string? country, string? phone, string at, string expected) => Assert.Equal(expected, Next(country, at, phone));

    [Fact]
    public void Without_a_main_zone_the_middle_one_counts()
    {
        var none = Rules with { MainZones = new Dictionary<string, TimeZoneInfo>() };
        var zone = Assert.Single(SendTimes.Zones(new RecipientPlace("RU", null), none, Utc("2026-01-05T00:00:00")));
        Assert.InRange(zone.BaseUtcOffset, TimeSpan.FromHours(5), TimeSpan.FromHours(8));
    }

    [Theory]
    [InlineData("00:00-24:00", "2026-01-05T03:00:00", "2026-01-05T03:00:00")]
    [InlineData("22:00-02:00", "2026-01-05T20:00:00", "2026-01-05T21:00:00")]
    [InlineData("22:00-02:00", "2026-01-05T00:59:59", "2026-01-05T00:59:59")]
    [InlineData("22:00-02:00", "2026-01-05T01:00:00", "2026-01-05T21:00:00")]
    [InlineData("10:00-11:00", "2026-01-05T10:00:00", "2026-01-06T09:00:00")]
    public void Hours_may_be_all_day_over_midnight_or_short(string hours, string at, string expected) =>
        Assert.Equal(expected, Next("DE", at, rules: Rules with { SendHours = WorkHours.Parse(DayOfWeek.Monday, hours)! }));

    /// <summary>Checked against the machine's own conversion, which shares nothing with how the times were found.</summary>
    [Fact]
    public void No_time_that_is_given_lies_in_the_quiet_hours_of_any_zone_that_counts()
    {
        var random = new Random(20260105);
        string?[] countries = [.. ZoneMaps.AllCountries.Order(StringComparer.Ordinal), null];
        for (var i = 0; i < 20_000; i++)
        {
            var place = new RecipientPlace(countries[random.Next(countries.Length)], null);
            var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(0, 3 * 366 * 86_400));
            var next = SendTimes.Next(place, Rules, at);
            Assert.InRange(next - at, TimeSpan.Zero, TimeSpan.FromHours(25));
            foreach (var zone in SendTimes.Zones(place, Rules, at))
            {
                var local = TimeZoneInfo.ConvertTime(next, zone).TimeOfDay;
                Assert.True(local >= TimeSpan.FromHours(8) && local < TimeSpan.FromHours(20), $"{place.Country} {zone.Id}: {at:O} became {next:O}, {local} there");
            }
        }
    }

    [Fact]
    public void All_zones_of_a_country_count_wherever_four_hours_suit_them_all()
    {
        var at = Utc("2026-01-05T00:00:00");
        var split = ZoneMaps.AllCountries.Where(c => SendTimes.Zones(new RecipientPlace(c, null), Rules, at).Count < ZoneMaps.OfCountry(c).Count).Order(StringComparer.Ordinal);
        Assert.Equal(["AQ", "RU"], split);
    }

    [Theory]
    [InlineData(0, 0, 3, null)]
    [InlineData(1, 2, 3, null)]
    [InlineData(1, 2, 2, 1)]
    [InlineData(5, 6, 2, 5)]
    [InlineData(7, 8, 2, null)]
    public void The_cap_frees_itself_as_mails_leave_the_span(int firstDaysAgo, int secondDaysAgo, int mails, int? freeAfterOfDaysAgo)
    {
        // Of two mails and a cap of two, the older one has to leave the span of seven days.
        var now = Utc("2026-01-20T12:00:00");
        DateTimeOffset[] sent = firstDaysAgo == 0 ? [] : [now.AddDays(-firstDaysAgo), now.AddDays(-secondDaysAgo)];
        var free = new FrequencyCap(mails, TimeSpan.FromDays(7)).FreeAt(sent, now);
        Assert.Equal(freeAfterOfDaysAgo is null ? null : now.AddDays(7 - secondDaysAgo), free);
    }
}
