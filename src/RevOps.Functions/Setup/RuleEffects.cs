using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Data.Owners;
using RevOps.Data.Reports;
using RevOps.Data.Rules;

namespace RevOps.Functions.Setup;

/// <summary>What must be written when rules come into force: at start-up, and when a file has changed.</summary>
public sealed partial class RuleEffects(RuleBook rules, RevOpsSettings settings, Database database, TimeProvider time, ILogger<RuleEffects> log)
{
    /// <summary>
    /// Keeps the versions and the exchange rates, and writes the owners of the file and the owner of last resort where nobody has named one
    /// yet.
    /// </summary>
    public async Task EnforceAsync(CancellationToken cancel)
    {
        var loaded = rules.Loaded;
        var now = time.GetUtcNow();
        var owners = await database.WriteAsync(
            async sql =>
            {
                await sql.KeepRuleVersionsAsync(loaded.Texts, now);
                await sql.KeepRatesAsync(loaded.Rules.Rates, settings.Currency);
                await sql.SaveOwnerFileAsync(loaded.Rules.Owners.Owners, now);
                return await WithFallbackAsync(sql, loaded.Rules.Routing.Fallback, now);
            },
            cancel);
        foreach (var owner in owners.Where(o => o.Calendar is { } name && !loaded.Rules.Calendars.Has(name)))
        {
            LogLostCalendar(owner.OwnerId, owner.Calendar!);
        }
    }

    private static async Task<IReadOnlyList<OwnerRow>> WithFallbackAsync(SqlSession sql, Core.Routing.FallbackOwner fallback, DateTimeOffset now)
    {
        var owners = await sql.OwnersAsync();
        if (owners.All(o => o.OwnerId != fallback.OwnerId))
        {
            await sql.SaveOwnerAsync(new OwnerRow { OwnerId = fallback.OwnerId, Name = fallback.Name, Email = fallback.Email }, now);
        }

        return owners;
    }

    [LoggerMessage(102, LogLevel.Warning, "Owner {OwnerId} names the calendar {Calendar}, which rules/calendars.json lacks: the default one counts.")]
    private partial void LogLostCalendar(string ownerId, string calendar);
}
