using RevOps.Core.Normalization;

namespace RevOps.Core.Identity.Survivorship;

/// <summary>What is known of a person, each value with its origin.</summary>
public sealed record ContactProfile
{
    /// <summary>The address that is mailed; null for contacts that have only a phone.</summary>
    public string? Email { get; init; }

    /// <summary>True for a mailbox that anybody can open; goes with the address.</summary>
    public bool IsFreeMail { get; init; }

    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>mobile, fixed_line …; goes with the phone.</summary>
    public string? PhoneType { get; init; }

    /// <summary>Digits to dial after the number; go with the phone.</summary>
    public string? PhoneExtension { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>State, province or region.</summary>
    public string? Region { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Job title.</summary>
    public string? JobTitle { get; init; }

    /// <summary>The company.</summary>
    public string? CompanyId { get; init; }

    /// <summary>Where each value came from.</summary>
    public Provenance Provenance { get; init; } = Provenance.None;

    /// <summary>What a submission says about a person.</summary>
    /// <param name="lead">The normalized lead.</param>
    /// <param name="companyId">Its company.</param>
    /// <param name="origin">When it was submitted, and by what it came.</param>
    public static ContactProfile Of(NormalizedLead lead, string? companyId, ValueOrigin origin)
    {
        var profile = new ContactProfile
        {
            Email = lead.Email?.Address,
            IsFreeMail = lead.Email?.IsFreeMail ?? false,
            FirstName = lead.FirstName,
            LastName = lead.LastName,
            Phone = lead.Phone,
            PhoneType = lead.PhoneType,
            PhoneExtension = lead.PhoneExtension,
            Country = lead.Country,
            Region = lead.Region,
            PostalCode = lead.PostalCode,
            JobTitle = lead.JobTitle,
            CompanyId = companyId,
        };
        var provenance = Provenance.Of(origin, ContactFields.All.Where(f => profile.Value(f) is not null));
        return profile with
        {
            Provenance = lead.IsCountryInferred ? provenance.With(ContactFields.Country, origin with { IsTentative = true }) : provenance,
        };
    }

    /// <summary>This profile after another one of the same person: field by field the value that the rules let stay.</summary>
    /// <param name="other">What came in, or a contact merged into this one.</param>
    /// <param name="rules">The rules.</param>
    public ContactProfile Combine(ContactProfile other, SurvivorshipRules rules)
    {
        var picker = new FieldPicker(Provenance, other.Provenance, rules.Contact, rules);
        var email = picker.Takes(ContactFields.Email, Email, other.Email) ? other : this;
        var phone = picker.Takes(ContactFields.Phone, Phone, other.Phone) ? other : this;
        string? Pick(string field) => picker.Pick(field, Value(field), other.Value(field));
        return new ContactProfile
        {
            Email = email.Email,
            IsFreeMail = email.IsFreeMail,
            FirstName = Pick(ContactFields.FirstName),
            LastName = Pick(ContactFields.LastName),
            Phone = phone.Phone,
            PhoneType = phone.PhoneType,
            PhoneExtension = phone.PhoneExtension,
            Country = Pick(ContactFields.Country),
            Region = Pick(ContactFields.Region),
            PostalCode = Pick(ContactFields.PostalCode),
            JobTitle = Pick(ContactFields.JobTitle),
            CompanyId = Pick(ContactFields.Company),
            Provenance = picker.Result,
        };
    }

    /// <summary>
    /// Takes back what a merge did: a field that still holds what the merge wrote gets the value it had before; a field that
    /// changed since stays.
    /// </summary>
    /// <param name="before">The profile before the merge.</param>
    /// <param name="after">The profile that the merge wrote.</param>
    public ContactProfile Restore(ContactProfile before, ContactProfile after)
    {
        var restored = this;
        foreach (var field in ContactFields.All.Where(f => Same(this, after, f)))
        {
            restored = restored.With(field, before) with
            {
                Provenance = before.Provenance.Origins.TryGetValue(field, out var origin)
                    ? restored.Provenance.With(field, origin)
                    : restored.Provenance.Without(field),
            };
        }

        return restored;
    }

    private static bool Same(ContactProfile a, ContactProfile b, string field) =>
        string.Equals(a.Value(field), b.Value(field), StringComparison.Ordinal) && a.Provenance.Of(field) == b.Provenance.Of(field);

    private ContactProfile With(string field, ContactProfile from) => field switch
    {
        ContactFields.Email => this with { Email = from.Email, IsFreeMail = from.IsFreeMail },
        ContactFields.FirstName => this with { FirstName = from.FirstName },
        ContactFields.LastName => this with { LastName = from.LastName },
        ContactFields.Phone => this with { Phone = from.Phone, PhoneType = from.PhoneType, PhoneExtension = from.PhoneExtension },
        ContactFields.Country => this with { Country = from.Country },
        ContactFields.Region => this with { Region = from.Region },
        ContactFields.PostalCode => this with { PostalCode = from.PostalCode },
        ContactFields.JobTitle => this with { JobTitle = from.JobTitle },
        ContactFields.Company => this with { CompanyId = from.CompanyId },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such field."),
    };

    private string? Value(string field) => field switch
    {
        ContactFields.Email => Email,
        ContactFields.FirstName => FirstName,
        ContactFields.LastName => LastName,
        ContactFields.Phone => Phone,
        ContactFields.Country => Country,
        ContactFields.Region => Region,
        ContactFields.PostalCode => PostalCode,
        ContactFields.JobTitle => JobTitle,
        ContactFields.Company => CompanyId,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such field."),
    };
}
