using System.Text.Json;
using RevOps.Core.Identity.Survivorship;

namespace RevOps.Data.Identity;

/// <summary>A row of <c>merges</c>.</summary>
public sealed record MergeRow
{
    /// <summary>Primary key.</summary>
    public required string MergeId { get; init; }

    /// <summary>The contact that goes on.</summary>
    public required string SurvivorId { get; init; }

    /// <summary>The contact that was merged into it.</summary>
    public required string MergedId { get; init; }

    /// <summary>Counts the survivor's merges from 1.</summary>
    public int Seq { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset MergedAt { get; init; }

    /// <summary>Who or what did it.</summary>
    public required string MergedBy { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was undone; null while it is in force.</summary>
    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>Who or what undid it.</summary>
    public string? UndoneBy { get; init; }

    /// <summary>What undoing needs, as JSON.</summary>
    public required string Detail { get; init; }
}

/// <summary>What undoing a merge needs.</summary>
/// <param name="Before">The survivor's values before.</param>
/// <param name="After">The survivor's values as the merge wrote them.</param>
/// <param name="MergedEmail">The merged contact's address.</param>
/// <param name="ClosedLead">The open lead that had to give way, if both had one.</param>
internal sealed record MergeDetail(StoredProfile Before, StoredProfile After, string? MergedEmail, ClosedLead? ClosedLead)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static MergeDetail Parse(string json) => JsonSerializer.Deserialize<MergeDetail>(json) ?? throw new JsonException("A merge without detail.");
}

/// <summary>An open lead that was closed in favour of the other contact's.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Status">Its status before.</param>
/// <param name="SurvivorId">The lead that went on.</param>
/// <param name="SlaIds">Its running clocks, which were cancelled.</param>
/// <param name="TaskIds">Its open tasks, which were completed.</param>
/// <param name="EnrollmentIds">Its nurture enrolments, which were left.</param>
internal sealed record ClosedLead(
    string LeadId,
    string Stage,
    string Status,
    string SurvivorId,
    IReadOnlyList<string> SlaIds,
    IReadOnlyList<string> TaskIds,
    IReadOnlyList<string> EnrollmentIds);

/// <summary>A contact's values as JSON keeps them.</summary>
internal sealed record StoredProfile
{
    public string? Email { get; init; }

    public bool IsFreeMail { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Phone { get; init; }

    public string? PhoneType { get; init; }

    public string? PhoneExtension { get; init; }

    public string? Country { get; init; }

    public string? Region { get; init; }

    public string? PostalCode { get; init; }

    public string? JobTitle { get; init; }

    public string? CompanyId { get; init; }

    public string? Provenance { get; init; }

    public static StoredProfile Of(ContactProfile profile) => new()
    {
        Email = profile.Email,
        IsFreeMail = profile.IsFreeMail,
        FirstName = profile.FirstName,
        LastName = profile.LastName,
        Phone = profile.Phone,
        PhoneType = profile.PhoneType,
        PhoneExtension = profile.PhoneExtension,
        Country = profile.Country,
        Region = profile.Region,
        PostalCode = profile.PostalCode,
        JobTitle = profile.JobTitle,
        CompanyId = profile.CompanyId,
        Provenance = profile.Provenance.ToJson(),
    };

    public ContactProfile Profile => new()
    {
        Email = Email,
        IsFreeMail = IsFreeMail,
        FirstName = FirstName,
        LastName = LastName,
        Phone = Phone,
        PhoneType = PhoneType,
        PhoneExtension = PhoneExtension,
        Country = Country,
        Region = Region,
        PostalCode = PostalCode,
        JobTitle = JobTitle,
        CompanyId = CompanyId,
        Provenance = Core.Identity.Survivorship.Provenance.Parse(Provenance),
    };
}
