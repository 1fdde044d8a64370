using System.Collections.Frozen;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace RevOps.Data;

/// <summary>Tells by number, never by text, what a database error means.</summary>
public static class SqlFaults
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;

    /// <summary>
    /// Errors of SQL Server and Azure SQL after which the same statement works later: connections that fail or break, fail-over, throttling, resources that are short.
    /// </summary>
    /// <remarks>
    /// From SqlClient's own list for configurable retry (<c>SqlConfigurableRetryFactory</c>), learn.microsoft.com "Troubleshoot transient connection errors in SQL Database" (615, 926,
    /// 4060, 4221, 40197, 40501, 40613, 49918 to 49920) and the numbers that its network layer gives for sockets (2, 53, 121, 10061, 11001 and the like). -2 is a command
    /// that took too long: its work is put back, too, and comes again.
    /// </remarks>
    private static readonly FrozenSet<int> Transient = FrozenSet.ToFrozenSet(
    [
        -2, -1, 2, 20, 53, 64, 121, 233, 258, 615, 926, 997, 1204, 1222, 4060, 4221, 10053, 10054, 10060, 10061, 10928, 10929, 11001,
        40143, 40197, 40501, 40540, 40613, 42108, 42109, 49918, 49919, 49920,
    ]);

    /// <summary>True where the same transaction may succeed when it is run again at once.</summary>
    public static bool IsLostRace(DbException fault) => fault switch
    {
        SqliteException e => e.SqliteErrorCode is SqliteBusy or SqliteLocked
            || e.SqliteExtendedErrorCode is SqliteConstraintUnique or SqliteConstraintPrimaryKey,
        // 2601, 2627: duplicate key; 1205: deadlock victim; 3960: snapshot conflict.
        SqlException e => e.Number is 2601 or 2627 or 1205 or 3960,
        _ => false,
    };

    /// <summary>True where the database is out of reach for now and the work should simply be done later.</summary>
    public static bool IsOutage(Exception fault) => fault switch
    {
        // 10: disk I/O error, 13: disk full, 14: cannot open.
        SqliteException e => e.SqliteErrorCode is SqliteBusy or SqliteLocked or 10 or 13 or 14,
        SqlException e => Transient.Contains(e.Number),
        _ => false,
    };
}
