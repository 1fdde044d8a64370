using System.Globalization;
using RevOps.Core.Calendars;

namespace RevOps.Core.Routing;

/// <summary>Whether an owner can be given leads at an instant.</summary>
/// <param name="Calendar">Their calendar, by their own clock.</param>
/// <param name="Day">Their local date.</param>
/// <param name="AssignedToday">Leads assigned on it.</param>
/// <param name="Reason">Why they get none: inactive, out of office, weight or caps. Null where they do.</param>
public sealed record Availability(WorkCalendar Calendar, DateOnly Day, int AssignedToday, string? Reason)
{
    /// <summary>Looks at an owner. Working hours are not part of it: what they mean is up to each rule.</summary>
    /// <param name="state">The owner.</param>
    /// <param name="calendars">The calendars.</param>
    /// <param name="now">The instant.</param>
    public static Availability Of(OwnerState state, CalendarRules calendars, DateTimeOffset now)
    {
        var calendar = calendars.Of(state.Owner.Calendar, state.Owner.TimeZone);
        var day = calendar.DateAt(now);
        var today = state.AssignedOn(day);
        return new Availability(calendar, day, today, Absence(state, now, day) ?? Limit(state, today));
    }

    /// <summary>Why they are not there at all: inactive, out of office, or not for this lead; null where they are.</summary>
    /// <param name="state">The owner.</param>
    /// <param name="now">The instant.</param>
    /// <param name="day">Their local date at that instant.</param>
    public static string? Absence(OwnerState state, DateTimeOffset now, DateOnly day)
    {
        if (!state.Owner.Active || state.Withheld is not null)
        {
            return state.Withheld ?? "inactive";
        }

        foreach (var absence in state.Owner.OutOfOffice)
        {
            if (absence.Covers(now, day))
            {
                return $"out of office until {absence.To.Text}";
            }
        }

        return null;
    }

    /// <summary>Why not outside working hours, in words.</summary>
    internal string OutsideHours(DateTimeOffset now)
    {
        var opens = TimeZoneInfo.ConvertTime(Calendar.NextOpen(now), Calendar.Zone);
        return string.Create(CultureInfo.InvariantCulture, $"outside working hours until {opens:yyyy-MM-dd HH:mm} {Calendar.Zone.Id}");
    }

    private static string? Limit(OwnerState state, int today)
    {
        var owner = state.Owner;
        return owner.Weight == 0 ? "weight 0 takes no turns"
            : owner.DailyCap is { } daily && today >= daily ? $"daily cap of {daily} reached"
            : owner.OpenCap is { } open && state.OpenLeads >= open ? $"cap of {open} open leads reached"
            : null;
    }
}
