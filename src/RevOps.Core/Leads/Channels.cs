namespace RevOps.Core.Leads;

/// <summary>The reporting channels.</summary>
public static class Channels
{
    /// <summary>All of them, under the names that are stored.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["google_ads", "linkedin_ads", "email", "organic", "meta_ads", "microsoft_ads", "paid_social", "referral", "direct", "other"];
}
