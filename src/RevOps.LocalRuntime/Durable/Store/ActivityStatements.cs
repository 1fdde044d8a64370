using RevOps.LocalRuntime.Durable.Replay;

namespace RevOps.LocalRuntime.Durable.Store;

/// <summary>Hands out activities and takes their results.</summary>
internal static class ActivityStatements
{
    public static List<ActivityRow> After(SqliteSession session, long seq, int most) =>
        session.Query(
            """
            SELECT seq, instance_id, execution_id, task_id, name, input FROM activities WHERE seq > @seq ORDER BY seq LIMIT @most
            """,
            row => new ActivityRow(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetString(4), row.Text(5)),
            ("@seq", seq), ("@most", most));

    /// <summary>Stores the result. It is dropped if there is one already, or if the instance is over or has started over.</summary>
    public static bool Finish(SqliteSession session, ActivityRow activity, HistoryEvent result, DateTimeOffset now) =>
        session.Execute("DELETE FROM activities WHERE seq = @seq", ("@seq", activity.Seq)) == 1
        && InboxStatements.AddTo(session, activity.InstanceId, activity.ExecutionId, result, now);
}
