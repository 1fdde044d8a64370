using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Vendors;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
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
    [Answers(200, typeof(VendorListView))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "vendors")] HttpRequest request, CancellationToken cancel)
    {
        await counts.FlushAsync(cancel);
        var from = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1 - Days);
        var rows = (await database.ReadAsync(sql => sql.VendorCountsAsync(from), cancel)).ToLookup(r => r.Vendor, StringComparer.Ordinal);
        return Answer.Ok(new VendorListView(from, vendors.All.Select(v => View(v.Proof.Vendor, v.SecretSetting, [.. rows[v.Proof.Vendor]]))));
    }

    private VendorView View(string vendor, string setting, IReadOnlyList<VendorCountRow> rows)
    {
        var refusals = rows.Where(r => VendorOutcomes.IsRefusal(r.Outcome)).ToList();
        return new VendorView(
            vendor, settings.Secrets.Of(setting).Count > 0, settings.Secrets.Of(setting).Count > 1, Times(rows, VendorOutcomes.Accepted),
            Times(rows, VendorOutcomes.Unreadable), Times(rows, VendorOutcomes.Unavailable), Times(rows, VendorOutcomes.Handshake),
            refusals.Sum(r => r.Times),
            refusals.OrderBy(r => r.Outcome, StringComparer.Ordinal).ToDictionary(r => r.Outcome, r => r.Times, StringComparer.Ordinal),
            Last(rows.Where(r => r.Outcome == VendorOutcomes.Accepted)), Last(refusals), Last(rows));
    }

    private static long Times(IEnumerable<VendorCountRow> rows, string outcome) => rows.FirstOrDefault(r => r.Outcome == outcome)?.Times ?? 0;

    private static DateTimeOffset? Last(IEnumerable<VendorCountRow> rows) => rows.Select(r => (DateTimeOffset?)r.LastAt).Max();
}
