using RevOps.Core.Owners;

namespace RevOps.Core.Tests.Owners;

/// <summary>When somebody who is away is back, by their own clock.</summary>
public sealed class AbsencesTests
{
    [Theory]

    // Dates: both are away, and the day after begins at their own midnight.
    [InlineData("Europe/Berlin", "2026-05-04", "2026-05-05", "2026-05-03T21:59:59Z", null)]
    [InlineData("Europe/Berlin", "2026-05-04", "2026-05-05", "2026-05-03T22:00:00Z", "2026-05-05T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-05-04", "2026-05-05", "2026-05-05T21:59:59Z", "2026-05-05T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-05-04", "2026-05-05", "2026-05-05T22:00:00Z", null)]
    [InlineData("Europe/Berlin", "2026-05-04", "2026-05-04", "2026-05-04T12:00:00Z", "2026-05-04T22:00:00Z")]

    // The same date is over in Kiritimati a day before it is in Honolulu.
    [InlineData("Pacific/Kiritimati", "2026-05-04", "2026-05-04", "2026-05-03T10:00:00Z", "2026-05-04T10:00:00Z")]
    [InlineData("Pacific/Honolulu", "2026-05-04", "2026-05-04", "2026-05-05T09:59:59Z", "2026-05-05T10:00:00Z")]

    // Days of 23 and 25 hours.
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")]
    [InlineData("Pacific/Auckland", "2026-09-27", "2026-09-27", "2026-09-26T12:00:00Z", "2026-09-27T11:00:00Z")]

    // In Beirut and Santiago clocks go forward at midnight: the day after begins at one o'clock.
    [InlineData("Asia/Beirut", "2026-03-28", "2026-03-28", "2026-03-28T12:00:00Z", "2026-03-28T22:00:00Z")]
    [InlineData("America/Santiago", "2026-09-05", "2026-09-05", "2026-09-05T12:00:00Z", "2026-09-06T04:00:00Z")]

    // Instants: the first is in, the last is out, whatever the zone.
    [InlineData("Asia/Tokyo", "2026-05-04T10:00:00Z", "2026-05-04T12:00:00+01:00", "2026-05-04T09:59:59Z", null)]
    [InlineData("Asia/Tokyo", "2026-05-04T10:00:00Z", "2026-05-04T12:00:00+01:00", "2026-05-04T10:00:00Z", "2026-05-04T11:00:00Z")]
    [InlineData("Asia/Tokyo", "2026-05-04T10:00:00Z", "2026-05-04T12:00:00+01:00", "2026-05-04T11:00:00Z", null)]
    public void They_are_back_when_the_absence_ends_by_their_own_clock(string zone, string from, string to, string now, string? back) =>
        Assert.Equal(back is null ? null : At(back), BackAt(zone, now, (from, to)));

    [Fact]
    public void Of_absences_that_overlap_the_last_end_counts_in_any_order()
    {
        (string From, string To)[] both = [("2026-05-04", "2026-05-04"), ("2026-05-04T08:00:00Z", "2026-05-06T08:00:00Z")];
        Assert.Equal(At("2026-05-06T08:00:00Z"), BackAt("Europe/Berlin", "2026-05-04T12:00:00Z", both));
        Assert.Equal(At("2026-05-06T08:00:00Z"), BackAt("Europe/Berlin", "2026-05-04T12:00:00Z", [both[1], both[0]]));
    }

    [Fact]
    public void An_absence_that_has_not_begun_does_not_count_even_where_it_follows_at_once() =>
        Assert.Equal(
            At("2026-05-04T22:00:00Z"), BackAt("Europe/Berlin", "2026-05-04T12:00:00Z", ("2026-05-04", "2026-05-04"), ("2026-05-05", "2026-05-05")));

    [Fact]
    public void Whoever_is_not_away_is_not_back() => Assert.Null(BackAt("Europe/Berlin", "2026-05-04T12:00:00Z"));

    [Fact]
    public void Being_back_is_not_being_away_a_moment_later()
    {
        foreach (var zone in new[] { "Pacific/Auckland", "Pacific/Honolulu", "Pacific/Kiritimati", "America/Santiago", "Europe/Berlin" })
        {
            // Every day of the year as the last one of an absence.
            for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
            {
                var text = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
                var noon = new DateTimeOffset(day, new TimeOnly(12, 0), TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(day.ToDateTime(new TimeOnly(12, 0))));
                var back = BackAt(zone, noon.ToString("O"), (text, text))!.Value;
                Assert.Null(BackAt(zone, back.ToString("O"), (text, text)));
                Assert.Equal(back, BackAt(zone, back.AddTicks(-1).ToString("O"), (text, text)));
            }
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset? BackAt(string zoneId, string now, params (string From, string To)[] absences)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var owner = new Owner { OwnerId = "ann", Name = "Ann", OutOfOffice = [.. absences.Select(a => new OutOfOffice(Edge(a.From), Edge(a.To), null))] };
        return Absences.BackAt(owner, zone, At(now), DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(At(now), zone).DateTime));
    }

    private static DayOrTime Edge(string text)
    {
        Assert.True(DayOrTime.TryParse(text, out var edge));
        return edge;
    }
}
