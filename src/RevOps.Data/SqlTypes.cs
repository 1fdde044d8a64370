using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace RevOps.Data;

/// <summary>How values travel between C# and the two databases.</summary>
internal static class SqlTypes
{
    private const string Format = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    /// <summary>A time within a JSON parameter: as SQLite keeps it, which SQL Server reads too.</summary>
    public static string? Text(DateTimeOffset? value) => value?.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new UtcHandler());
        SqlMapper.RemoveTypeMap(typeof(decimal));
        SqlMapper.RemoveTypeMap(typeof(decimal?));
        SqlMapper.AddTypeHandler(new NumberHandler());
    }

    /// <summary>A column of SQLite has 1 as a whole number and 0.75 as a floating one, row by row.</summary>
    private sealed class NumberHandler : SqlMapper.TypeHandler<decimal>
    {
        public override decimal Parse(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

        public override void SetValue(IDbDataParameter parameter, decimal value)
        {
            parameter.DbType = DbType.Decimal;
            parameter.Value = value;
        }
    }

    /// <summary>Times are UTC; SQLite keeps them as text of a fixed width, which sorts and compares like the time.</summary>
    private sealed class UtcHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value switch
        {
            string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            DateTimeOffset time => time.ToUniversalTime(),
            DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            _ => throw new DataException($"A time cannot be read from {value.GetType().Name}."),
        };

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            if (parameter is SqliteParameter)
            {
                parameter.DbType = DbType.String;
                parameter.Value = Text(value);
            }
            else
            {
                parameter.DbType = DbType.DateTimeOffset;
                parameter.Value = value.ToUniversalTime();
            }
        }
    }
}
