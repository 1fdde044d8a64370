namespace RevOps.Functions.Local.Demo;

/// <summary>One sitting of the quarter: what arrives around one time of a working day.</summary>
/// <param name="At">When.</param>
/// <param name="Deliveries">What arrives.</param>
/// <param name="Import">A file that is imported, or null.</param>
internal sealed record Sitting(DateTimeOffset At, IReadOnlyList<Delivery> Deliveries, string? Import);

/// <summary>Writes the whole quarter down before it happens: the same seed always makes the same one.</summary>
internal sealed class Quarter
{
    /// <summary>What everything derives from.</summary>
    public const ulong Seed = 20260101;

    /// <summary>The quarter's first moment.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many days it has.</summary>
    public const int Days = 90;

    private const int ImportSitting = 12;

    private readonly Dice _dice = new(Seed);
    private readonly People _people;
    private readonly FormDeliveries _forms;
    private readonly LeadDeliveries _leads;
    private readonly TouchDeliveries _touches;
    private readonly List<Person> _known = [];
    private readonly List<Person> _visitors = [];
    private readonly List<Delivery> _repeatable = [];

    private Quarter(string googleKey)
    {
        _people = new People(_dice);
        _forms = new FormDeliveries(_dice);
        _leads = new LeadDeliveries(_dice, googleKey);
        _touches = new TouchDeliveries(_dice);
    }

    /// <summary>The quarter's sittings in order.</summary>
    /// <param name="googleKey">The webhook key of Google Ads' lead form.</param>
    public static IReadOnlyList<Sitting> Write(string googleKey)
    {
        var quarter = new Quarter(googleKey);
        return [.. quarter.WorkingTimes().Select((at, i) => quarter.Sit(at, i))];
    }

    /// <summary>Two of three working days, at some time of the day.</summary>
    private IEnumerable<DateTimeOffset> WorkingTimes()
    {
        var days = Enumerable.Range(1, Days - 1).Select(d => Start.AddDays(d)).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        return days.Where((_, i) => i % 3 != 1).Select(d => d.AddHours(8 + _dice.Below(8)).AddMinutes(_dice.Below(60)));
    }

    private Sitting Sit(DateTimeOffset at, int turn)
    {
        var known = _known.ToList();
        var deliveries = new List<Delivery>();
        deliveries.AddRange(VisitorsFromLastTime().Select(p => _leads.Single(p, at)));
        _visitors.AddRange([_people.Next(), _people.Next()]);
        deliveries.AddRange(_visitors.Select(v => _touches.Anonymous(v, at)));
        deliveries.AddRange(Newcomers(3).Select(_forms.From));
        deliveries.AddRange(Newcomers(1 + (turn % 2)).Select(p => _leads.GoogleAds(p, at)));
        if (turn % 3 == 0)
        {
            deliveries.Add(_leads.Batch(Newcomers(4).Where(p => !p.NeedsOrder), at, FaultyDeliveries.InBatches[turn / 3 % FaultyDeliveries.InBatches.Length]));
        }

        var repeats = Repeats(turn, deliveries);
        deliveries.AddRange(Touches(known, at));
        deliveries.AddRange(Again(known, turn));
        deliveries.AddRange(repeats);
        deliveries.AddRange(Odd(turn, at));
        return new Sitting(at, deliveries, turn == ImportSitting ? ImportFile.Make(_people) : null);
    }

    /// <summary>Those who only looked last time, and now say who they are.</summary>
    private List<Person> VisitorsFromLastTime()
    {
        var back = _visitors.ToList();
        _visitors.Clear();
        _known.AddRange(back);
        return back;
    }

    private List<Person> Newcomers(int count)
    {
        var people = Enumerable.Range(0, count).Select(_ => _people.Next()).ToList();
        _known.AddRange(people);
        return people;
    }

    /// <summary>What people known from earlier sittings did; each at most once, those of large companies one by one.</summary>
    private IEnumerable<Delivery> Touches(List<Person> known, DateTimeOffset at)
    {
        var active = Pick(known, 4);
        foreach (var person in active.Where(p => p.NeedsOrder))
        {
            yield return _touches.Of([person], at) with { NeedsOrder = true };
        }

        if (active.Where(p => !p.NeedsOrder).ToList() is { Count: > 0 } others)
        {
            yield return _touches.Of(others, at);
        }
    }

    /// <summary>Somebody known writes once more, now asking for a demo.</summary>
    private IEnumerable<Delivery> Again(List<Person> known, int turn) =>
        turn % 4 == 3 ? Pick(known[..(known.Count / 2)], 1).Select(p => _forms.From(p with { Interest = p.Speaks.Interests[0], Email = p.Email.Trim() })) : [];

    /// <summary>Senders that send twice: the same id, the same content, or the same key of their own.</summary>
    private IEnumerable<Delivery> Repeats(int turn, List<Delivery> now)
    {
        var again = now.Where(d => d.Path != "touchpoints" && !d.NeedsOrder).Take(1).ToList();
        var late = _repeatable.Take(1).Where(_ => turn % 5 == 4).ToList();
        _repeatable.RemoveRange(0, late.Count);
        // Sent again days later: only what has an id of its own is recognized then.
        _repeatable.AddRange(now.Where(d => d.Path is "intake/google-ads"));
        return turn % 2 == 0 ? [.. again, .. late] : late;
    }

    private IEnumerable<Delivery> Odd(int turn, DateTimeOffset at)
    {
        yield return FaultyDeliveries.Turn(turn, _leads, _touches, _people.Next(), at);
        if (turn % 6 == 2)
        {
            yield return _leads.GoogleAds(_people.Next(), at, isTest: true);
        }

        if (turn % 6 == 5)
        {
            var view = new { eventType = "page_view", eventTime = Delivery.Time(at), contact = new { visitorId = $"v-idem-{turn}" } };
            var delivery = Delivery.OfJson("touchpoints", view);
            yield return delivery with { IdempotencyKey = $"retry-{turn}" };
            yield return delivery with { IdempotencyKey = $"retry-{turn}" };
        }
    }

    private List<Person> Pick(List<Person> from, int count)
    {
        var picked = new HashSet<Person>();
        while (picked.Count < Math.Min(count, from.Count))
        {
            picked.Add(_dice.Of(from));
        }

        return [.. picked];
    }
}
