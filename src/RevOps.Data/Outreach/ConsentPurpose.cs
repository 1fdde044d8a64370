namespace RevOps.Data.Outreach;

/// <summary>What people consent to.</summary>
public static class ConsentPurpose
{
    /// <summary>Marketing e-mail.</summary>
    public const string EmailMarketing = "email_marketing";

    /// <summary>Audiences of ad platforms.</summary>
    public const string Ads = "ads";

    /// <summary>Calls.</summary>
    public const string Phone = "phone";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [EmailMarketing, Ads, Phone];
}
