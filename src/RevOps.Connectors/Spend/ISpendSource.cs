using RevOps.Connectors.Apis;

namespace RevOps.Connectors.Spend;

/// <summary>What a campaign cost on a day, as its platform says.</summary>
/// <param name="CampaignId">The platform's id.</param>
/// <param name="CampaignName">Its name there; null where the platform does not say.</param>
/// <param name="Day">The day, in the account's time zone.</param>
/// <param name="Amount">From 0.</param>
/// <param name="Currency">ISO 4217, of the account.</param>
/// <param name="Clicks">Clicks.</param>
/// <param name="Impressions">Impressions.</param>
public sealed record SpendFact(string CampaignId, string? CampaignName, DateOnly Day, decimal Amount, string Currency, long Clicks, long Impressions);

/// <summary>A platform that says what campaigns cost.</summary>
public interface ISpendSource
{
    /// <summary>Its name: as spend's <c>source</c>, and the channel of its campaigns.</summary>
    string Source { get; }

    /// <summary>Name of the setting that opens its API.</summary>
    string Setting { get; }

    /// <summary>True where the settings name an account.</summary>
    bool IsConfigured { get; }

    /// <summary>Fetches what was spent.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="cancel">Gives up.</param>
    Task<SpendAnswer> FetchAsync(DateOnly from, DateOnly to, CancellationToken cancel);
}

/// <summary>What came of asking.</summary>
public abstract record SpendAnswer
{
    private SpendAnswer()
    {
    }

    /// <summary>Here it is.</summary>
    /// <param name="Facts">One for each campaign and day with anything.</param>
    public sealed record Found(IReadOnlyList<SpendFact> Facts) : SpendAnswer;

    /// <summary>It was not given out.</summary>
    /// <param name="Answer">Why.</param>
    public sealed record Failed(ApiAnswer Answer) : SpendAnswer;
}
