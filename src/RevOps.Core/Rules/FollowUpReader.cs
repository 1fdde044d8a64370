using RevOps.Core.Sla;

namespace RevOps.Core.Rules;

/// <summary>Reads what follows a call.</summary>
internal static class FollowUpReader
{
    private static readonly Dictionary<string, FollowUpAction> Actions = new(StringComparer.Ordinal)
    {
        ["nothing"] = FollowUpAction.Nothing,
        ["retry"] = FollowUpAction.Retry,
        ["findNumber"] = FollowUpAction.FindNumber,
    };

    private static readonly Dictionary<string, WhenExhausted> Ends = new(StringComparer.Ordinal)
    {
        ["recycle"] = WhenExhausted.Recycle,
        ["giveUp"] = WhenExhausted.GiveUp,
    };

    public static FollowUpRules Read(RuleObject json)
    {
        var outcomes = json.Object("outcomes");
        var retry = json.Object("retry");
        var rules = new FollowUpRules
        {
            Outcomes = outcomes.Names().ToDictionary(name => name, name => RuleChoice.Of(outcomes, name, Actions), StringComparer.Ordinal),
            RetryAfter = Waits(retry),
            Attempts = retry.Integer("attempts", 1, 20),
            Exhausted = RuleChoice.Of(json, "whenExhausted", Ends),
        };
        retry.End();
        json.End();
        return rules;
    }

    private static List<RetryWait> Waits(RuleObject json)
    {
        var waits = new List<RetryWait>();
        foreach (var text in json.Texts("after"))
        {
            if (RetryWait.Parse(text) is { } wait)
            {
                waits.Add(wait);
            }
            else
            {
                json.Fault("after", $"'{text}' is no wait in working time such as 2h or 1d (1 to 99).");
            }
        }

        if (waits.Count == 0)
        {
            json.Fault("after", "Needs at least one wait.");
        }

        return waits;
    }
}
