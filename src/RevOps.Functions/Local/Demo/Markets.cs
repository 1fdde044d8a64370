namespace RevOps.Functions.Local.Demo;

/// <summary>A country that leads come from.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Weight">How many of a hundred leads.</param>
/// <param name="Speaks">The language of its forms.</param>
/// <param name="Spellings">What people write for the country.</param>
/// <param name="Phones">How they write phone numbers, <c>#</c> for a digit.</param>
internal sealed record Market(string Code, int Weight, Language Speaks, string[] Spellings, string[] Phones);

/// <summary>Where leads come from, and what their companies are called.</summary>
internal static class Markets
{
    public static readonly IReadOnlyList<Market> All =
    [
        new(
            "DE", 24, Languages.German,
            ["Deutschland", "Germany", "DE", "BRD", "GER", " deutschland "],
            ["030 #######", "+49 (0)89 ######", "0049 171 #######", "0711/######-0"]),
        new("AT", 5, Languages.German, ["Österreich", "Austria", "AT", "Oesterreich"], ["01 #######", "+43 1 #######", "0043 664 ######"]),
        new("CH", 6, Languages.German, ["Schweiz", "Switzerland", "Suisse", "CH"], ["044 ### ## ##", "+41 44 ### ## ##"]),
        new(
            "FR", 11, Languages.French,
            ["France", "FR", "République française", "FRANCE"],
            ["01 ## ## ## ##", "+33 (0)6 ## ## ## ##", "0033 1########"]),
        new("ES", 7, Languages.Spanish, ["España", "Spain", "ES", "Espana"], ["91# ### ###", "+34 6## ### ###"]),
        new("MX", 3, Languages.Spanish, ["México", "Mexico", "MX"], ["55 #### ####", "+52 55 ########"]),
        new("IT", 6, Languages.Italian, ["Italia", "Italy", "IT"], ["02 #######", "+39 02 #######", "0039 333 #######"]),
        new("PT", 3, Languages.Portuguese, ["Portugal", "PT"], ["21# ### ###", "+351 21# ### ###"]),
        new("BR", 5, Languages.Portuguese, ["Brasil", "Brazil", "BR"], ["(11) 9####-####", "+55 11 9########"]),
        new("JP", 4, Languages.Japanese, ["日本", "Japan", "JP"], ["03-####-####", "+81 3 #### ####"]),
        new("PL", 5, Languages.Polish, ["Polska", "Poland", "PL"], ["22 ### ## ##", "+48 22 #######"]),
        new(
            "GB", 11, Languages.English,
            ["UK", "United Kingdom", "England", "Great Britain", "U.K.", "GB"],
            ["020 7### ####", "+44 (0)20 7### ####", "07911 12####"]),
        new(
            "US", 10, Languages.English,
            ["USA", "United States", "U.S.A.", "US", "America"],
            ["(212) 2##-####", "+1 415 2## ####", "1-312-2##-####"]),
    ];

    /// <summary>What companies' names are made of.</summary>
    public static readonly IReadOnlyList<string> Stems =
    [
        "Nordwind", "Alpenblick", "Kestrel", "Bluefin", "Vertex", "Lumina", "Tramontana", "Arcadia", "Solaris", "Quercus", "Meridian", "Fjordline", "Cobalt",
        "Zephyr", "Orion", "Basalt", "Juniper", "Halcyon", "Estrella", "Montclair", "Rivage", "Sakura", "Vistula", "Polaris", "Ardent", "Castor", "Delphin",
        "Evergreen", "Falke", "Granit", "Helios", "Iris", "Jade", "Kompass", "Linden", "Magnolia", "Nimbus", "Opal", "Perla", "Rubin",
    ];

    /// <summary>Their second halves.</summary>
    public static readonly IReadOnlyList<string> Fields =
        ["Data", "Logistics", "Works", "Health", "Energy", "Retail", "Labs", "Mobility", "Foods", "Partners", "Metals", "Cloud"];

    /// <summary>How people write sizes of companies.</summary>
    public static readonly IReadOnlyList<string> Sizes =
    [
        "50-100", "1.2k", "51–200", "ca. 350", "250", "1.001-5.000", "11-50", "> 500", "201-500", "10,000+", "7", "1-10", "about 80", "35", "501-1,000",
        "450 people", "20 Mitarbeiter", "n/a", "120", "11 - 50",
    ];
}
