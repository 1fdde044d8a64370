namespace RevOps.Core.Vendors;

/// <summary>What the answers of a lead ad mean, from <c>rules/linkedin.json</c> or <c>rules/meta.json</c>.</summary>
/// <param name="Version">First 12 hexadecimal digits of the file's SHA-256; empty without a file.</param>
/// <param name="Fields">The vendor's standard questions.</param>
public sealed record LeadAdRules(string Version, FieldMap Fields)
{
    /// <summary>Purpose by the vendor's id of a consent box; a box that is not listed is understood by its wording, or not at all.</summary>
    public IReadOnlyDictionary<string, string> Consents { get; init; } = new Dictionary<string, string>();

    /// <summary>Nothing is mapped.</summary>
    public static LeadAdRules None { get; } = new("", FieldMap.None);
}
