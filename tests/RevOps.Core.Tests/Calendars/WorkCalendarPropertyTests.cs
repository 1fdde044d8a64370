using RevOps.Core.Calendars;

namespace RevOps.Core.Tests.Calendars;

/// <summary>What holds for every calendar, against a count that goes minute by minute and asks the zone itself.</summary>
public sealed class WorkCalendarPropertyTests
{
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia",
        "Pacific/Kiritimati", "Pacific/Chatham", "Asia/Kathmandu", "Africa/Casablanca", "Asia/Tehran", "Pacific/Pago_Pago", "America/Havana", "Asia/Beirut",
    ];

    [Fact]
    public void Working_time_is_what_a_count_of_open_minutes_finds()
    {
        for (var seed = 0; seed < 120; seed++)
        {
            var random = new Random(seed);
            var (calendar, hours, holidays) = Calendar(random);
            var from = Instant(random, wholeMinutes: true);
            var minutes = random.Next(1, 6 * 1440);
            var expected = Enumerable.Range(0, minutes).Count(m => IsOpen(calendar.Zone, hours, holidays, from.AddMinutes(m)));
            var to = from.AddMinutes(minutes);
            Assert.True(TimeSpan.FromMinutes(expected) == calendar.WorkingTimeBetween(from, to), $"seed {seed}: {calendar.Zone.Id} {from:u} to {to:u}");
            Assert.True(IsOpen(calendar.Zone, hours, holidays, from) == calendar.IsOpen(from), $"seed {seed}: {from:u}");
        }
    }

    [Fact]
    public void Working_time_that_is_added_is_found_again_and_no_earlier_end_would_do()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var calendar = Calendar(random).Calendar;
            var from = Instant(random, wholeMinutes: false);
            var duration = TimeSpan.FromTicks(random.NextInt64(1, TimeSpan.FromHours(60).Ticks));
            var end = calendar.AddWorkingTime(from, duration);
            Assert.True(duration == calendar.WorkingTimeBetween(from, end), $"seed {seed}");
            Assert.True(duration > calendar.WorkingTimeBetween(from, end.AddTicks(-1)), $"seed {seed}");
        }
    }

    [Fact]
    public void Working_times_of_two_parts_make_that_of_the_whole()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var calendar = Calendar(random).Calendar;
            var (a, b) = (Instant(random, wholeMinutes: false), TimeSpan.FromHours(random.NextDouble() * 500));
            var middle = a + (b * random.NextDouble());
            Assert.Equal(calendar.WorkingTimeBetween(a, a + b), calendar.WorkingTimeBetween(a, middle) + calendar.WorkingTimeBetween(middle, a + b));
        }
    }

    [Fact]
    public void The_next_open_instant_is_open_and_nothing_before_it_is()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var calendar = Calendar(random).Calendar;
            var from = Instant(random, wholeMinutes: false);
            var next = calendar.NextOpen(from);
            Assert.True(calendar.IsOpen(next) && next >= from, $"seed {seed}");
            Assert.Equal(TimeSpan.Zero, calendar.WorkingTimeBetween(from, next));
            Assert.Equal(calendar.IsOpen(from), next == from);
        }
    }

    /// <summary>Half of the times lie around a change of clocks.</summary>
    private static DateTimeOffset Instant(Random random, bool wholeMinutes)
    {
        DateTime[] changes = [new(2026, 3, 29), new(2026, 10, 25), new(2026, 3, 8), new(2026, 11, 1), new(2026, 4, 4), new(2011, 12, 30), new(2026, 2, 15), new(2026, 9, 26)];
        var start = random.Next(2) == 0 ? changes[random.Next(changes.Length)].AddHours(random.Next(-72, 48)) : new DateTime(2026, 1, 1).AddMinutes(random.Next(525_600));
        var at = start.AddMinutes(random.Next(60));
        return new DateTimeOffset(wholeMinutes ? at : at.AddTicks(random.Next(600_000_000)), TimeSpan.Zero);
    }

    private static (WorkCalendar Calendar, IReadOnlyList<WorkHours> Hours, HashSet<DateOnly> Holidays) Calendar(Random random)
    {
        var hours = new List<WorkHours>();
        foreach (var day in Enum.GetValues<DayOfWeek>().Where(_ => random.Next(4) > 0).DefaultIfEmpty(DayOfWeek.Monday))
        {
            var from = random.Next(0, 1440);
            hours.Add(new WorkHours(day, from, from + random.Next(1, 1440)));
            if (random.Next(3) == 0)
            {
                hours.Add(new WorkHours(day, from / 2, (from / 2) + 45));
            }
        }

        var holidays = Enumerable.Range(0, random.Next(30)).Select(_ => new DateOnly(2026, 1, 1).AddDays(random.Next(365))).ToHashSet();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[random.Next(Zones.Length)]);
        return (new WorkCalendar("random", zone, hours, holidays.ToDictionary(h => h, _ => "off")), hours, holidays);
    }

    /// <summary>The definition, as plainly as it can be written.</summary>
    private static bool IsOpen(TimeZoneInfo zone, IReadOnlyList<WorkHours> hours, HashSet<DateOnly> holidays, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        var (today, minute) = (DateOnly.FromDateTime(local), (int)local.TimeOfDay.TotalMinutes);
        return !holidays.Contains(today) && hours.Any(h =>
            (h.Day == today.DayOfWeek && minute >= h.From && minute < h.To)
            || (h.Day == today.AddDays(-1).DayOfWeek && minute + 1440 < h.To && !holidays.Contains(today.AddDays(-1))));
    }
}
