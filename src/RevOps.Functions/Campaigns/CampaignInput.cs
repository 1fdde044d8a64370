using System.Globalization;
using RevOps.Core;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Data.Campaigns;
using RevOps.Functions.Api;

namespace RevOps.Functions.Campaigns;

/// <summary>A campaign as a sender describes it.</summary>
/// <param name="Row">The campaign.</param>
/// <param name="Aliases">All of its other names.</param>
internal sealed record CampaignInput(CampaignRow Row, IReadOnlyList<AliasRow> Aliases)
{
    private const int MaxAliases = 100;

    /// <summary>Reads one; what is wrong is among the input's faults.</summary>
    public static CampaignInput Read(JsonInput input)
    {
        var id = input.CampaignId("id");
        var name = input.Text("campaignName", 200, required: true) ?? "";
        var key = CampaignKey.Of(name) ?? (name.Length > 0 ? input.Fault<string>("campaignName", "format", "campaignName needs a letter or a digit.") : null);
        var row = new CampaignRow
        {
            CampaignId = id,
            Channel = Channel(input),
            CampaignName = name,
            StartDate = Date(input, "startDate"),
            EndDate = Date(input, "endDate"),
            NameKey = key ?? "",
        };
        if (row is { StartDate: { } start, EndDate: { } end } && string.CompareOrdinal(end, start) < 0)
        {
            input.Fault<string>("endDate", "range", "endDate is before startDate.");
        }

        return new CampaignInput(row, ReadAliases(input, id));
    }

    /// <summary>An id or an alias that two of them have.</summary>
    public static IEnumerable<FieldFault> Repeated(IReadOnlyList<CampaignInput> campaigns)
    {
        foreach (var id in campaigns.GroupBy(c => c.Row.CampaignId).Where(g => g.Count() > 1))
        {
            yield return new FieldFault("", "unique", $"Campaign {id.Key} stands here {id.Count()} times.");
        }

        foreach (var alias in campaigns.SelectMany(c => c.Aliases).GroupBy(a => a.AliasKey).Where(g => g.Select(a => a.CampaignId).Distinct().Count() > 1))
        {
            yield return new FieldFault("", "unique", $"The alias '{alias.First().Alias}' is given to several campaigns.");
        }
    }

    private static string Channel(JsonInput input)
    {
        var channel = input.Text("channel", 50, required: true);
        return channel is null || Channels.All.Contains(channel)
            ? channel ?? ""
            : input.Fault<string>("channel", "value", $"channel is one of: {string.Join(", ", Channels.All)}.") ?? "";
    }

    private static string? Date(JsonInput input, string name) =>
        input.Text(name, 10) is not { } text || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? input.Text(name, 10)
            : input.Fault<string>(name, "format", $"{name} is a day such as 2026-05-04.");

    private static List<AliasRow> ReadAliases(JsonInput input, string campaignId)
    {
        var aliases = new Dictionary<string, AliasRow>(StringComparer.Ordinal);
        var given = input.Texts("aliases", MaxAliases, maxLength: 200);
        for (var i = 0; i < given.Count; i++)
        {
            if (CampaignKey.Of(given[i]) is { } key)
            {
                aliases.TryAdd(key, new AliasRow { AliasKey = key, Alias = given[i], CampaignId = campaignId });
            }
            else
            {
                input.Fault<string>($"aliases/{i.ToString(CultureInfo.InvariantCulture)}", "format", "An alias needs a letter or a digit.");
            }
        }

        return [.. aliases.Values];
    }
}
