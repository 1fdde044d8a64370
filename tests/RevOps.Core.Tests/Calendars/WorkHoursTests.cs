using RevOps.Core.Calendars;

namespace RevOps.Core.Tests.Calendars;

public sealed class WorkHoursTests
{
    [Theory]
    [InlineData("09:00-17:30", 540, 1050)]
    [InlineData("00:00-24:00", 0, 1440)]
    [InlineData("22:00-06:00", 1320, 1800)]
    [InlineData("18:00-00:00", 1080, 1440)]
    [InlineData("18:00-24:00", 1080, 1440)]
    [InlineData("23:59-23:58", 1439, 2878)]
    public void Hours_are_read(string text, int from, int to) =>
        Assert.Equal(new WorkHours(DayOfWeek.Friday, from, to), WorkHours.Parse(DayOfWeek.Friday, text));

    [Theory]
    [InlineData("9:00-17:00")]
    [InlineData("09:00 - 17:00")]
    [InlineData("09:00-09:00")]
    [InlineData("00:00-00:00")]
    [InlineData("24:00-06:00")]
    [InlineData("09:60-17:00")]
    [InlineData("09:00-24:01")]
    [InlineData("09:00-25:00")]
    [InlineData("09.00-17.00")]
    [InlineData("")]
    [InlineData("a9:00-17:00")]
    public void What_is_no_stretch_of_hours_is_refused(string text) => Assert.Null(WorkHours.Parse(DayOfWeek.Friday, text));

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("UTC", true)]
    [InlineData("Etc/GMT+12", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("America/Port-au-Prince", true)]
    [InlineData("europe/berlin", false)]
    [InlineData("Europe/Berlim", false)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("CET+1", false)]
    [InlineData("+01:00", false)]
    [InlineData("../passwd", false)]
    [InlineData("", false)]
    public void Zones_go_by_their_IANA_names(string name, bool known) => Assert.Equal(known, TimeZones.TryFind(name, out _));
}
