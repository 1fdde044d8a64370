using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>Campaign names as they are compared: case, accents and separators do not count.</summary>
public static class CampaignKey
{
    private const int MaxLength = 200;

    /// <summary>The name's key, at most 200 characters; null where it has no letter or digit.</summary>
    /// <param name="name">A campaign's name, an alias, or a utm_campaign.</param>
    public static string? Of(string? name)
    {
        var reduced = string.IsNullOrWhiteSpace(name) ? "" : Words.Reduce(name);
        return reduced.Length switch
        {
            0 => null,
            > MaxLength => reduced[..MaxLength].TrimEnd(),
            _ => reduced,
        };
    }
}
