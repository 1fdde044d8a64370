using System.Collections.Concurrent;

namespace RevOps.Core.Calendars;

/// <summary>Working calendars by name, from <c>rules/calendars.json</c>.</summary>
public sealed class CalendarRules
{
    private readonly ConcurrentDictionary<(string Name, string? Zone), WorkCalendar> _found = new();
    private readonly IReadOnlyDictionary<string, WorkCalendar> _calendars;

    /// <summary>Makes the rules.</summary>
    /// <param name="version">First 12 hexadecimal digits of the file's SHA-256.</param>
    /// <param name="defaultName">The calendar of those who name none.</param>
    /// <param name="calendars">The calendars by name, without the built-in one.</param>
    public CalendarRules(string version, string defaultName, IReadOnlyDictionary<string, WorkCalendar> calendars)
    {
        (Version, _calendars) = (version, calendars);
        Default = calendars.GetValueOrDefault(defaultName) ?? WorkCalendar.Always;
    }

    /// <summary>Only the built-in calendar that is always open.</summary>
    public static CalendarRules AlwaysOnly { get; } = new("", WorkCalendar.AlwaysName, new Dictionary<string, WorkCalendar>());

    /// <summary>First 12 hexadecimal digits of the file's SHA-256; empty without a file.</summary>
    public string Version { get; }

    /// <summary>The calendar of those who name none.</summary>
    public WorkCalendar Default { get; }

    /// <summary>All names, the built-in one first.</summary>
    public IEnumerable<string> Names => _calendars.Keys.Prepend(WorkCalendar.AlwaysName);

    /// <summary>True where there is a calendar of that name.</summary>
    /// <param name="name">The name.</param>
    public bool Has(string name) => name == WorkCalendar.AlwaysName || _calendars.ContainsKey(name);

    /// <summary>The calendar of somebody: the named one, else the default one, by the clock of their own zone if they have one.</summary>
    /// <param name="name">Name of the calendar; one that is no longer there counts as none.</param>
    /// <param name="timeZone">IANA name of their own zone; an unknown one counts as none.</param>
    public WorkCalendar Of(string? name, string? timeZone) => _found.GetOrAdd((name ?? "", timeZone), static (key, self) => self.Find(key.Name, key.Zone), this);

    private WorkCalendar Find(string name, string? timeZone)
    {
        var calendar = name == WorkCalendar.AlwaysName ? WorkCalendar.Always : _calendars.GetValueOrDefault(name) ?? Default;
        return timeZone is not null && TimeZones.TryFind(timeZone, out var zone) ? calendar.In(zone) : calendar;
    }
}
