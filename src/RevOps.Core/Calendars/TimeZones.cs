using System.Diagnostics.CodeAnalysis;

namespace RevOps.Core.Calendars;

/// <summary>Time zones by their IANA name.</summary>
public static class TimeZones
{
    /// <summary>Finds a zone such as <c>Europe/Berlin</c>; case counts. False for anything that the IANA database of this machine lacks.</summary>
    /// <param name="name">The name.</param>
    /// <param name="zone">The zone.</param>
    public static bool TryFind(string name, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;

        // Looking up means opening a file of that name: only what can be a zone gets that far.
        return name.Length is > 0 and <= 60
            && char.IsAsciiLetterUpper(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
            && TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone)
            && zone.HasIanaId;
    }
}
