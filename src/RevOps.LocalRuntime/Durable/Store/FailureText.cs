using System.Text.Json;
using Microsoft.DurableTask;

namespace RevOps.LocalRuntime.Durable.Store;

/// <summary>Failures as stored.</summary>
internal static class FailureText
{
    public static string? Write(TaskFailureDetails? failure) => failure is null ? null : JsonSerializer.Serialize(failure);

    public static TaskFailureDetails? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<TaskFailureDetails>(text);
}
