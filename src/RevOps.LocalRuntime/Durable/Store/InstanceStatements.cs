using DurableTask.Core.Exceptions;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using RevOps.LocalRuntime.Durable.Replay;

namespace RevOps.LocalRuntime.Durable.Store;

/// <summary>Makes, reads and removes instances.</summary>
internal static class InstanceStatements
{
    private const string Columns =
        "instance_id, execution_id, name, status, input, output, custom_status, failure, created_at, updated_at";

    /// <exception cref="OrchestrationAlreadyExistsException">The id is taken by an instance in one of the refused statuses.</exception>
    public static void Start(
        SqliteSession session,
        string instanceId,
        ExecutionStarted start,
        DateTimeOffset? startAt,
        IReadOnlyCollection<OrchestrationRuntimeStatus> refused,
        DateTimeOffset now)
    {
        if (Find(session, instanceId) is { } existing)
        {
            if (refused.Contains(existing.Status))
            {
                throw new OrchestrationAlreadyExistsException(
                    $"An orchestration with id '{instanceId}' already exists. It's in the {existing.Status} state.");
            }

            Remove(session, existing);
        }

        session.Execute(
            $"""
            INSERT INTO instances (instance_id, execution_id, name, status, input, created_at, updated_at, starts_at)
            VALUES (@id, @execution, @name, {(int)OrchestrationRuntimeStatus.Pending}, @input, @now, @now, @start)
            """,
            ("@id", instanceId), ("@execution", ExecutionId.New()), ("@name", start.Name),
            ("@input", start.Input), ("@now", now.UtcTicks), ("@start", startAt?.UtcTicks ?? 0));
        InboxStatements.Add(session, instanceId, start, now);
    }

    public static InstanceRow? Find(SqliteSession session, string instanceId) =>
        session.Query($"SELECT {Columns} FROM instances WHERE instance_id = @id", Row, ("@id", instanceId)).FirstOrDefault();

    /// <summary>Instances after an id, in order of their ids.</summary>
    public static List<InstanceRow> List(SqliteSession session, OrchestrationQuery query, string? after, int most) =>
        session.Query(
            $"""
            SELECT {Columns} FROM instances
            WHERE instance_id > @after AND instance_id >= @prefix AND substr(instance_id, 1, length(@prefix)) = @prefix
                AND created_at BETWEEN @from AND @to
                AND (@statuses IS NULL OR instr(@statuses, ',' || status || ',') > 0)
            ORDER BY instance_id LIMIT @most
            """,
            Row,
            ("@after", after ?? string.Empty), ("@prefix", query.InstanceIdPrefix ?? string.Empty),
            ("@from", query.CreatedFrom?.UtcTicks ?? 0), ("@to", query.CreatedTo?.UtcTicks ?? long.MaxValue),
            ("@statuses", query.Statuses is null ? null : Join(query.Statuses)), ("@most", most));

    /// <summary>Removes an instance if it is over.</summary>
    public static int Purge(SqliteSession session, string instanceId)
    {
        if (Find(session, instanceId) is not { } found || !IsOver(found.Status))
        {
            return 0;
        }

        Remove(session, found);
        return 1;
    }

    /// <summary>Removes up to a number of instances that are over.</summary>
    public static int PurgeSome(SqliteSession session, PurgeInstancesFilter filter, int most)
    {
        var statuses = (filter.Statuses ?? Enum.GetValues<OrchestrationRuntimeStatus>()).Where(IsOver);
        var found = session.Query(
            $"""
            SELECT {Columns} FROM instances
            WHERE created_at BETWEEN @from AND @to AND instr(@statuses, ',' || status || ',') > 0 LIMIT @most
            """,
            Row,
            ("@from", filter.CreatedFrom!.Value.UtcTicks), ("@to", filter.CreatedTo?.UtcTicks ?? long.MaxValue),
            ("@statuses", Join(statuses)), ("@most", most));
        found.ForEach(instance => Remove(session, instance));
        return found.Count;
    }

    public static bool IsOver(OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    private static void Remove(SqliteSession session, InstanceRow instance)
    {
        session.Execute("DELETE FROM history WHERE execution_id = @execution", ("@execution", instance.ExecutionId));
        session.Execute("DELETE FROM timers WHERE execution_id = @execution", ("@execution", instance.ExecutionId));
        session.Execute("DELETE FROM inbox WHERE instance_id = @id", ("@id", instance.InstanceId));
        session.Execute("DELETE FROM instances WHERE instance_id = @id", ("@id", instance.InstanceId));
    }

    private static string Join(IEnumerable<OrchestrationRuntimeStatus> statuses) =>
        "," + string.Join(',', statuses.Select(status => (int)status)) + ",";

    private static InstanceRow Row(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), (OrchestrationRuntimeStatus)row.GetInt32(3),
        row.Text(4), row.Text(5), row.Text(6), row.Text(7),
        new DateTimeOffset(row.GetInt64(8), TimeSpan.Zero), new DateTimeOffset(row.GetInt64(9), TimeSpan.Zero));
}
