using System.Globalization;
using RevOps.Core.Spend;
using RevOps.Data.Spend;
using RevOps.Functions.Api;
using RevOps.Functions.Campaigns;

namespace RevOps.Functions.Spend;

/// <summary>A figure of spend as a sender gives it.</summary>
/// <param name="CampaignId">The campaign; it need not be known yet.</param>
/// <param name="Source">Who says so; <c>api</c> where nothing is given.</param>
/// <param name="Figure">Days and amount.</param>
internal sealed record SpendInput(string CampaignId, string Source, SpendFigure Figure)
{
    private const string DefaultSource = "api";
    private const decimal MaxAmount = 999_999_999_999m;

    /// <summary>Reads one; what is wrong is among the input's faults.</summary>
    public static SpendInput Read(JsonInput input)
    {
        var (from, to) = Days(input);
        return new SpendInput(
            input.CampaignId("campaignId"),
            input.Text("source", 100) ?? DefaultSource,
            new SpendFigure(from, to, Amount(input), Currency(input), input.Number("clicks", 0, int.MaxValue), input.Number("impressions", 0, int.MaxValue)));
    }

    /// <summary>The rows that it comes to: one a day.</summary>
    public IReadOnlyList<SpendRow> Rows() => [.. Figure.Shares().Select(s => new SpendRow
    {
        Source = Source,
        CampaignId = CampaignId,
        Day = SpendStore.Text(s.Day),
        Amount = s.Amount,
        Currency = Figure.Currency,
        Clicks = s.Clicks,
        Impressions = s.Impressions,
        IsProrated = Figure.Days > 1,
    })];

    private static (DateOnly From, DateOnly To) Days(JsonInput input)
    {
        var (date, from, to) = (Day(input, "date"), Day(input, "from"), Day(input, "to"));
        var given = (input.Text("date", 10), input.Text("from", 10), input.Text("to", 10));
        if (given is not (not null, null, null) and not (null, not null, not null))
        {
            input.Fault<string>("date", "required", "Either date, or from and to are given.");
            return default;
        }

        if (date is { } day)
        {
            return (day, day);
        }

        if (from is not { } first || to is not { } last)
        {
            return default;
        }

        if (last < first || last.DayNumber - first.DayNumber >= SpendFigure.MaxDays)
        {
            input.Fault<string>("to", "range", $"to is on from or after it, and the two cover at most {SpendFigure.MaxDays} days.");
            return default;
        }

        return (first, last);
    }

    private static DateOnly? Day(JsonInput input, string name) =>
        input.Text(name, 10) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : input.Fault<DateOnly?>(name, "format", $"{name} is a day such as 2026-05-04.");

    private static decimal Amount(JsonInput input)
    {
        var text = input.Text("amount", 40, required: true);
        if (text is null)
        {
            return 0;
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var amount) && amount is >= 0 and <= MaxAmount
            ? decimal.Round(amount, 4, MidpointRounding.AwayFromZero)
            : input.Fault<decimal>("amount", "range", $"amount is a number from 0 to {MaxAmount}.");
    }

    private static string Currency(JsonInput input)
    {
        var currency = input.Text("currency", 3, required: true);
        return currency is null || (currency.Length == 3 && currency.All(char.IsAsciiLetter))
            ? currency?.ToUpperInvariant() ?? ""
            : input.Fault<string>("currency", "format", "currency is an ISO 4217 code of three letters, like EUR.") ?? "";
    }
}
