namespace RevOps.Core.Identity;

/// <summary>The kinds of event that an event id can name. Codes are part of issued ids: add, never renumber.</summary>
public static class EventKinds
{
    private static readonly Dictionary<string, byte> Codes = new(StringComparer.Ordinal)
    {
        ["lead"] = 1,
        ["touchpoint"] = 2,
        ["deal"] = 3,
        ["campaign"] = 4,
        ["spend"] = 5,
        ["import"] = 6,
        ["call"] = 7,
        ["owner"] = 8,
        ["order"] = 9,
        ["contact"] = 10,
        ["company"] = 11,
        ["consent"] = 12,
        ["service"] = 13,
        ["inventory"] = 14,
        ["form"] = 15,
        ["google-ads"] = 16,
        ["linkedin"] = 17,
        ["meta"] = 18,
        ["woocommerce"] = 19,
        ["hubspot"] = 20,
        ["salesforce"] = 21,
        ["business-central"] = 22,
        ["erp"] = 23,
        ["stage"] = 24,
    };

    private static readonly Dictionary<byte, string> Names = Codes.ToDictionary(p => p.Value, p => p.Key);

    /// <summary>All kinds.</summary>
    public static IReadOnlyCollection<string> All => Codes.Keys;

    internal static bool TryCode(string kind, out byte code) => Codes.TryGetValue(kind, out code);

    internal static bool TryName(byte code, out string kind) => Names.TryGetValue(code, out kind!);
}
