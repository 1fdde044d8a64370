using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace RevOps.Data;

/// <summary>How values travel between C# and the two databases.</summary>
internal static class SqlTypes
{
    private const string Format = "yyyy-MM-ddTHH:mm:ss.fffffffZ";
    private const int FixedWidth = 28;

    /// <summary>A time within a JSON parameter: as SQLite keeps it, which SQL Server reads too.</summary>
    public static string? Text(DateTimeOffset? value) => value is { } time ? Text(time) : null;

    /// <summary>A time as SQLite keeps it.</summary>
    public static string Text(DateTimeOffset value) => value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>A time as SQLite keeps it.</summary>
    public static DateTimeOffset Time(ReadOnlySpan<char> text) =>
        text.Length == FixedWidth && TryFixed(text, out var time)
            ? time
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(typeof(DateTimeOffset), new UtcHandler());
        SqlMapper.RemoveTypeMap(typeof(decimal));
        SqlMapper.RemoveTypeMap(typeof(decimal?));
        SqlMapper.AddTypeHandler(new NumberHandler());
    }

    /// <summary>The fixed width by hand: millions are read at a time, and the general parser takes several times as long.</summary>
    private static bool TryFixed(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' || text[27] != 'Z')
        {
            return false;
        }

        var (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10]));
        var (hour, minute, second, fraction) = (Digits(text[11..13]), Digits(text[14..16]), Digits(text[17..19]), Digits(text[20..27]));
        if ((year | month | day | hour | minute | second | fraction) < 0 || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        time = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(fraction));
        return true;
    }

    /// <summary>−1 where one is no digit.</summary>
    private static int Digits(ReadOnlySpan<char> text)
    {
        var number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return -1;
            }

            number = (number * 10) + (c - '0');
        }

        return number;
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
    /// <summary>A time that is missing has its type too: a server would take it for text, and convert the column instead.</summary>
    private sealed class UtcHandler : SqlMapper.ITypeHandler
    {
        public object Parse(Type destinationType, object value) => value switch
        {
            string text => Time(text),
            DateTimeOffset time => (object)time.ToUniversalTime(),
            DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            _ => throw new DataException($"A time cannot be read from {value.GetType().Name}."),
        };

        public void SetValue(IDbDataParameter parameter, object value)
        {
            var isText = parameter is SqliteParameter;
            parameter.DbType = isText ? DbType.String : DbType.DateTimeOffset;
            parameter.Value = value is DateTimeOffset time ? isText ? Text(time) : time.ToUniversalTime() : DBNull.Value;
        }
    }
}
