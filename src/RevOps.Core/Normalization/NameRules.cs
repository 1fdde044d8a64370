namespace RevOps.Core.Normalization;

/// <summary>How personal names are taken apart; all words reduced.</summary>
public sealed record NameRules
{
    /// <summary>Words such as van and de that belong to the family name.</summary>
    public required IReadOnlySet<string> Particles { get; init; }

    /// <summary>Words such as y that join two family names.</summary>
    public required IReadOnlySet<string> Joiners { get; init; }

    /// <summary>Forms of address before a name: Dr, Herr, Mme.</summary>
    public required IReadOnlySet<string> Titles { get; init; }

    /// <summary>What may follow a name: Jr, III, PhD, MBA.</summary>
    public required IReadOnlySet<string> Suffixes { get; init; }

    /// <summary>Given names that are common as one of two: María José, Jean Luc.</summary>
    public required IReadOnlySet<string> GivenNames { get; init; }

    /// <summary>Fillers for a name that is not there: n/a, unknown.</summary>
    public required IReadOnlySet<string> None { get; init; }

    /// <summary>Common family names by country (ISO 3166-1 alpha-2) where they stand first; in scripts without spaces they split the name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlySet<string>> FamilyFirst { get; init; }

    /// <summary>Countries that share another's list: TW and HK with CN.</summary>
    public required IReadOnlyDictionary<string, string> FamilyFirstAs { get; init; }
}
