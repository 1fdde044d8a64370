namespace RevOps.Core.Owners;

/// <summary>The owners of <c>rules/owners.json</c>.</summary>
/// <param name="Version">First 12 hexadecimal digits of the file's SHA-256; empty without a file.</param>
/// <param name="Owners">Each once.</param>
public sealed record OwnerRules(string Version, IReadOnlyList<Owner> Owners)
{
    /// <summary>No file: all owners come over the API.</summary>
    public static OwnerRules None { get; } = new("", []);
}

/// <summary>Bounds of an owner's fields, for the file and the API.</summary>
public static class OwnerLimits
{
    /// <summary>Largest weight.</summary>
    public const int Weight = 1000;

    /// <summary>Largest cap.</summary>
    public const int Cap = 100_000;

    /// <summary>True for an ISO 639-1 code: two small letters.</summary>
    /// <param name="code">The text.</param>
    public static bool IsLanguage(string code) => code is [>= 'a' and <= 'z', >= 'a' and <= 'z'];
}
