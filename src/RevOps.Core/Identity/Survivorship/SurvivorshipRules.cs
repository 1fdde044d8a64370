namespace RevOps.Core.Identity.Survivorship;

/// <summary>Which of two values of a field stays.</summary>
public enum Survivor
{
    /// <summary>The one submitted last; of two submitted at once, the one that arrived last.</summary>
    Newest,

    /// <summary>The one submitted first.</summary>
    Oldest,

    /// <summary>The one of the connector that is trusted more; of two trusted alike, the newest.</summary>
    Trusted,
}

/// <summary><c>identity.json</c>, survivorship.</summary>
public sealed record SurvivorshipRules
{
    /// <summary>Connectors, the most trusted first; one that is not listed is trusted least.</summary>
    public required IReadOnlyList<string> Trust { get; init; }

    /// <summary>By field of a contact; every one of <see cref="ContactFields.All"/>.</summary>
    public required IReadOnlyDictionary<string, Survivor> Contact { get; init; }

    /// <summary>By field of a company; every one of <see cref="CompanyFields.All"/>.</summary>
    public required IReadOnlyDictionary<string, Survivor> Company { get; init; }

    /// <summary>True where the incoming value replaces the current one.</summary>
    /// <param name="rule">The field's rule.</param>
    /// <param name="current">Origin of the value that is stored.</param>
    /// <param name="incoming">Origin of the other one.</param>
    public bool Replaces(Survivor rule, ValueOrigin current, ValueOrigin incoming) => rule switch
    {
        Survivor.Newest => incoming.At >= current.At,
        Survivor.Oldest => incoming.At < current.At,
        Survivor.Trusted => Rank(incoming.Source).CompareTo(Rank(current.Source)) switch
        {
            < 0 => true,
            > 0 => false,
            _ => incoming.At >= current.At,
        },
    };

    private int Rank(string source)
    {
        for (var i = 0; i < Trust.Count; i++)
        {
            if (string.Equals(Trust[i], source, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return Trust.Count;
    }
}

/// <summary>Names of a contact's fields, as rules and provenance have them.</summary>
public static class ContactFields
{
    /// <summary>The address that is mailed.</summary>
    public const string Email = "email";

    /// <summary>Given name.</summary>
    public const string FirstName = "firstName";

    /// <summary>Family name.</summary>
    public const string LastName = "lastName";

    /// <summary>Phone, with its type and extension.</summary>
    public const string Phone = "phone";

    /// <summary>Country of the person.</summary>
    public const string Country = "country";

    /// <summary>State, province or region.</summary>
    public const string Region = "region";

    /// <summary>Postal code.</summary>
    public const string PostalCode = "postalCode";

    /// <summary>Job title.</summary>
    public const string JobTitle = "jobTitle";

    /// <summary>The company that the person works for.</summary>
    public const string Company = "company";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Email, FirstName, LastName, Phone, Country, Region, PostalCode, JobTitle, Company];
}

/// <summary>Names of a company's fields, as rules and provenance have them.</summary>
public static class CompanyFields
{
    /// <summary>Name; a domain that stands in for a missing name is no value.</summary>
    public const string Name = "companyName";

    /// <summary>Industry of our list.</summary>
    public const string Industry = "industry";

    /// <summary>Band of employees.</summary>
    public const string Employees = "employees";

    /// <summary>Band of annual revenue.</summary>
    public const string Revenue = "revenue";

    /// <summary>Country of the company.</summary>
    public const string Country = "country";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Name, Industry, Employees, Revenue, Country];
}
