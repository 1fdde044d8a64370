using RevOps.Core.Calendars;
using RevOps.Core.Owners;

namespace RevOps.Core.Tests.Owners;

/// <summary>What must hold between owners.</summary>
public sealed class OwnerChecksTests
{
    private static readonly Dictionary<string, string?> Nobody = [];

    [Fact]
    public void A_circle_of_managers_is_found_through_owners_who_are_there_already()
    {
        var existing = new Dictionary<string, string?> { ["bob"] = "cleo", ["cleo"] = "ann", ["dan"] = "cleo" };
        var fault = Assert.Single(OwnerChecks.Check([Owner("zoe", "dan"), Owner("ann", "bob")], existing, null));
        Assert.Equal((1, "managerId", "cycle"), (fault.Index, fault.Field, fault.Code));
        Assert.Contains("ann → bob → cleo → ann", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_opens_the_circle_is_right()
    {
        var existing = new Dictionary<string, string?> { ["ann"] = "bob", ["bob"] = null };
        Assert.Empty(OwnerChecks.Check([Owner("ann", null), Owner("bob", "ann")], existing, null));
        Assert.Single(OwnerChecks.Check([Owner("bob", "ann")], existing, null));
        Assert.Empty(OwnerChecks.Check([Owner("bob", "not there yet")], existing, null));
    }

    [Fact]
    public void Everything_wrong_is_found_at_once_in_order()
    {
        var faults = OwnerChecks.Check(
            [Owner("ann", "ann") with { Calendar = "office" }, Owner("bob", null) with { TimeZone = "Mars/Olympus" }, Owner("bob", null)], Nobody, CalendarRules.AlwaysOnly);
        Assert.Equal(
            [(0, "calendar", "unknown"), (0, "managerId", "cycle"), (1, "timeZone", "unknown"), (2, "ownerId", "duplicate")],
            faults.Select(f => (f.Index, f.Field, f.Code)));
    }

    [Fact]
    public void The_built_in_calendar_is_always_there() =>
        Assert.Empty(OwnerChecks.Check([Owner("ann", null) with { Calendar = "always", TimeZone = "Asia/Tokyo" }], Nobody, CalendarRules.AlwaysOnly));

    private static Owner Owner(string id, string? manager) => new() { OwnerId = id, Name = id, ManagerId = manager };
}
