using RevOps.Core.Nurture;

namespace RevOps.Core.Rules;

/// <summary>Reads a sequence: <c>nurture/*.json</c>.</summary>
internal static class NurtureReader
{
    private const int MaxPriority = 1000;

    /// <summary>Null where it has no step.</summary>
    public static NurtureSequence? Read(RuleObject root, string id, string version, Vocabulary vocabulary)
    {
        if (!RuleNames.IsName(id))
        {
            root.FaultHere($"'{id}' is no name for a sequence: use lower-case letters, digits and hyphens.");
        }

        var named = new NamedParts(root);
        var conditions = new ConditionReader(vocabulary, named);
        named.ReadConditions(conditions);
        var lead = new NurtureConditionReader(conditions);
        var (name, priority) = (root.Text("name"), root.Integer("priority", 0, MaxPriority, fallback: 0));
        var entry = lead.Read(root.Object("entry"), isEnrolled: false);
        var goals = root.Objects("goals", optional: true).Select(g => Goal(g, lead)).ToList();
        var reader = new NurtureStepReader(lead);
        var steps = reader.Steps(root, "steps", mayBeEmpty: false);
        named.End();

        // Ids that are there twice are a fault by now; a sequence could not be made of them.
        return steps.Count == 0 || reader.HasFaults
            ? null
            : new NurtureSequence(id, version, steps) { Name = name, Priority = priority, Entry = entry, Goals = goals };
    }

    private static NurtureGoal Goal(RuleObject json, NurtureConditionReader lead)
    {
        var goal = new NurtureGoal(json.Text("reason"), lead.Read(json.Object("if"), isEnrolled: true, mayBeEmpty: false));
        json.End();
        return goal;
    }
}
