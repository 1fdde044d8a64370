using RevOps.Core.Vendors;

namespace RevOps.Core.Rules;

/// <summary>Reads <c>ads.json</c>.</summary>
internal static class AdRulesReader
{
    private const decimal MaxValue = 1_000_000_000;

    public static AdRules Read(RuleObject root, string version) => new(
        version,
        Map(root.Object(AdVendors.Google)),
        Map(root.Object(AdVendors.LinkedIn)),
        Map(root.Object(AdVendors.Meta)),
        Values(root.Object("values")),
        root.Flag("conversionsNeedConsent"));

    private static AdMap Map(RuleObject vendor)
    {
        var map = new AdMap(FieldMapReader.Texts(vendor, "audiences"), FieldMapReader.Choices(vendor, "conversions", Conversions.All));
        vendor.End();
        return map;
    }

    private static Dictionary<string, decimal> Values(RuleObject values)
    {
        var read = new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            [Conversions.Mql] = values.Number(Conversions.Mql, 0, MaxValue),
            [Conversions.Sql] = values.Number(Conversions.Sql, 0, MaxValue),
        };
        values.End();
        return read;
    }
}
