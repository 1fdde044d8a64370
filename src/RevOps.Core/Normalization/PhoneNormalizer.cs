namespace RevOps.Core.Normalization;

/// <summary>A phone number in standard terms.</summary>
/// <param name="Number">In E.164.</param>
/// <param name="Type">mobile, fixed_line, fixed_line_or_mobile, toll_free, premium_rate, shared_cost, voip, personal_number, pager, uan or voicemail.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null for numbers of no country (+800).</param>
/// <param name="Extension">Digits of the extension.</param>
internal sealed record NormalizedPhone(string Number, string Type, string? Country, string? Extension);

/// <summary>Phone numbers to E.164, valid by libphonenumber's metadata; whether a number is in service is not known.</summary>
internal static class PhoneNormalizer
{
    /// <summary>The number; null where what was given is none, then a step says why.</summary>
    /// <param name="given">As typed.</param>
    /// <param name="country">Country of national numbers, if known.</param>
    /// <param name="rules">Words around numbers.</param>
    /// <param name="log">Takes the steps.</param>
    public static NormalizedPhone? Normalize(string? given, string? country, PhoneRules rules, StepLog log)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        var home = PhoneMetadata.Of(country);
        if (PhoneText.Read(given, rules) is not { } text)
        {
            log.Add("phone", given, null, "phone.not-a-number");
            return null;
        }

        var first = PhoneParser.Parse(text.Digits, text.HasPlus, home);
        var phone = first?.Type is not null ? first : Forgiven(given, text, first, rules) ?? first;
        if (phone is not { Type: { } type } valid || valid.IsTooLong || FakePhones.IsFake(valid.National))
        {
            log.Add("phone", given, null, Reason(text.Digits, phone));
            return null;
        }

        Note(given, text, valid.Number, log);
        return new NormalizedPhone(valid.Number, type, valid.Plan.Country, text.Extension);
    }

    /// <summary>
    /// Writings that only make sense one way: "+34 (0)91 …" with a zero too many, 00 or 011 where another prefix is dialled, and
    /// prefixes that the country gave up.
    /// </summary>
    private static ParsedPhone? Forgiven(string given, PhoneText text, ParsedPhone? first, PhoneRules rules)
    {
        if (text.HasPlus && PhoneText.Read(PhoneText.WithoutTrunkZero(given), rules) is { } shorter && shorter.Digits != text.Digits)
        {
            return Valid(shorter.Digits);
        }

        return (first is { } read ? Modern(read, rules) : null) ?? After("00") ?? (text.HasPlus ? null : After("011"));

        ParsedPhone? After(string prefix) => text.Digits.StartsWith(prefix, StringComparison.Ordinal) ? Valid(text.Digits[prefix.Length..]) : null;
    }

    private static ParsedPhone? Modern(ParsedPhone phone, PhoneRules rules)
    {
        foreach (var prefix in rules.RetiredPrefixes.GetValueOrDefault(phone.Plan.Id) ?? [])
        {
            if (phone.National.StartsWith(prefix, StringComparison.Ordinal) && phone with { National = phone.National[prefix.Length..] } is { Type: not null } valid)
            {
                return valid;
            }
        }

        return null;
    }

    private static ParsedPhone? Valid(string digits) =>
        PhoneParser.Parse(digits, isInternational: true, home: null) is { Type: not null } phone ? phone : null;

    private static string Reason(string digits, ParsedPhone? phone)
    {
        if (FakePhones.IsFake(digits) || (phone is { } read && FakePhones.IsFake(read.National)))
        {
            return "phone.fake";
        }

        if (phone is not { } number)
        {
            return "phone.country-unknown";
        }

        var length = number.IsTooLong ? PhoneLength.TooLong : number.Plan.LengthOf(number.National);
        return length switch
        {
            PhoneLength.TooShort => "phone.too-short",
            PhoneLength.TooLong => "phone.too-long",
            _ => "phone.invalid-for-country",
        };
    }

    private static void Note(string given, PhoneText text, string number, StepLog log)
    {
        if (text.Extension is not null)
        {
            log.Add("phone", given, text.Extension, "phone.extension");
        }

        if (text.HasLetters)
        {
            log.Add("phone", given, text.Digits, "phone.letters");
        }

        log.AddIfChanged("phone", given, number, "phone.e164");
    }
}
