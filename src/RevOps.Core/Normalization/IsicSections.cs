using System.Globalization;

namespace RevOps.Core.Normalization;

/// <summary>
/// Sections A to U of ISIC Rev. 4 (United Nations Statistics Division, Statistical Papers Series M No. 4/Rev. 4) by their
/// divisions; NACE Rev. 2 has the same.
/// </summary>
internal static class IsicSections
{
    private static readonly (int Last, string Section)[] Divisions =
    [
        (3, "A"), (9, "B"), (33, "C"), (35, "D"), (39, "E"), (43, "F"), (47, "G"), (53, "H"), (56, "I"), (63, "J"), (66, "K"),
        (68, "L"), (75, "M"), (82, "N"), (84, "O"), (85, "P"), (88, "Q"), (93, "R"), (96, "S"), (98, "T"), (99, "U"),
    ];

    /// <summary>All sections, in order.</summary>
    public static IEnumerable<string> All => Divisions.Select(d => d.Section);

    /// <summary>The section of a code of at least two digits; null where there is no such division.</summary>
    public static string? Of(string code) =>
        code.Length >= 2 && int.TryParse(code.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var division) && Exists(division)
            ? Divisions.First(d => division <= d.Last).Section
            : null;

    /// <summary>True for a division that the list has.</summary>
    public static bool Exists(int division) => division is >= 1 and <= 99 and not (4 or 34 or 40 or 44 or 48 or 54 or 57 or 67 or 76 or 83 or 89);
}
