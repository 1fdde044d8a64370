using Microsoft.Azure.Functions.Worker;
using RevOps.LocalRuntime.Timers;

namespace RevOps.LocalRuntime.Tests.Timers;

public sealed class TimerScheduleTests
{
    private static readonly DateTime Noon = new(2026, 1, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_span_repeats_from_run_to_run() =>
        Assert.Equal(Noon.AddMinutes(90), TimerSchedule.Parse("01:30:00", NoSettings).Next(Noon));

    [Theory]
    [InlineData("%NIGHTLY%")]
    [InlineData("0 %MINUTE% 2 * * *")]
    public void Settings_between_percent_signs_are_looked_up(string text)
    {
        var schedule = TimerSchedule.Parse(text, name => name switch
        {
            "NIGHTLY" => "0 30 2 * * *",
            "MINUTE" => "30",
            _ => null,
        });

        Assert.Equal("0 30 2 * * *", schedule.Text);
        Assert.Equal(Noon.Date.AddDays(1).AddHours(2.5), schedule.Next(Noon));
    }

    [Theory]
    [InlineData("%MISSING%", "MISSING")]
    [InlineData("0 0 % * * *", "percent")]
    [InlineData("00:00:00", "longer than nothing")]
    [InlineData("-00:01:00", "longer than nothing")]
    [InlineData("daily", "fields")]
    public void What_is_no_schedule_is_refused_with_the_fault(string text, string named)
    {
        var fault = Assert.Throws<FormatException>(() => TimerSchedule.Parse(text, NoSettings));
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*/30 * * * * *", true)]
    [InlineData("00:00:20", true)]
    [InlineData("0 * * * * *", false)]
    [InlineData("00:01:00", false)]
    [InlineData("0 0 0 30 2 *", false)]
    public void More_than_one_run_a_minute_is_known(string text, bool subMinute) =>
        Assert.Equal(subMinute, TimerSchedule.Parse(text, NoSettings).IsSubMinute(Noon));

    [Fact]
    public void RunOnStartup_is_refused_at_start_up()
    {
        var trigger = new TimerTriggerAttribute("0 0 * * * *") { RunOnStartup = true };

        var fault = Assert.Throws<NotSupportedException>(() => TimerRegistration.Create("Sweep", trigger, NoSettings, NoRun));
        Assert.Contains("Sweep", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_schedule_is_refused_at_start_up_with_the_functions_name()
    {
        var trigger = new TimerTriggerAttribute("0 0 99 * * *");

        var fault = Assert.Throws<InvalidOperationException>(() => TimerRegistration.Create("Sweep", trigger, NoSettings, NoRun));
        Assert.Contains("Sweep", fault.Message, StringComparison.Ordinal);
        Assert.Contains("hour", fault.Message, StringComparison.Ordinal);
    }

    private static string? NoSettings(string name) => null;

    private static Task NoRun(TimerInfo info, CancellationToken cancellationToken) => Task.CompletedTask;
}
