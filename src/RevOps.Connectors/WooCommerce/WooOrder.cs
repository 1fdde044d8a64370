using System.Text.Json;
using System.Text.RegularExpressions;
using RevOps.Core;
using RevOps.Core.Deals;
using RevOps.Core.Leads;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.WooCommerce;

/// <summary>
/// An order as a deal, as it stands. Its value is net of tax and of what was refunded: refunds come with tax, so they lower the net
/// value in the same proportion, which is exact where the order has one rate of tax.
/// </summary>
internal static partial class WooOrder
{
    private const int Decimals = 2;
    private const int MaxStage = 200;

    /// <summary>Orders are numbered, and numbers are not unique over systems.</summary>
    public static string DealId(string id) => $"woo-{id}";

    /// <summary>Maps an order's JSON.</summary>
    public static MapResult ToDeal(JsonElement order, OrderRules rules)
    {
        var status = WooFields.Text(order, "status") ?? "";
        var meaning = rules.MeaningOf(status);
        if (meaning == OrderRules.Ignore)
        {
            return new MapResult.Ignored(new FieldFault("/status", "ignored", "By the rules an order of this status is none yet."));
        }

        return Fault(order) is { } fault ? new MapResult.Rejected(fault) : new MapResult.Deal(Deal(order, status, meaning, rules.Pipeline));
    }

    private static DealSubmission Deal(JsonElement order, string status, string meaning, string pipeline)
    {
        var total = WooFields.Money(order, "total")!.Value;
        var refunded = WooFields.Children(order, "refunds").Sum(r => Math.Abs(WooFields.Money(r, "total") ?? 0));
        var isRefunded = refunded > 0 && refunded >= total;
        var outcome = isRefunded ? DealOutcomes.Lost : meaning;
        var created = WooFields.Time(order, "date_created_gmt")!.Value;
        var updated = WooFields.Time(order, "date_modified_gmt") ?? created;
        var billing = WooFields.Child(order, "billing");
        return new DealSubmission
        {
            Id = DealId(WooFields.Text(order, "id")!),
            UpdatedAt = updated,
            CreatedAt = created,
            ClosedAt = outcome switch
            {
                DealOutcomes.Won => WooFields.Time(order, "date_paid_gmt") ?? WooFields.Time(order, "date_completed_gmt") ?? created,
                DealOutcomes.Lost => updated,
                _ => null,
            },
            PrimaryContact = WooCustomer.Reference(order),
            Company = new CompanyInput(WooFields.Text(billing, "company"), Country: WooFields.Text(billing, "country")),
            Pipeline = pipeline,
            PipelineStage = status.Length <= MaxStage ? status : status[..MaxStage],
            DealValue = isRefunded ? 0 : Net(total, WooFields.Money(order, "total_tax") ?? 0, refunded),
            Currency = WooFields.Text(order, "currency")!.ToUpperInvariant(),
            WonLost = outcome,
        };
    }

    /// <summary>What is left of an order without tax; never below 0.</summary>
    internal static decimal Net(decimal total, decimal tax, decimal refunded) =>
        total <= 0 ? 0 : Math.Max(0, decimal.Round((total - tax) * (total - refunded) / total, Decimals, MidpointRounding.AwayFromZero));

    private static FieldFault? Fault(JsonElement order) =>
        WooFields.Text(order, "id") is null ? Required("id")
        : WooFields.Text(order, "status") is null ? Required("status")
        : WooFields.Time(order, "date_created_gmt") is null ? Required("date_created_gmt")
        : WooFields.Money(order, "total") is not { } total ? Required("total")
        : total < 0 ? new FieldFault("/total", "range", "total must not be below 0.")
        : WooFields.Text(order, "currency") is not { } currency || !ThreeLetters().IsMatch(currency) ? Required("currency")
        : null;

    private static FieldFault Required(string name) => new($"/{name}", "required", $"{name} is missing or not as WooCommerce writes it.");

    [GeneratedRegex(@"^[A-Za-z]{3}\z")]
    private static partial Regex ThreeLetters();
}
