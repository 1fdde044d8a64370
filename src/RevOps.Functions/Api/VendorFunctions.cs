using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Vendors;
using RevOps.Functions.Access;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Api;

/// <summary>What comes from vendors, and what is refused: where somebody looks when a vendor says that it sends and nothing comes.</summary>
public sealed class VendorFunctions(VendorList vendors, VendorCounts counts, RevOpsSettings settings, Database database, TimeProvider time)
{
    private const int Days = 30;

    /// <summary>Each vendor's state and the counts of the last 30 days. Other processes' last ten seconds may be missing.</summary>
    [Function("ListVendors")]
    [Access(Scope.Read | Scope.Admin)]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "vendors")] HttpRequest request, CancellationToken cancel)
    {
        await counts.FlushAsync(cancel);
        var from = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1 - Days);
        var rows = (await database.ReadAsync(sql => sql.VendorCountsAsync(from), cancel)).ToLookup(r => r.Vendor, StringComparer.Ordinal);
        return Answer.Ok(new { From = from, Items = vendors.All.Select(v => View(v.Proof.Vendor, v.SecretSetting, [.. rows[v.Proof.Vendor]])) });
    }

    private object View(string vendor, string setting, IReadOnlyList<VendorCountRow> rows)
    {
        var refusals = rows.Where(r => VendorOutcomes.IsRefusal(r.Outcome)).ToList();
        return new
        {
            Vendor = vendor,
            Configured = settings.Secrets.Of(setting).Count > 0,
            Rotating = settings.Secrets.Of(setting).Count > 1,
            Accepted = Times(rows, VendorOutcomes.Accepted),
            Unreadable = Times(rows, VendorOutcomes.Unreadable),
            Unavailable = Times(rows, VendorOutcomes.Unavailable),
            Handshakes = Times(rows, VendorOutcomes.Handshake),
            Refused = refusals.Sum(r => r.Times),
            RefusedBy = refusals.OrderBy(r => r.Outcome, StringComparer.Ordinal).ToDictionary(r => r.Outcome, r => r.Times, StringComparer.Ordinal),
            LastAcceptedAt = Last(rows.Where(r => r.Outcome == VendorOutcomes.Accepted)),
            LastRefusedAt = Last(refusals),
            LastEventAt = Last(rows),
        };
    }

    private static long Times(IEnumerable<VendorCountRow> rows, string outcome) => rows.FirstOrDefault(r => r.Outcome == outcome)?.Times ?? 0;

    private static DateTimeOffset? Last(IEnumerable<VendorCountRow> rows) => rows.Select(r => (DateTimeOffset?)r.LastAt).Max();
}
