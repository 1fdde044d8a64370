using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core;
using RevOps.Data;
using RevOps.Data.Campaigns;
using RevOps.Data.Spend;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Spend;

/// <summary>What campaigns cost.</summary>
public sealed class SpendFunctions(Database database, RuleBook rules, RevOpsSettings settings, TimeProvider time)
{
    private const int MaxFigures = 1_000;

    /// <summary>Writes figures, all or none, each in place of what is there for its source, campaign and days.</summary>
    [Function("PostSpend")]
    [Access(Scope.Intake | Scope.Agent)]
    [Takes("SpendInput", Amount = Amount.OneOrMany)]
    [Answers(200, typeof(SavedSpend), typeof(ItemList<SavedSpend>))]
    public async Task<IResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "spend")] HttpRequest request, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var isArray = body.ValueKind == JsonValueKind.Array;
        if (isArray && body.GetArrayLength() is 0 or > MaxFigures)
        {
            return Problem.Invalid(new FieldFault("", "range", $"An array holds 1 to {MaxFigures} figures."));
        }

        var inputs = isArray ? body.EnumerateArray().Select((e, i) => JsonInput.Of(e, $"/{i}")).ToList() : [JsonInput.Of(body)];
        var figures = inputs.Select(SpendInput.Read).ToList();
        if (inputs.SelectMany(i => i.Faults).ToList() is { Count: > 0 } faults)
        {
            return Problem.Invalid(faults);
        }

        var saved = await database.WriteAsync(sql => SaveAsync(sql, figures), cancel);
        return isArray ? Answer.Ok(ItemList.Of(saved)) : Answer.Ok(saved[0]);
    }

    /// <summary>A page of days, oldest first, and what all of them sum up to.</summary>
    [Function("ListSpend")]
    [Access(Scope.Read | Scope.Agent)]
    [Paged]
    [Period("the spend")]
    [Query("campaign", "Only spend of this campaign.")]
    [Answers(200, typeof(SpendPage))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "spend")] HttpRequest request, CancellationToken cancel)
    {
        var (paging, pagingFaults) = Paging.Read(request.Query);
        var (days, dayFaults) = DayRange.Read(request.Query);
        var after = paging.After is { } position && position.Id.Split('\n') is [var campaign, var source] ? (position.At, campaign, source) : default;
        if (pagingFaults.Concat(dayFaults).ToList() is { Count: > 0 } faults)
        {
            return Problem.Invalid(faults);
        }

        var filter = new
        {
            Campaign = request.Query["campaign"].ToString() is { Length: > 0 } given ? given : null,
            FromDay = Day(days.From),
            ToDay = Day(days.Until?.AddDays(-1)),
            AfterDay = after.campaign is null ? null : Day(after.At),
            AfterCampaign = after.campaign,
            AfterSource = after.source,
            Limit = paging.Limit + 1,
        };
        var (found, total) = await database.ReadAsync(
            async sql => (
                await sql.QueryAsync<SpendRow>("campaign_spend/list", filter),
                SpendTotal.Of(await sql.QueryAsync<DaySpend>("campaign_spend/totals", filter), rules.Current.Rates, settings.Currency)),
            cancel);
        return Answer.Ok(new SpendPage(
            found.Take(paging.Limit).Select(View), new SpendSum(total.Amount, settings.Currency, Unconverted(total)),
            found.Count > paging.Limit ? Next(found[paging.Limit - 1]) : null));
    }

    private async Task<IReadOnlyList<SavedSpend>> SaveAsync(SqlSession sql, IReadOnlyList<SpendInput> figures)
    {
        var now = time.GetUtcNow();
        var written = new List<int>();
        foreach (var figure in figures)
        {
            written.Add(await sql.SaveSpendAsync(figure.Rows(), now));
        }

        var views = new List<SavedSpend>();
        var totals = new Dictionary<string, (SpendTotal Total, bool IsKnown)>(StringComparer.Ordinal);
        foreach (var (figure, days) in figures.Zip(written))
        {
            if (!totals.TryGetValue(figure.CampaignId, out var known))
            {
                var campaign = await sql.FindAsync<CampaignRow>("campaigns/find", new { figure.CampaignId });
                known = (await sql.SumSpendAsync(figure.CampaignId, rules.Current.Rates, settings.Currency), campaign is not null);
                totals[figure.CampaignId] = known;
            }

            views.Add(Saved(figure, days, known.Total, known.IsKnown));
        }

        return views;
    }

    private SavedSpend Saved(SpendInput figure, int days, SpendTotal total, bool isKnown) => new(
        figure.CampaignId, figure.Source, SpendStore.Text(figure.Figure.From), SpendStore.Text(figure.Figure.To), figure.Figure.Amount,
        figure.Figure.Currency, days, figure.Figure.Days - days, isKnown,
        new SpendSum(total.Amount, settings.Currency, Unconverted(total)));

    private static SpendDay View(SpendRow row) => new(
        row.CampaignId, row.CampaignName, row.Channel, row.Source, row.Day, row.Amount, row.Currency, row.Clicks, row.Impressions,
        row.IsProrated);

    private static IEnumerable<UnconvertedSpend> Unconverted(SpendTotal total) => total.Unconverted.Select(u => new UnconvertedSpend(u.Key, u.Value));

    private static string? Day(DateTimeOffset? time) => time is { } t ? SpendStore.Text(DateOnly.FromDateTime(t.UtcDateTime)) : null;

    private static string Next(SpendRow row) =>
        new Position(DateTimeOffset.ParseExact(row.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), $"{row.CampaignId}\n{row.Source}").Text;
}
