using Microsoft.DurableTask.Client;

namespace RevOps.LocalRuntime.Durable.Engine;

/// <summary>What clients may ask for.</summary>
internal static class StartRules
{
    private const int MostIdCharacters = 100;

    /// <summary>As Azure Functions does by default: what goes on is never replaced without being asked for.</summary>
    private static readonly OrchestrationRuntimeStatus[] RefusedByDefault =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    /// <summary>Statuses in which an existing instance makes a start fail.</summary>
    /// <exception cref="ArgumentException">There is no such status.</exception>
    public static IReadOnlyCollection<OrchestrationRuntimeStatus> RefusedStatuses(IReadOnlyList<string>? names) =>
        names is null or [] ? RefusedByDefault : [.. names.Select(Parse)];

    /// <exception cref="ArgumentException">Azure Functions would refuse the id.</exception>
    public static string CheckId(string instanceId)
    {
        RequireText(instanceId, nameof(instanceId));
        if (instanceId.Length > MostIdCharacters || instanceId[0] == '@' || instanceId.Any(IsForbidden))
        {
            throw new ArgumentException(
                $"An instance id has at most {MostIdCharacters} characters, does not begin with @ and has no / \\ # ? "
                + $"or control characters: '{instanceId}'.",
                nameof(instanceId));
        }

        return instanceId;
    }

    /// <exception cref="ArgumentException">The text is empty or begins with the null character.</exception>
    public static void RequireText(string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        if (value.Length == 0 || value[0] == '\0')
        {
            throw new ArgumentException("Parameter cannot be an empty string or start with the null character.", parameter);
        }
    }

    private static bool IsForbidden(char letter) => letter is '/' or '\\' or '#' or '?' || char.IsControl(letter);

    private static OrchestrationRuntimeStatus Parse(string name) =>
        Enum.TryParse<OrchestrationRuntimeStatus>(name, ignoreCase: true, out var status) && Enum.IsDefined(status)
            ? status
            : throw new ArgumentException($"Invalid orchestration runtime status: '{name}' for deduplication.");
}
