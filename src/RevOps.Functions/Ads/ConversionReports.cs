using Microsoft.Azure.Functions.Worker;
using RevOps.Connectors.Ads;
using RevOps.Core.Identity;
using RevOps.Core.Outreach;
using RevOps.Core.Vendors;
using RevOps.Data;
using RevOps.Data.Ads;
using RevOps.Data.Effects;
using RevOps.Data.Outreach;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Ads;

/// <summary>
/// Turns stages that were reached and deals that were won into effects for the platforms that count them: once for each lead, stage and platform,
/// however often a lead reaches the stage.
/// </summary>
public sealed class ConversionReports(Database database, IEnumerable<IAdPlatform> platforms, RuleBook rules, RevOpsSettings settings, TimeProvider time)
{
    private const int MarksAtATime = 500;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan OldestClick = TimeSpan.FromDays(90);

    /// <summary>Every minute.</summary>
    [Function("ReportConversions")]
    public async Task Report([TimerTrigger("40 * * * * *")] TimerInfo timer, CancellationToken cancel)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await WorkOffAsync(cancel) && TimeProvider.System.GetElapsedTime(started) < Budget)
        {
        }
    }

    /// <summary>Works off the oldest marks.</summary>
    /// <returns>False where none is left.</returns>
    public Task<bool> WorkOffAsync(CancellationToken cancel) => database.WriteAsync(WorkOffAsync, cancel);

    private async Task<bool> WorkOffAsync(SqlSession sql)
    {
        var marks = await sql.NextConversionMarksAsync(MarksAtATime);
        if (marks.Count == 0)
        {
            return false;
        }

        var happened = await HappenedAsync(sql, marks);
        List<string> contacts = [.. happened.Select(h => h.Row.ContactId).Distinct(StringComparer.Ordinal)];
        var (clicks, words) = (await sql.ClicksAsync(contacts), await sql.LatestConsentsAsync(contacts, ConsentPurpose.Ads));
        foreach (var (conversion, row) in happened)
        {
            bool? granted = words.TryGetValue(row.ContactId, out var word) ? word : null;
            if (AdConsent.Allows(granted, rules.Current.Ads))
            {
                await QueueAsync(sql, conversion, row, granted == true, [.. clicks[row.ContactId]]);
            }
        }

        await sql.RemoveConversionMarksAsync(marks);
        return marks.Count == MarksAtATime;
    }

    private async Task<IReadOnlyList<(string Event, ConversionRow Row)>> HappenedAsync(SqlSession sql, IReadOnlyList<ConversionMark> marks)
    {
        var ads = rules.Current.Ads;
        var counted = marks.Where(m => AdVendors.All.Any(v => ads.Of(v).ConversionsOf(m.Event).Any())).ToLookup(m => m.Event == Conversions.Won);
        var leads = await sql.LeadConversionsAsync([.. counted[false].Select(m => m.Id).Distinct(StringComparer.Ordinal)]);
        var deals = await sql.DealConversionsAsync([.. counted[true].Select(m => m.Id).Distinct(StringComparer.Ordinal)]);
        return
        [
            .. counted[false].Where(m => leads.ContainsKey(m.Id)).Select(m => (m.Event, Valued(leads[m.Id], m, ads))),
            .. counted[true].Where(m => deals.ContainsKey(m.Id)).Select(m => (m.Event, deals[m.Id])),
        ];
    }

    private ConversionRow Valued(ConversionRow row, ConversionMark mark, AdRules ads) =>
        row with { At = mark.At, Value = ads.Values.GetValueOrDefault(mark.Event), Currency = settings.Currency };

    private async Task QueueAsync(SqlSession sql, string conversion, ConversionRow row, bool hasConsent, IReadOnlyList<ClickRow> clicks)
    {
        var now = time.GetUtcNow();
        var identity = AudienceIdentity.Of(row.Email, row.Phone);
        foreach (var platform in platforms.Where(p => rules.Current.Ads.Of(p.Vendor).ConversionsOf(conversion).Any()))
        {
            if (row.At is { } at && at > now - platform.Oldest && PayloadOf(platform, conversion, row, at, hasConsent, identity, clicks) is { } payload)
            {
                var destination = Destinations.Ad(platform.Vendor);
                var id = DeterministicId.From("eff", destination, AdsSender.Conversion, conversion, row.Id);
                await sql.QueueEffectAsync(new Effect(id, destination, $"{destination}:{row.ContactId}", AdsSender.Conversion, EffectJson.Text(payload)), now);
            }
        }
    }

    /// <summary>Null where the platform could not tell who it was.</summary>
    private static ConversionPayload? PayloadOf(
        IAdPlatform platform, string conversion, ConversionRow row, DateTimeOffset at, bool hasConsent, AudienceIdentity? identity, IReadOnlyList<ClickRow> clicks)
    {
        // A click after it did not bring it about, and one that is too old counts no more.
        var click = clicks.LastOrDefault(c => platform.ClickIds.Contains(c.Kind) && c.ClickedAt <= at && c.ClickedAt > at - OldestClick);
        var (email, phone) = (identity?.EmailFor(platform.Vendor), identity?.PhoneFor(platform.Vendor));
        return email is null && phone is null && click is null
            ? null
            : new ConversionPayload(
                conversion, at, row.Value > 0 ? row.Value : null, row.Value > 0 ? row.Currency : null, row.Id, row.ContactId, hasConsent, email, phone,
                click is null ? null : new AdClick(click.Kind, click.Value, click.ClickedAt));
    }
}

/// <summary>Whether platforms may be told what somebody did.</summary>
public static class AdConsent
{
    /// <summary>By the latest word on <c>ads</c>; null for none.</summary>
    public static bool Allows(bool? granted, AdRules ads) => granted ?? !ads.ConversionsNeedConsent;

    /// <summary>By the latest word on <c>ads</c>.</summary>
    public static async Task<bool> AllowsAsync(SqlSession sql, string contactId, AdRules ads) =>
        Allows((await sql.LatestConsentAsync(contactId, ConsentPurpose.Ads))?.Granted, ads);
}
