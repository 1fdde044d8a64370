namespace RevOps.Core.Outreach;

/// <summary>Where a recipient may be.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, where known.</param>
/// <param name="Phone">E.164, where known.</param>
public sealed record RecipientPlace(string? Country, string? Phone);

/// <summary>
/// When a recipient's clock allows a mail. In a country of several zones those times are taken that are fine in all of them, if there
/// are at least four hours of it: somebody's number tells less than that. Where there are not (Russia), the zones of the phone number
/// decide, and without one the country's main zone.
/// </summary>
public static class SendTimes
{
    private static readonly long Enough = 4 * TimeSpan.TicksPerHour;

    /// <summary>The first allowed instant at or after one.</summary>
    /// <param name="place">Where the recipient may be.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="at">The instant.</param>
    public static DateTimeOffset Next(RecipientPlace place, OutreachRules rules, DateTimeOffset at)
    {
        foreach (var span in Spans(place, rules, at))
        {
            if (span.End > at.UtcTicks)
            {
                return new DateTimeOffset(Math.Max(span.Start, at.UtcTicks), TimeSpan.Zero);
            }
        }

        throw new InvalidOperationException($"No time to send was found within days of {at:O}.");
    }

    /// <summary>The zones whose quiet hours are kept.</summary>
    /// <param name="place">Where the recipient may be.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="at">The instant: offsets change over the year.</param>
    public static IReadOnlyList<TimeZoneInfo> Zones(RecipientPlace place, OutreachRules rules, DateTimeOffset at)
    {
        var country = place.Country ?? ZoneMaps.CountryOf(place.Phone);
        var all = ZoneMaps.OfCountry(country);
        if (all.Count == 0)
        {
            return [rules.DefaultZone];
        }

        if (IsEnough(all, rules, at))
        {
            return all;
        }

        var near = OfPhone(country, place.Phone, all, at);
        return near.Count > 0 && IsEnough(near, rules, at) ? near : [rules.MainZones.GetValueOrDefault(country!) ?? Middle(all, at)];
    }

    private static IReadOnlyList<SendSpan> Spans(RecipientPlace place, OutreachRules rules, DateTimeOffset at) =>
        SendSpans.Of(Zones(place, rules, at), rules.SendHours, at);

    private static bool IsEnough(IReadOnlyList<TimeZoneInfo> zones, OutreachRules rules, DateTimeOffset at)
    {
        // Of a single zone, or of hours that are short everywhere, all there is must do.
        var needed = Math.Min(Enough, (rules.SendHours.To - rules.SendHours.From) * TimeSpan.TicksPerMinute);
        return zones.Count == 1 || SendSpans.Of(zones, rules.SendHours, at).Any(s => s.End - s.Start >= needed);
    }

    /// <summary>A number's zones, of a number of that country: those whose clocks the country has.</summary>
    private static IReadOnlyList<TimeZoneInfo> OfPhone(string? country, string? phone, IReadOnlyList<TimeZoneInfo> all, DateTimeOffset at)
    {
        if (phone is null || ZoneMaps.CountryOf(phone) != country)
        {
            return [];
        }

        var offsets = all.Select(z => z.GetUtcOffset(at)).ToHashSet();
        return [.. ZoneMaps.OfPhone(phone).Where(z => offsets.Contains(z.GetUtcOffset(at)))];
    }

    private static TimeZoneInfo Middle(IReadOnlyList<TimeZoneInfo> zones, DateTimeOffset at) =>
        zones.OrderBy(z => z.GetUtcOffset(at)).ThenBy(z => z.Id, StringComparer.Ordinal).ElementAt(zones.Count / 2);
}
