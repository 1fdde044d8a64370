using System.Globalization;
using RevOps.Core.Calendars;

namespace RevOps.Core.Rules;

internal static class CalendarRulesReader
{
    private static readonly DayOfWeek[] Days = [.. Enum.GetValues<DayOfWeek>().OrderBy(d => ((int)d + 6) % 7)];

    public static CalendarRules Read(RuleObject root, string version)
    {
        var defaultName = root.Text("default");
        var list = root.Object("calendars");
        var calendars = list.Names().ToDictionary(name => name, name => Calendar(list, name), StringComparer.Ordinal);
        if (defaultName.Length > 0 && defaultName != WorkCalendar.AlwaysName && !calendars.ContainsKey(defaultName))
        {
            root.Fault("default", $"There is no calendar '{defaultName}'; there are: {string.Join(", ", calendars.Keys.Prepend(WorkCalendar.AlwaysName))}.");
        }

        return new CalendarRules(version, defaultName, calendars);
    }

    private static WorkCalendar Calendar(RuleObject list, string name)
    {
        if (name == WorkCalendar.AlwaysName)
        {
            list.Fault(name, $"'{name}' is built in and cannot be changed.");
        }

        var json = list.Object(name);
        var calendar = new WorkCalendar(name, Zone(json, "timeZone"), Hours(json.Object("hours")), Holidays(json));
        json.End();
        return calendar;
    }

    private static TimeZoneInfo Zone(RuleObject json, string name)
    {
        var zone = json.Text(name);
        if (zone.Length > 0 && !TimeZones.TryFind(zone, out _))
        {
            json.Fault(name, $"'{zone}' is no IANA time zone such as Europe/Berlin.");
        }

        return TimeZones.TryFind(zone, out var found) ? found : TimeZoneInfo.Utc;
    }

    private static List<WorkHours> Hours(RuleObject json)
    {
        var week = new List<WorkHours>();
        foreach (var day in Days)
        {
            var name = NameOf(day);
            foreach (var text in json.Texts(name, optional: true))
            {
                if (WorkHours.Parse(day, text) is not { } hours)
                {
                    json.Fault(name, $"'{text}' is no stretch of hours such as 09:00-17:30; an end before the begin is on the next day.");
                }
                else if (week.Find(other => Overlap(hours, other)) is { } other)
                {
                    json.Fault(name, $"'{text}' overlaps other hours that begin on {NameOf(other.Day)}.");
                }
                else
                {
                    week.Add(hours);
                }
            }
        }

        if (week.Count == 0)
        {
            json.FaultHere("Needs hours on at least one day.");
        }

        json.End();
        return week;
    }

    private static Dictionary<DateOnly, string> Holidays(RuleObject json)
    {
        var holidays = new Dictionary<DateOnly, string>();
        if (!json.Has("holidays"))
        {
            return holidays;
        }

        var list = json.Object("holidays");
        foreach (var name in list.Names())
        {
            if (DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                holidays[date] = list.Text(name);
            }
            else
            {
                list.Fault(name, $"'{name}' is no date such as 2026-12-25.");
            }
        }

        return holidays;
    }

    /// <summary>Whether two stretches share a minute in some week.</summary>
    private static bool Overlap(WorkHours a, WorkHours b)
    {
        const int Week = 7 * WorkHours.DayMinutes;
        var (from, to) = (Begin(a), Begin(a) + a.To - a.From);
        return new[] { -Week, 0, Week }.Any(shift => Begin(b) + shift < to && from < Begin(b) + b.To - b.From + shift);
    }

    private static int Begin(WorkHours hours) => ((int)hours.Day * WorkHours.DayMinutes) + hours.From;

    private static string NameOf(DayOfWeek day) => day.ToString().ToLowerInvariant();
}
