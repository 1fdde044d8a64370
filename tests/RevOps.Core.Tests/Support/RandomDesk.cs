using RevOps.Core.Calendars;
using RevOps.Core.Owners;
using RevOps.Core.Routing;

namespace RevOps.Core.Tests.Support;

/// <summary>Rules, people and leads at random, from a seed.</summary>
internal static class RandomDesk
{
    private static readonly string?[] Teams = ["dach", "uk", "enterprise", null];
    private static readonly string?[] Countries = ["DE", "GB", "US", "ZZ", null];
    private static readonly string[] Segments = ["smb", "enterprise", "unknown"];

    public static readonly CalendarRules Calendars = Desk.Named(Desk.Office("Asia/Tokyo", "tokyo"), Desk.Office("America/New_York", "new york"));

    public static RoutingRules Rules(Random random) => Desk.Table([.. Enumerable.Range(0, random.Next(6)).Select(i => Rule(random, i))]) with
    {
        Languages = new Dictionary<string, IReadOnlyList<string>> { ["DE"] = ["de"], ["GB"] = ["en"] },
    };

    public static OwnerState[] Owners(Random random) => [.. Enumerable.Range(0, random.Next(7)).Select(n => Owner(random, $"o{n}"))];

    public static RoutingFacts Facts(Random random) =>
        Desk.Facts(Pick(random, Countries), null, Pick(random, Segments), random.Next(3) == 0 ? $"o{random.Next(8)}" : null);

    private static RoutingRule Rule(Random random, int index) => new()
    {
        Id = $"r{index}",
        Reason = "Because.",
        ExistingOwnership = random.Next(6) == 0,
        Team = random.Next(3) > 0 ? Pick(random, Teams) : null,
        OwnerIds = random.Next(4) == 0 ? ["o1", "o3", "o9"] : [],
        When = random.Next(3) == 0 ? RoutingCondition.Any : Desk.In("DE", "US") with { Segments = random.Next(2) == 0 ? new ValueList(["smb"]) : null },
        Strategy = (RoutingStrategy)random.Next(3),
        Hours = (HoursPolicy)random.Next(3),
        MatchLanguage = random.Next(2) == 0,
        Skills = random.Next(4) == 0 ? ["ai"] : [],
    };

    private static OwnerState Owner(Random random, string id) => new OwnerState(new Owner
    {
        OwnerId = id,
        Name = id,
        Team = Pick(random, Teams),
        Weight = random.Next(4),
        Active = random.Next(3) > 0,
        Calendar = random.Next(3) == 0 ? "tokyo" : random.Next(2) == 0 ? "new york" : null,
        TimeZone = random.Next(4) == 0 ? "Pacific/Auckland" : null,
        Languages = random.Next(2) == 0 ? ["de"] : ["en"],
        Skills = random.Next(2) == 0 ? ["ai"] : [],
        DailyCap = random.Next(3) == 0 ? random.Next(3) : null,
        OpenCap = random.Next(3) == 0 ? random.Next(3) : null,
        OutOfOffice = random.Next(4) == 0 ? [Desk.Away("2026-03-05", "2026-03-08")] : [],
    })
    {
        OpenLeads = random.Next(3),
        LastDay = new DateOnly(2026, 3, 4),
        LastDayLeads = random.Next(3),
    };

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
