using System.Diagnostics;
using System.Globalization;
using RevOps.LocalRuntime.Timers;

namespace RevOps.LocalRuntime.Tests.Timers;

public sealed class NCrontabScheduleTests
{
    // 2026-01-05 is a Monday.
    [Theory]
    [InlineData("* * * * * *", "2026-01-05 12:00:00", "2026-01-05 12:00:01")]
    [InlineData("*/5 * * * * *", "2026-01-05 12:00:56", "2026-01-05 12:01:00")]
    [InlineData("0 */15 * * * *", "2026-01-05 12:00:00", "2026-01-05 12:15:00")]
    [InlineData("0 0 * * * *", "2026-01-05 23:00:00", "2026-01-06 00:00:00")]
    [InlineData("0 30 2 * * *", "2026-01-05 02:29:59", "2026-01-05 02:30:00")]
    [InlineData("0 30 2 * * *", "2026-01-05 02:30:00", "2026-01-06 02:30:00")]
    [InlineData("0 30 2 * * *", "2026-12-31 02:30:00", "2027-01-01 02:30:00")]
    [InlineData("10,20,50 * * * * *", "2026-01-05 12:00:20", "2026-01-05 12:00:50")]
    [InlineData("0 2-10/3 * * * *", "2026-01-05 12:05:00", "2026-01-05 12:08:00")]
    [InlineData("0 2-10/3 * * * *", "2026-01-05 12:08:00", "2026-01-05 13:02:00")]
    [InlineData("0 50/4 * * * *", "2026-01-05 12:50:00", "2026-01-05 12:54:00")]
    [InlineData("0 58/4 * * * *", "2026-01-05 12:58:00", "2026-01-05 13:58:00")]
    [InlineData("0 0 9-17 * * mon-fri", "2026-01-09 17:00:00", "2026-01-12 09:00:00")]
    [InlineData("0 0 0 * * 0", "2026-01-05 00:00:00", "2026-01-11 00:00:00")]
    [InlineData("0 0 0 * * 7", "2026-01-05 00:00:00", "2026-01-11 00:00:00")]
    [InlineData("0 0 0 * * sun", "2026-01-05 00:00:00", "2026-01-11 00:00:00")]
    [InlineData("0 0 0 * * 6-7", "2026-01-10 00:00:00", "2026-01-11 00:00:00")]
    [InlineData("0 0 0 * * Monday", "2026-01-05 00:00:00", "2026-01-12 00:00:00")]
    [InlineData("0 0 0 1 JAN,jul *", "2026-01-05 00:00:00", "2026-07-01 00:00:00")]
    [InlineData("0 0 0 1 */3 *", "2026-01-05 00:00:00", "2026-04-01 00:00:00")]
    [InlineData("0 0 0 31 * *", "2026-01-31 00:00:00", "2026-03-31 00:00:00")]
    [InlineData("0 0 0 29 2 *", "2026-01-05 00:00:00", "2028-02-29 00:00:00")]
    [InlineData("0 0 0 29 2 sun", "2088-03-01 00:00:00", "2128-02-29 00:00:00")]
    [InlineData("0 0 0 13 * fri", "2026-01-05 00:00:00", "2026-02-13 00:00:00")]
    [InlineData("0 0 12 5 1 mon", "2026-01-05 11:59:59", "2026-01-05 12:00:00")]
    [InlineData("0 0 12 5 2 *", "2026-01-05 11:59:59", "2026-02-05 12:00:00")]
    [InlineData("59 59 23 31 12 *", "2026-12-31 23:59:59", "2027-12-31 23:59:59")]
    [InlineData("*/15 * * * *", "2026-01-05 12:00:00", "2026-01-05 12:15:00")]
    [InlineData("  0   0  0 * *   *  ", "2026-01-05 12:00:00", "2026-01-06 00:00:00")]
    public void The_next_occurrence_is_the_first_match_after_the_instant(string expression, string after, string next) =>
        Assert.Equal(Utc(next), NCrontabSchedule.Parse(expression).GetNextOccurrence(Utc(after)));

    [Fact]
    public void Fractions_of_a_second_are_rounded_up()
    {
        var schedule = NCrontabSchedule.Parse("* * * * * *");
        var next = Utc("2026-01-05 12:00:01");
        Assert.Equal(next, schedule.GetNextOccurrence(next.AddTicks(-1)));
        Assert.Equal(next, schedule.GetNextOccurrence(next.AddSeconds(-1)));
        Assert.Equal(DateTimeKind.Utc, schedule.GetNextOccurrence(next)!.Value.Kind);
    }

    [Theory]
    [InlineData("0 0 0 30 2 *")]
    [InlineData("0 0 0 31 apr,jun,sep,nov *")]
    public void A_date_that_does_not_exist_never_comes_and_is_soon_known(string expression)
    {
        var started = Stopwatch.GetTimestamp();
        Assert.Null(NCrontabSchedule.Parse(expression).GetNextOccurrence(Utc("2026-01-05 00:00:00")));
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void At_the_end_of_the_calendar_nothing_comes_any_more()
    {
        Assert.Null(NCrontabSchedule.Parse("* * * * * *").GetNextOccurrence(DateTime.MaxValue));
        Assert.Null(NCrontabSchedule.Parse("0 0 0 1 1 *").GetNextOccurrence(Utc("9999-06-01 00:00:00")));
    }

    [Theory]
    [InlineData("", "fields")]
    [InlineData("* * * *", "fields")]
    [InlineData("* * * * * * *", "fields")]
    [InlineData("60 * * * * *", "second")]
    [InlineData("* 60 * * * *", "minute")]
    [InlineData("* * 24 * * *", "hour")]
    [InlineData("* * * 0 * *", "day")]
    [InlineData("* * * 32 * *", "day")]
    [InlineData("* * * * 13 *", "month")]
    [InlineData("* * * * 0 *", "month")]
    [InlineData("* * * * foo *", "month")]
    [InlineData("* * * * * 8", "day of week")]
    [InlineData("* * * * * -1", "day of week")]
    [InlineData("*/0 * * * * *", "second")]
    [InlineData("*/5/5 * * * * *", "second")]
    [InlineData("1-2-3 * * * * *", "second")]
    [InlineData("10-5 * * * * *", "second")]
    [InlineData("1, * * * * *", "second")]
    [InlineData("? * * * * *", "second")]
    public void What_is_no_expression_is_refused_with_its_field(string expression, string named)
    {
        var fault = Assert.Throws<FormatException>(() => NCrontabSchedule.Parse(expression));
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_agrees_with_trying_every_second()
    {
        var random = new Random(20260105);
        for (var round = 0; round < 300; round++)
        {
            var (second, minute, hour) = (random.Next(60), random.Next(60), random.Next(24));
            var weekday = random.Next(7);
            var schedule = NCrontabSchedule.Parse($"{second} {minute}/7 {hour}-23/5 * * {weekday}");
            var after = Utc("2026-01-01 00:00:00").AddSeconds(random.Next(365 * 86400));

            var expected = after.AddSeconds(1);
            while (!Matches(expected))
            {
                expected = expected.AddSeconds(1);
            }

            Assert.Equal(expected, schedule.GetNextOccurrence(after));

            bool Matches(DateTime t) => t.Second == second && t.Minute >= minute && (t.Minute - minute) % 7 == 0
                && t.Hour >= hour && (t.Hour - hour) % 5 == 0 && (int)t.DayOfWeek == weekday;
        }
    }

    private static DateTime Utc(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
