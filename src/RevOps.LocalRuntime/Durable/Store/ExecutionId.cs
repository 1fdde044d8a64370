namespace RevOps.LocalRuntime.Durable.Store;

/// <summary>Names one generation of an instance.</summary>
internal static class ExecutionId
{
    /// <summary>Grows with time, so that what is written together lies together: a commit then touches few pages.</summary>
    public static string New() => Guid.CreateVersion7().ToString("N");
}
