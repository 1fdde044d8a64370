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
        // Connection failures, throttling and fail-over of Azure SQL, as listed in its documentation on transient faults.
        SqlException e => e.Number is -2 or -1 or 2 or 20 or 53 or 64 or 121 or 233 or 258 or 926 or 4060 or 4221 or 10053 or 10054 or 10060
            or 10061 or 10928 or 10929 or 11001 or 40143 or 40197 or 40501 or 40540 or 40613 or 42108 or 42109 or 49918 or 49919 or 49920,
        _ => false,
    };
}
