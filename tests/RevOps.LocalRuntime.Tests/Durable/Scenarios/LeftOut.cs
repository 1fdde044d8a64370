namespace RevOps.LocalRuntime.Tests.Durable.Scenarios;

/// <summary>The recorded scenarios that are not run, each with its reason.</summary>
internal static class LeftOut
{
    private const string Subs = "Sub-orchestrations are not supported: nothing needs them.";

    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["all-two-fail-reverse"] = Subs,
        ["sub-success"] = Subs,
        ["sub-default-id"] = Subs,
        ["sub-failure-uncaught"] = Subs,
        ["sub-activity-failure-uncaught"] = Subs,
        ["sub-failure-caught"] = Subs,
        ["sub-retry"] = Subs,
        ["sub-not-registered"] = Subs,
        ["terminate-sub-default"] = Subs,
        ["terminate-sub-recursive"] = Subs,
        ["terminate-child-seen-by-parent"] = Subs,
        ["terminate-child-uncaught-by-parent"] = Subs,
        ["raise-unknown-then-start"] = "Host: an event to nobody is dropped. See DecisionTests.",
        ["restart-id-running-no-dedupe"] = "Host: refused, as Azure Functions does. See DecisionTests.",
        ["instance-id-case"] = "Host: ids that differ in case are different. See DecisionTests.",
        ["start-at"] = "Host: a start time is kept to. See DecisionTests.",
        ["wait-tie-event-and-timeout"] = "Backend, decided otherwise: what happened first wins. See DecisionTests.",
        ["terminate-pending"] = "Backend, decided otherwise: what was ended before its first step never runs. See DecisionTests.",
        ["unusual-instance-id"] = "Backend, decided otherwise: ids as Azure Functions allows them. See DecisionTests.",
    };
}
