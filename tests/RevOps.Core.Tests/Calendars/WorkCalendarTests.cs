using System.Globalization;
using RevOps.Core.Calendars;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Calendars;

/// <summary>When a calendar is open, in zones and on days that are known to go wrong.</summary>
public sealed class WorkCalendarTests
{
    private static readonly Dictionary<DateOnly, string> NoHolidays = [];

    [Theory]
    [InlineData("2026-03-04T07:59:59.9999999Z", false, "2026-03-04T08:00:00Z")]
    [InlineData("2026-03-04T08:00:00Z", true, "2026-03-04T08:00:00Z")]
    [InlineData("2026-03-04T11:59:59Z", true, "2026-03-04T11:59:59Z")]
    [InlineData("2026-03-04T12:00:00Z", false, "2026-03-04T13:00:00Z")]
    [InlineData("2026-03-04T16:59:59.9999999Z", true, "2026-03-04T16:59:59.9999999Z")]
    [InlineData("2026-03-04T17:00:00Z", false, "2026-03-05T08:00:00Z")]
    [InlineData("2026-03-06T17:00:00Z", false, "2026-03-09T08:00:00Z")] // Friday evening
    [InlineData("2026-07-03T16:00:00Z", false, "2026-07-06T07:00:00Z")] // the same in summer
    [InlineData("2026-04-02T16:00:00Z", false, "2026-04-07T07:00:00Z")] // over Easter
    [InlineData("2026-12-31T23:30:00Z", false, "2027-01-04T08:00:00Z")] // New Year, which is a Friday
    [InlineData("2026-03-04T09:00:00+02:00", false, "2026-03-04T08:00:00Z")] // any offset will do
    public void An_office_in_Berlin(string at, bool open, string next)
    {
        var office = Weekly("Europe/Berlin", Days(1, 5, "09:00-13:00", "14:00-18:00"), "2026-04-03", "2026-04-06", "2027-01-01");
        Assert.Equal(open, office.IsOpen(Time(at)));
        Assert.Equal(Time(next), office.NextOpen(Time(at)));
        Assert.Equal(TimeSpan.Zero, office.NextOpen(Time(at)).Offset);
    }

    [Theory]
    // From inside, over lunch, over the night, over the weekend; exactly the closing time is an end, not the next opening.
    [InlineData("2026-03-04T08:00:00Z", "00:15:00", "2026-03-04T08:15:00Z")]
    [InlineData("2026-03-04T11:50:00Z", "00:10:00", "2026-03-04T12:00:00Z")]
    [InlineData("2026-03-04T11:50:00Z", "00:15:00", "2026-03-04T13:05:00Z")]
    [InlineData("2026-03-04T16:50:00Z", "00:15:00", "2026-03-05T08:05:00Z")]
    [InlineData("2026-03-06T16:50:00Z", "00:15:00", "2026-03-09T08:05:00Z")]
    [InlineData("2026-03-07T03:00:00Z", "00:15:00", "2026-03-09T08:15:00Z")]
    [InlineData("2026-03-07T03:00:00Z", "00:00:00", "2026-03-07T03:00:00Z")]
    [InlineData("2026-03-02T08:00:00Z", "40:00:00", "2026-03-06T17:00:00Z")]
    [InlineData("2026-03-02T08:00:00Z", "40:00:01", "2026-03-09T08:00:01Z")]
    [InlineData("2026-03-27T08:00:00Z", "16:00:00", "2026-03-30T16:00:00Z")] // clocks change in between
    [InlineData("2026-04-02T15:00:00Z", "02:00:00", "2026-04-07T08:00:00Z")] // over Easter
    public void Working_time_ends_in_Berlin(string from, string duration, string end)
    {
        var office = Weekly("Europe/Berlin", Days(1, 5, "09:00-13:00", "14:00-18:00"), "2026-04-03", "2026-04-06");
        var span = Span(duration);
        Assert.Equal(Time(end), office.AddWorkingTime(Time(from), span));
        Assert.Equal(span, office.WorkingTimeBetween(Time(from), Time(end)));
    }

    /// <summary>Clocks skip 02:00 to 03:00 on 29 March 2026 and show it twice on 25 October.</summary>
    [Theory]
    [InlineData("00:00-24:00", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", 23)]
    [InlineData("00:00-24:00", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", 25)]
    [InlineData("02:00-03:00", "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", 0)]
    [InlineData("01:30-02:30", "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", 0.5)]
    [InlineData("02:30-03:30", "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", 0.5)]
    [InlineData("02:00-03:00", "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", 2)]
    [InlineData("01:30-02:30", "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", 1.5)]
    [InlineData("02:30-03:30", "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", 1.5)]
    [InlineData("22:00-06:00", "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", 7)]
    [InlineData("22:00-06:00", "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", 9)]
    public void The_skipped_hour_is_missing_and_the_repeated_one_counts_twice(string hours, string from, string to, double expected)
    {
        var calendar = Weekly("Europe/Berlin", Days(0, 6, hours));
        Assert.Equal(TimeSpan.FromHours(expected), calendar.WorkingTimeBetween(Time(from), Time(to)));
    }

    [Fact]
    public void Within_the_repeated_hour_open_is_what_the_clock_on_the_wall_says()
    {
        var calendar = Weekly("Europe/Berlin", Days(0, 6, "02:30-03:30"));
        string[] open = ["00:30", "00:59", "01:30", "02:00", "02:29"];
        string[] closed = ["00:29", "01:00", "01:29", "02:30"];
        Assert.All(open, t => Assert.True(calendar.IsOpen(Time($"2026-10-25T{t}:00Z")), t));
        Assert.All(closed, t => Assert.False(calendar.IsOpen(Time($"2026-10-25T{t}:00Z")), t));
        Assert.Equal(Time("2026-10-25T01:30:00Z"), calendar.NextOpen(Time("2026-10-25T01:00:00Z")));
        Assert.Equal(Time("2026-10-25T02:00:00Z"), calendar.AddWorkingTime(Time("2026-10-25T00:00:00Z"), TimeSpan.FromHours(1)));
    }

    [Theory]
    // The same instant is Tuesday here and Wednesday there: 26 hours lie between the two sides of the date line.
    [InlineData("Pacific/Kiritimati", "2026-03-02T19:00:00Z", "2026-03-03T03:00:00Z")] // UTC+14
    [InlineData("Pacific/Auckland", "2026-03-02T20:00:00Z", "2026-03-03T04:00:00Z")] // UTC+13 in March
    [InlineData("Asia/Kathmandu", "2026-03-03T03:15:00Z", "2026-03-03T11:15:00Z")] // UTC+5:45
    [InlineData("America/St_Johns", "2026-03-03T12:30:00Z", "2026-03-03T20:30:00Z")] // UTC-3:30
    [InlineData("Pacific/Pago_Pago", "2026-03-03T20:00:00Z", "2026-03-04T04:00:00Z")] // UTC-11
    [InlineData("Etc/GMT+12", "2026-03-03T21:00:00Z", "2026-03-04T05:00:00Z")]
    public void Tuesday_from_nine_to_five(string zone, string opens, string closes)
    {
        var calendar = Weekly(zone, Days(2, 2, "09:00-17:00"));
        Assert.False(calendar.IsOpen(Time(opens).AddTicks(-1)));
        Assert.True(calendar.IsOpen(Time(opens)));
        Assert.True(calendar.IsOpen(Time(closes).AddTicks(-1)));
        Assert.False(calendar.IsOpen(Time(closes)));
        Assert.Equal(Time(opens), calendar.NextOpen(Time("2026-03-01T12:00:00Z")));
        Assert.Equal(new DateOnly(2026, 3, 3), calendar.DateAt(Time(opens)));
    }

    [Fact]
    public void A_day_that_a_country_leaves_out_has_no_hours()
    {
        // Samoa went from 29 to 31 December 2011: Friday the 30th never was.
        var samoa = Weekly("Pacific/Apia", Days(1, 5, "09:00-17:00"));
        Assert.Equal(Time("2012-01-01T19:00:00Z"), samoa.NextOpen(Time("2011-12-30T03:00:00Z")));
        Assert.Equal(TimeSpan.FromHours(32), samoa.WorkingTimeBetween(Time("2011-12-26T10:00:00Z"), Time("2011-12-31T20:00:00Z")));
    }

    [Fact]
    public void Half_an_hour_of_daylight_saving_is_half_an_hour()
    {
        // Lord Howe Island: UTC+11 until 5 April 2026, then UTC+10:30.
        var island = Weekly("Australia/Lord_Howe", Days(0, 6, "00:00-24:00"));
        Assert.Equal(TimeSpan.FromHours(24.5), island.WorkingTimeBetween(Time("2026-04-04T13:00:00Z"), Time("2026-04-05T13:30:00Z")));
        Assert.Equal(new DateOnly(2026, 4, 5), island.DateAt(Time("2026-04-05T13:29:59Z")));
        Assert.Equal(new DateOnly(2026, 4, 6), island.DateAt(Time("2026-04-05T13:30:00Z")));
    }

    [Theory]
    [InlineData("2026-12-23T23:00:00Z", true)] // shift of the 23rd
    [InlineData("2026-12-24T04:59:59Z", true)]
    [InlineData("2026-12-24T22:59:59Z", true)] // shift of the 24th, until the holiday begins
    [InlineData("2026-12-24T23:00:00Z", false)]
    [InlineData("2026-12-25T02:00:00Z", false)]
    [InlineData("2026-12-25T22:00:00Z", false)] // no shift of the 25th …
    [InlineData("2026-12-26T02:00:00Z", false)] // … nor its hours after midnight
    [InlineData("2026-12-26T20:59:59Z", false)]
    [InlineData("2026-12-26T21:00:00Z", true)]
    public void A_holiday_closes_its_date_and_the_night_shift_that_would_begin_on_it(string at, bool open)
    {
        var nights = Weekly("Europe/Berlin", Days(0, 6, "22:00-06:00"), "2026-12-25");
        Assert.Equal(open, nights.IsOpen(Time(at)));
    }

    [Fact]
    public void Always_is_always()
    {
        var always = WorkCalendar.Always;
        var now = Time("2026-03-29T01:00:00+01:00");
        Assert.True(always.IsOpen(now) && always.IsOpen(DateTimeOffset.MinValue) && always.IsOpen(DateTimeOffset.MaxValue));
        Assert.Equal(now, always.NextOpen(now));
        Assert.Equal(now.AddMinutes(15), always.AddWorkingTime(now, TimeSpan.FromMinutes(15)));
        Assert.Equal(TimeSpan.FromDays(2), always.WorkingTimeBetween(now, now.AddDays(2)));
    }

    [Fact]
    public void Time_does_not_run_backwards()
    {
        var office = Desk.Office("Europe/Berlin");
        Assert.Equal(TimeSpan.Zero, office.WorkingTimeBetween(Desk.Now.AddDays(3), Desk.Now));
        Assert.Equal(TimeSpan.Zero, office.WorkingTimeBetween(Desk.Now, Desk.Now));
        Assert.Throws<ArgumentOutOfRangeException>(() => office.AddWorkingTime(Desk.Now, TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void The_ends_of_time_are_answered_or_refused()
    {
        var office = Desk.Office("Pacific/Kiritimati");
        Assert.Equal(office.NextOpen(DateTimeOffset.MinValue), office.NextOpen(office.NextOpen(DateTimeOffset.MinValue)));
        Assert.Throws<InvalidOperationException>(() => office.AddWorkingTime(new DateTimeOffset(9999, 12, 1, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromDays(60)));
        Assert.Throws<InvalidOperationException>(() => WorkCalendar.Always.AddWorkingTime(Desk.Now, TimeSpan.MaxValue));
        Assert.Throws<InvalidOperationException>(() => new WorkCalendar("never", TimeZoneInfo.Utc, [], NoHolidays).NextOpen(Desk.Now));
    }

    [Fact]
    public void The_same_hours_by_another_clock()
    {
        var tokyo = Desk.Office("Europe/Berlin").In(TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"));
        Assert.Equal(Time("2026-03-05T00:00:00Z"), tokyo.NextOpen(Desk.Now));
    }

    private static WorkCalendar Weekly(string zone, IReadOnlyList<WorkHours> hours, params string[] holidays) => new(
        "test", TimeZoneInfo.FindSystemTimeZoneById(zone), hours, holidays.ToDictionary(h => DateOnly.Parse(h, CultureInfo.InvariantCulture), h => h));

    private static List<WorkHours> Days(int first, int last, params string[] hours) =>
        [.. Enumerable.Range(first, last - first + 1).SelectMany(d => hours.Select(h => WorkHours.Parse((DayOfWeek)d, h)!))];

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static TimeSpan Span(string text)
    {
        var parts = text.Split(':').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        return new TimeSpan(parts[0], parts[1], parts[2]);
    }
}
