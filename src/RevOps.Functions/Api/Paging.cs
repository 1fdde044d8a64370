using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using RevOps.Core;

namespace RevOps.Functions.Api;

/// <summary>How much of a list is asked for, and from where on.</summary>
/// <param name="Limit">1 to 500; 50 where not given.</param>
/// <param name="NewestFirst">The order; newest first where not given.</param>
/// <param name="After">Where the last page ended, or null.</param>
public sealed record Paging(int Limit, bool NewestFirst, Position? After)
{
    private const int MaxLimit = 500;

    /// <summary>Reads <c>limit</c>, <c>cursor</c> and <c>sort</c>.</summary>
    /// <returns>The paging, and what is wrong with it.</returns>
    public static (Paging Paging, IReadOnlyList<FieldFault> Faults) Read(IQueryCollection query)
    {
        var faults = new List<FieldFault>();
        var limit = 50;
        if (query["limit"].ToString() is { Length: > 0 } l
            && (!int.TryParse(l, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > MaxLimit))
        {
            faults.Add(new FieldFault("/limit", "range", $"limit is a number from 1 to {MaxLimit}."));
        }

        var sort = query["sort"].ToString();
        if (sort is not ("" or "createdAt" or "-createdAt"))
        {
            faults.Add(new FieldFault("/sort", "value", "sort is createdAt or -createdAt."));
        }

        Position? after = null;
        if (query["cursor"].ToString() is { Length: > 0 } cursor && !Position.TryRead(cursor, out after))
        {
            faults.Add(new FieldFault("/cursor", "format", "cursor is the nextCursor of an earlier answer."));
        }

        return (new Paging(limit, sort != "createdAt", after), faults);
    }
}

/// <summary>A place in a list ordered by time.</summary>
/// <param name="At">The time of the last item.</param>
/// <param name="Id">Its id.</param>
public sealed record Position(DateTimeOffset At, string Id)
{
    /// <summary>As callers see it: opaque.</summary>
    public string Text => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{At.UtcTicks}|{Id}"));

    /// <summary>Reads it back.</summary>
    public static bool TryRead(string text, out Position? position)
    {
        position = null;
        try
        {
            var parts = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)).Split('|', 2);
            if (parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks)
            {
                position = new Position(new DateTimeOffset(ticks, TimeSpan.Zero), parts[1]);
            }
        }
        catch (FormatException)
        {
            return false;
        }

        return position is not null;
    }
}
