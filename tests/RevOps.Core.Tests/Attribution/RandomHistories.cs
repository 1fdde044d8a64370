using RevOps.Core.Attribution;
using RevOps.Core.Deals;

namespace RevOps.Core.Tests.Attribution;

/// <summary>Deals with what their contacts did, and rules: few values of each kind, so that all rules meet all cases.</summary>
internal static class RandomHistories
{
    private static readonly string[] Types = ["page_view", "form_submit", "ad_click", "email_click", "call_logged", "email_open", "chat"];
    private static readonly string[] Channels = ["direct", "organic", "email", "google_ads", "referral"];
    private static readonly string[] Sources = ["google", "direct", "linkedin"];
    private static readonly string?[] Campaigns = [null, null, "a", "b", "c", "d"];
    private static readonly string[] Contacts = ["ann", "ben", "cem"];

    public static DealRules Deals(Random random) => DealRules.None with
    {
        NotTouches = Some(random, Types[3..]),
        Session = TimeSpan.FromMinutes(random.Next(3) switch { 0 => 30, 1 => 0, _ => random.Next(1, 600) }),
    };

    public static AttributionRules Rules(Random random)
    {
        var common = Path(random);
        return new AttributionRules("", [.. Enum.GetValues<AttributionModel>().Select(m => Model(random, m, random.Next(3) > 0 ? common : Path(random)))])
        {
            Strength = random.Next(2) == 0 ? AttributionRules.Default.Strength : [.. Some(random, Types)],
        };
    }

    public static Dictionary<string, double> Effects(Random random) =>
        Channels.Where(_ => random.Next(4) > 0).ToDictionary(c => c, _ => random.Next(3) == 0 ? 0 : random.Next(1, 1_000) / 1_024d);

    public static Deal Deal(Random random)
    {
        var touches = new List<Touchpoint>();
        var count = random.Next(20) == 0 ? random.Next(20, 200) : random.Next(0, 12);
        var isBusy = random.Next(3) == 0;
        var minutes = 0L;
        for (var i = 0; i < count; i++)
        {
            minutes += isBusy ? random.Next(0, 25) : random.Next(4) switch { 0 => 0, 1 => random.Next(1, 40), 2 => random.Next(40, 3_000), _ => random.Next(0, 60_000) };
            var touch = Touch(random, minutes);
            touches.Add(isBusy && random.Next(2) == 0 ? touch with { ContactId = "ann", Channel = "email", CampaignId = "a" } : touch);
        }

        var created = Moment(random, touches, minutes);
        var closed = random.Next(3) == 0 ? Moment(random, touches, minutes) : created.AddMinutes(random.Next(0, 80_000));
        var lead = random.Next(4) == 0 ? null : new LeadOrigin(Contacts[random.Next(3)], Moment(random, touches, minutes), random.Next(3) == 0);
        return new Deal(Sorted(touches), new DealFacts(created, closed, lead));
    }

    public static Touchpoint Touch(Random random, long minutes) => new(
        $"{random.Next():x8}",
        Contacts[random.Next(3) * random.Next(2)],
        Types[random.Next(Types.Length)],
        Attribution.Deal.Start.AddMinutes(minutes),
        Sources[random.Next(Sources.Length)],
        Channels[random.Next(Channels.Length)],
        Campaigns[random.Next(Campaigns.Length)]);

    /// <summary>In cents; also none, refunds, and more than 64 bits can hold the products of.</summary>
    public static long Value(Random random) => random.Next(6) switch
    {
        0 => random.Next(-5, 6),
        1 => -random.NextInt64(10_000_000),
        2 => random.NextInt64(1_000_000_000),
        _ => random.NextInt64(10_000_000),
    };

    public static IReadOnlyList<Touchpoint> Sorted(IEnumerable<Touchpoint> touches) => [.. touches.OrderBy(t => t.At).ThenBy(t => t.Id, StringComparer.Ordinal)];

    /// <summary>Often exactly that of a touch.</summary>
    private static DateTimeOffset Moment(Random random, List<Touchpoint> touches, long minutes) => touches.Count > 0 && random.Next(3) > 0
        ? touches[random.Next(touches.Count)].At.AddTicks(random.Next(3) == 0 ? random.Next(-1, 2) : 0)
        : Attribution.Deal.Start.AddMinutes(random.NextInt64(-100, minutes + 100_000));

    private static ModelRules Model(Random random, AttributionModel model, PathRules path)
    {
        var rules = AttributionRules.ByDefault(model) with { Path = path };
        return random.Next(2) == 0 ? rules : rules with
        {
            HalfLife = TimeSpan.FromDays(random.Next(1, 400) / 8d),
            Parts = rules.Parts is null ? null : Parts(random),
        };
    }

    private static MilestoneParts Parts(Random random)
    {
        int Part() => random.Next(3) == 0 ? 0 : random.Next(1, 251);
        var (first, lead, deal, last) = (Part(), Part(), Part(), Part());
        return new MilestoneParts(first, lead, deal, last, random.Next(3) == 0 ? 0 : 1_000 - first - lead - deal - last);
    }

    private static PathRules Path(Random random) => new()
    {
        LookBack = TimeSpan.FromMinutes(random.Next(3) switch { 0 => 180 * 1_440, 1 => random.Next(0, 5_000), _ => random.Next(0, 400_000) }),
        CutOff = (CutOff)random.Next(2),
        Collapse = (Collapse)random.Next(3),
        ExcludedChannels = random.Next(2) == 0 ? new HashSet<string>() : Some(random, Channels),
        ExcludedSources = random.Next(3) > 0 ? new HashSet<string>() : Some(random, Sources),
        ExcludedCampaigns = random.Next(2) == 0 ? new HashSet<string>() : Some(random, ["a", "b", "c", "d"]),
        ExcludedTypes = random.Next(3) > 0 ? new HashSet<string>() : Some(random, Types),
    };

    private static HashSet<string> Some(Random random, string[] of) => [.. of.Where(_ => random.Next(3) == 0)];
}
