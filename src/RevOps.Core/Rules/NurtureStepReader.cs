using System.Collections.Frozen;
using RevOps.Core.Nurture;

namespace RevOps.Core.Rules;

/// <summary>Reads the steps of one sequence.</summary>
internal sealed class NurtureStepReader(NurtureConditionReader lead)
{
    private static readonly string[] Kinds =
        ["email", "audienceAdd", "audienceRemove", "wait", "waitForEngagement", "branch", "split", "task", "exit"];

    private static readonly string[] Units = ["days", "hours", "minutes"];

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    /// <summary>True where something is wrong with the order or the ids of steps.</summary>
    public bool HasFaults { get; private set; }

    public IReadOnlyList<NurtureStep> Steps(RuleObject json, string name, bool mayBeEmpty)
    {
        var steps = new List<NurtureStep>();
        foreach (var item in json.Objects(name, optional: mayBeEmpty))
        {
            if (steps is [.., NurtureStep.Exit exit])
            {
                item.FaultHere($"Nobody comes here: '{exit.Id}' before it ends the sequence.");
            }

            if (Step(item) is { } step)
            {
                steps.Add(step);
            }
        }

        if (steps.Count == 0 && !mayBeEmpty)
        {
            json.Fault(name, "Needs at least one step.");
        }

        return steps;
    }

    private NurtureStep? Step(RuleObject json)
    {
        var id = Id(json);
        var kind = json.OneOf(Kinds);
        var step = kind.Length == 0 ? null : Step(json.Object(kind), kind, id);
        HasFaults |= step is null;
        json.End();
        return step;
    }

    private NurtureStep Step(RuleObject json, string kind, string id)
    {
        NurtureStep step = kind switch
        {
            "email" => Email(json, id),
            "audienceAdd" or "audienceRemove" => new NurtureStep.Audience(id, json.Text("audience"), kind == "audienceAdd"),
            "wait" => new NurtureStep.Wait(id, Duration(json)),
            "waitForEngagement" => Listen(json, id),
            "branch" => new NurtureStep.Branch(
                id, lead.Read(json.Object("if"), isEnrolled: true, mayBeEmpty: false), Steps(json, "then", mayBeEmpty: false), Steps(json, "else", mayBeEmpty: true)),
            "split" => new NurtureStep.Split(id, Arms(json)),
            "task" => Todo(json, id),
            _ => new NurtureStep.Exit(id, json.Text("reason")),
        };
        json.End();
        return step;
    }

    private static NurtureStep.Email Email(RuleObject json, string id)
    {
        var ifRefused = json.OptionalText("ifRefused") ?? "continue";
        if (ifRefused is not ("continue" or "exit"))
        {
            json.Fault("ifRefused", $"'{ifRefused}' is none of: continue, exit.");
        }

        return new NurtureStep.Email(id, json.Text("template"), ifRefused == "exit");
    }

    private NurtureStep.Listen Listen(RuleObject json, string id)
    {
        var types = json.Texts("eventTypes").ToFrozenSet(StringComparer.Ordinal);
        if (types.Count == 0)
        {
            json.Fault("eventTypes", "Needs at least one type of touchpoints.");
        }

        return new NurtureStep.Listen(id, types, Within(json, "upTo"), Steps(json, "then", mayBeEmpty: true), Steps(json, "else", mayBeEmpty: true));
    }

    private static NurtureStep.Todo Todo(RuleObject json, string id) => new(id, json.Text("kind"), json.Text("text"), Within(json, "dueIn"));

    private List<SplitArm> Arms(RuleObject json)
    {
        var arms = new List<SplitArm>();
        foreach (var item in json.Objects("arms"))
        {
            var name = item.Text("name");
            if (arms.Any(a => a.Name == name))
            {
                item.Fault("name", $"The name '{name}' is taken.");
            }

            arms.Add(new SplitArm(name, item.Integer("weight", 1, 1000), Steps(item, "steps", mayBeEmpty: true)));
            item.End();
        }

        if (arms.Count < 2)
        {
            json.Fault("arms", "Needs at least two.");
        }

        return arms;
    }

    private string Id(RuleObject json)
    {
        var id = json.Text("id");
        if (id.Length > 0 && !RuleNames.IsName(id))
        {
            json.Fault("id", $"'{id}' is no name: use lower-case letters, digits and hyphens.");
        }

        if (!ids.Add(id))
        {
            HasFaults = true;
            json.Fault("id", $"The id '{id}' is taken.");
        }

        return id;
    }

    private static TimeSpan Within(RuleObject json, string name)
    {
        var duration = json.Object(name);
        var within = Duration(duration);
        duration.End();
        return within;
    }

    /// <summary>{"days":3}, {"hours":12} or {"minutes":30}.</summary>
    private static TimeSpan Duration(RuleObject json) => json.OneOf(Units) switch
    {
        "days" => TimeSpan.FromDays(json.Integer("days", 1, 730)),
        "hours" => TimeSpan.FromHours(json.Integer("hours", 1, 2400)),
        "minutes" => TimeSpan.FromMinutes(json.Integer("minutes", 1, 10_000)),
        _ => TimeSpan.Zero,
    };
}
