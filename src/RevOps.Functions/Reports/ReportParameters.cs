using System.Globalization;
using Microsoft.AspNetCore.Http;
using RevOps.Core;
using RevOps.Core.Attribution;
using RevOps.Core.Leads;
using RevOps.Core.Reports;
using RevOps.Functions.Api;

namespace RevOps.Functions.Reports;

/// <summary>The parameters of a request for a report.</summary>
/// <param name="Query">What is asked for.</param>
/// <param name="Format">json, csv or xlsx.</param>
/// <param name="Limit">Most rows of an answer; null for all, which files have where none is given.</param>
/// <param name="Skip">Rows before the page.</param>
public sealed record ReportParameters(ReportQuery Query, string Format, int? Limit, int Skip)
{
    private const int MaxLimit = 500;
    private static readonly string[] Formats = ["json", "csv", "xlsx"];
    private static readonly string[] Bases = ["close", "touch"];
    private static readonly string[] Segments = ["smb", "mid_market", "enterprise", "unknown"];

    // What has no channel, and what no touch earned, have names of their own.
    private static readonly string[] KnownChannels = [.. Channels.All, "unknown", "unattributed"];

    /// <summary>Reads them.</summary>
    /// <param name="given">The query.</param>
    /// <param name="currency">The reporting currency.</param>
    /// <returns>The parameters, and everything that is wrong with them.</returns>
    public static (ReportParameters Parameters, IReadOnlyList<FieldFault> Faults) Read(IQueryCollection given, string currency)
    {
        var faults = new List<FieldFault>();
        var (days, dayFaults) = DayRange.Read(given);
        faults.AddRange(dayFaults);
        var (paging, pagingFaults) = Paging.Read(given);
        faults.AddRange(pagingFaults.Where(f => f.Field != "/sort"));
        string? Text(string name) => given[name].ToString() is { Length: > 0 } text ? text : null;
        string? OneOf(string name, IReadOnlyCollection<string> values)
        {
            var value = Text(name);
            if (value is not null && !values.Contains(value))
            {
                faults.Add(new FieldFault($"/{name}", "value", $"{name} is one of: {string.Join(", ", values)}."));
            }

            return value;
        }

        var skip = 0;
        if (paging.After is { } after && !int.TryParse(after.Id, NumberStyles.None, CultureInfo.InvariantCulture, out skip))
        {
            faults.Add(new FieldFault("/cursor", "format", "cursor is the nextCursor of an earlier answer."));
        }

        var query = new ReportQuery(
            DayOf(days.From),
            DayOf(days.Until)?.AddDays(-1),
            Grains.Find(OneOf("grain", Grains.Names) ?? "none") ?? Grain.None,
            OneOf("basis", Bases) == "touch",
            OneOf("model", AttributionModels.Names) ?? "linear",
            OneOf("channel", KnownChannels),
            OneOf("segment", Segments),
            CurrencyOf(Text("currency"), faults) ?? currency);
        var format = OneOf("format", Formats) ?? "json";
        return (new ReportParameters(query, format, format == "json" || Text("limit") is not null ? LimitOf(Text("limit"), paging) : null, skip), faults);
    }

    /// <summary>As answers repeat them.</summary>
    internal ReportTerms View => new(
        Query.From, Query.To, Grains.Names[(int)Query.Grain], Query.ByTouch ? "touch" : "close", Query.Model, Query.Channel, Query.Segment,
        Query.Currency, Format, Limit);

    private static int LimitOf(string? given, Paging paging) => given is null ? MaxLimit : paging.Limit;

    private static string? CurrencyOf(string? text, List<FieldFault> faults)
    {
        if (text is null || (text.Length == 3 && text.All(char.IsAsciiLetter)))
        {
            return text?.ToUpperInvariant();
        }

        faults.Add(new FieldFault("/currency", "format", "currency is an ISO 4217 code of three letters, like EUR."));
        return null;
    }

    private static DateOnly? DayOf(DateTimeOffset? time) => time is { } t ? DateOnly.FromDateTime(t.UtcDateTime) : null;
}
