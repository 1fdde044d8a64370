namespace RevOps.Core.Normalization;

/// <summary>An industry, what it is called and which codes of the statistical offices belong to it.</summary>
/// <param name="Id">Its id, as stored.</param>
/// <param name="Names">Names and synonyms in any language, in the form in which they are compared.</param>
/// <param name="Isic">
/// ISIC Rev. 4 sections (a letter), divisions, groups or classes (2 to 4 digits) that it consists of; the longest that fits a code decides.
/// </param>
/// <param name="Naics">First digits of NAICS codes.</param>
/// <param name="Sic">First digits of US SIC codes.</param>
public sealed record IndustryRule(
    string Id, IReadOnlyList<string> Names, IReadOnlyList<string> Isic, IReadOnlyList<string> Naics, IReadOnlyList<string> Sic);
