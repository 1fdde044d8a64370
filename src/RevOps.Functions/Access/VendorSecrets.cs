using Microsoft.Extensions.Configuration;

namespace RevOps.Functions.Access;

/// <summary>The secrets shared with vendors, by setting: each may have a <c>…_PREVIOUS</c> that stays valid while it is being replaced.</summary>
public sealed class VendorSecrets
{
    private const string Prefix = "REVOPS_";
    private const string GoogleKey = "REVOPS_GOOGLE_KEY";
    private const string Previous = "_PREVIOUS";
    private readonly IReadOnlyDictionary<string, string> _values;

    private VendorSecrets(IReadOnlyDictionary<string, string> values) => _values = values;

    /// <summary>Reads them. Google's key is the admin key where it is not set.</summary>
    public static VendorSecrets Read(IConfiguration configuration, string adminKey)
    {
        var values = configuration.AsEnumerable()
            .Where(s => s.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && s.Value is { Length: > 0 })
            .ToDictionary(s => s.Key, s => s.Value!, StringComparer.OrdinalIgnoreCase);
        if (values.TryAdd(GoogleKey, adminKey))
        {
            values.Remove(GoogleKey + Previous);
        }

        return new VendorSecrets(values);
    }

    /// <summary>The secrets of a setting that are valid now, newest first; none where it is not set: a previous one alone is no secret.</summary>
    public IReadOnlyList<string> Of(string setting) => _values.GetValueOrDefault(setting) is not { } current ? []
        : _values.GetValueOrDefault(setting + Previous) is { } previous ? [current, previous]
        : [current];
}
