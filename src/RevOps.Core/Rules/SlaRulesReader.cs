using RevOps.Core.Routing;
using RevOps.Core.Sla;

namespace RevOps.Core.Rules;

internal static class SlaRulesReader
{
    private const int WeekInMinutes = 7 * 24 * 60;
    private const int MonthInMinutes = 30 * 24 * 60;
    private static readonly string[] Times = ["after", "beforeDue", "afterDue"];
    private static readonly Dictionary<string, Territory> NoTerritories = [];

    private static readonly Dictionary<string, SlaAction> Actions = new(StringComparer.Ordinal)
    {
        ["remind"] = SlaAction.Remind,
        ["escalate"] = SlaAction.Escalate,
        ["reassign"] = SlaAction.Reassign,
        ["giveUp"] = SlaAction.GiveUp,
    };

    private static readonly Dictionary<string, SlaAction> Repeated = Actions.Where(a => a.Value != SlaAction.GiveUp).ToDictionary();

    private static readonly Dictionary<string, bool> Clocks = new(StringComparer.Ordinal) { ["working"] = true, ["always"] = false };

    private static readonly Dictionary<string, WhenAway> Absences = new(StringComparer.Ordinal)
    {
        ["reassign"] = WhenAway.Reassign,
        ["pause"] = WhenAway.Pause,
        ["ignore"] = WhenAway.Ignore,
    };

    public static SlaRules Read(RuleObject root, string version, Vocabulary vocabulary)
    {
        var defaultPolicy = root.Text("defaultPolicy");
        var list = root.Object("policies");
        var policies = list.Names().Select(name => Policy(list, name, vocabulary)).ToList();
        if (defaultPolicy.Length > 0 && policies.All(p => p.Name != defaultPolicy))
        {
            root.Fault("defaultPolicy", $"There is no policy '{defaultPolicy}'; there are: {string.Join(", ", policies.Select(p => p.Name))}.");
        }

        return new SlaRules
        {
            Version = version,
            DefaultPolicy = defaultPolicy,
            NoClockAfter = TimeSpan.FromHours((double)root.Number("noClockAfterHours", 0, 24 * 365)),
            NoClockFor = root.Texts("noClockFor").ToHashSet(StringComparer.Ordinal),
            Policies = policies,
            FollowUp = root.OptionalObject("followUp") is { } followUp ? FollowUpReader.Read(followUp) : FollowUpRules.None,
        };
    }

    private static SlaPolicy Policy(RuleObject list, string name, Vocabulary vocabulary)
    {
        if (name == SlaPolicies.NonePolicy)
        {
            list.Fault(name, "'none' is reserved for no clock at all.");
        }

        var json = list.Object(name);
        var callWithin = json.Number("callWithinMinutes", 1, WeekInMinutes);
        var policy = new SlaPolicy(name, Terms(json, callWithin))
        {
            When = json.OptionalObject("when") is { } when ? Condition(when, vocabulary) : null,
        };
        json.End();
        return policy;
    }

    private static ClockTerms Terms(RuleObject json, decimal callWithin) => new()
    {
        Working = RuleChoice.Of(json, "clock", Clocks, otherwise: true),
        CallWithin = Minutes(callWithin),
        Steps = Steps(json, callWithin),
        Repeat = json.OptionalObject("repeat") is { } repeat ? Repeat(repeat) : null,
        Snooze = json.OptionalObject("snooze") is { } snooze ? Snooze(snooze) : SnoozeLimit.Default,
        Team = json.OptionalText("team"),
        Away = RuleChoice.Of(json, "whenAway", Absences, WhenAway.Reassign),
    };

    /// <summary>Either the steps, or the short form: a reminder, and escalation at the deadline.</summary>
    private static IReadOnlyList<SlaStep> Steps(RuleObject json, decimal callWithin)
    {
        if (json.Has("steps") == json.Has("remindAfterMinutes"))
        {
            json.FaultHere("Needs exactly one of: steps, remindAfterMinutes.");
            return [];
        }

        return json.Has("steps") ? StepList(json, callWithin) : Short(json, callWithin);
    }

    private static IReadOnlyList<SlaStep> Short(RuleObject json, decimal callWithin)
    {
        var remind = json.Number("remindAfterMinutes", 0, WeekInMinutes);
        if (remind >= callWithin)
        {
            json.Fault("remindAfterMinutes", "The reminder must come before the deadline.");
        }

        return [new SlaStep(Minutes(remind), SlaAction.Remind), new SlaStep(Minutes(callWithin), SlaAction.Escalate)];
    }

    private static IReadOnlyList<SlaStep> StepList(RuleObject json, decimal callWithin)
    {
        var steps = json.Objects("steps").Select(s => Step(s, callWithin)).OrderBy(s => s.After).ToList();
        if (steps.FindIndex(s => s.Do == SlaAction.GiveUp) is var end and >= 0 && (end < steps.Count - 1 || json.Has("repeat")))
        {
            json.Fault("steps", "Nothing comes after giveUp, not even a repeat: let 'repeat' end by atMost.");
        }

        return steps;
    }

    private static SlaStep Step(RuleObject json, decimal callWithin)
    {
        var step = new SlaStep(Minutes(After(json, callWithin)), RuleChoice.Of(json, "do", Actions));
        json.End();
        return step;
    }

    private static decimal After(RuleObject json, decimal callWithin)
    {
        if (Times.Where(json.Has).ToList() is not [var name])
        {
            json.FaultHere("Needs exactly one of: after, beforeDue, afterDue.");
            return 0;
        }

        var minutes = json.Number(name, 0, MonthInMinutes);
        if (name == "beforeDue" && minutes > callWithin)
        {
            json.Fault(name, "Lies before the start.");
        }

        return name switch { "after" => minutes, "beforeDue" => Math.Max(0, callWithin - minutes), _ => callWithin + minutes };
    }

    private static SlaRepeat Repeat(RuleObject json)
    {
        var repeat = new SlaRepeat(
            Minutes(json.Number("everyMinutes", 1, WeekInMinutes)), RuleChoice.Of(json, "do", Repeated), json.Integer("atMost", 1, 100));
        json.End();
        return repeat;
    }

    private static SnoozeLimit Snooze(RuleObject json)
    {
        var limit = new SnoozeLimit(Minutes(json.Number("maxMinutes", 1, MonthInMinutes)), json.Integer("times", 0, 100));
        json.End();
        return limit;
    }

    private static SlaCondition Condition(RuleObject when, Vocabulary vocabulary)
    {
        var (forms, score) = (when.Has("forms") ? when.Texts("forms").ToHashSet(StringComparer.OrdinalIgnoreCase) : null, when.Integer("scoreAtLeast", 0, 100, fallback: 0));
        return new SlaCondition(RoutingConditionReader.Read(when, NoTerritories, vocabulary)) { Forms = forms, ScoreAtLeast = score };
    }

    private static TimeSpan Minutes(decimal minutes) => TimeSpan.FromTicks((long)(minutes * TimeSpan.TicksPerMinute));
}
