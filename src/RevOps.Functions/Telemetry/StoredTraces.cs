using System.Diagnostics;
using RevOps.Data;

namespace RevOps.Functions.Telemetry;

/// <summary>Goes on with traces that were left in rows: orchestrations carry ids only, and wake days later.</summary>
internal static class StoredTraces
{
    /// <summary>Begins a step of the trace in which a row was made.</summary>
    /// <param name="database">The database.</param>
    /// <param name="name">What is done.</param>
    /// <param name="statement">Finds the trace.</param>
    /// <param name="parameters">Names the row.</param>
    /// <returns>Null where nobody traces, without a look at the database.</returns>
    public static async Task<Activity?> GoOnAsync(this Database database, string name, string statement, object parameters) => Data.Telemetry.Source.HasListeners()
        ? Data.Telemetry.Start(name, ActivityKind.Consumer, await database.ReadAsync(sql => sql.FindAsync<string>(statement, parameters)))
        : null;
}
