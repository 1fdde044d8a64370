namespace RevOps.Core.Normalization;

/// <summary>A number that was taken apart; valid where its plan knows a type for it.</summary>
/// <param name="Plan">The plan it was read with: its owner's, else the main one of the calling code or the reader's own.</param>
/// <param name="National">The national significant number: what follows the calling code.</param>
internal readonly record struct ParsedPhone(PhonePlan Plan, string National)
{
    private const int MostNationalDigits = 17;
    private const int MostDigits = 15;

    /// <summary>mobile, fixed_line …; null where the number is not valid.</summary>
    public string? Type => National.Length is >= 2 and <= MostNationalDigits ? Plan.TypeOf(National) : null;

    /// <summary>True for more digits than E.164 allows; a few plans (Germany's) would take them for valid.</summary>
    public bool IsTooLong => Plan.CallingCode.Length + National.Length > MostDigits;

    /// <summary>The number in E.164.</summary>
    public string Number => $"+{Plan.CallingCode}{National}";
}

/// <summary>Reads dialled digits the way libphonenumber does.</summary>
internal static class PhoneParser
{
    /// <summary>The number; null where no calling code is known for it.</summary>
    /// <param name="digits">ASCII digits.</param>
    /// <param name="isInternational">True where a plus stood before them.</param>
    /// <param name="home">Plan of the country where national numbers are from, if known.</param>
    public static ParsedPhone? Parse(string digits, bool isInternational, PhonePlan? home)
    {
        if (isInternational)
        {
            return International(digits);
        }

        if (home is null)
        {
            return null;
        }

        return home.AfterInternationalPrefix(digits) is { } dialled ? International(dialled)
            : WithoutOwnCallingCode(digits, home) is { } rest ? Owned(PhoneMetadata.Sharing(home)[0], rest)
            : Owned(home, digits);
    }

    private static ParsedPhone? International(string digits) =>
        PhoneMetadata.OfInternational(digits) is { } main ? Owned(main, digits[main.CallingCode.Length..]) : null;

    /// <summary>
    /// "49 30 …" in Germany: international with the plus forgotten, where the digits are no valid national number but are one without
    /// the calling code, or where they are too many.
    /// </summary>
    private static string? WithoutOwnCallingCode(string digits, PhonePlan home)
    {
        if (!digits.StartsWith(home.CallingCode, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = digits[home.CallingCode.Length..];
        var whole = Significant(home, digits);
        var isRest = (!home.IsMatch(whole) && home.IsMatch(Significant(home, rest))) || home.LengthOf(whole) == PhoneLength.TooLong;
        return isRest ? rest : null;
    }

    private static ParsedPhone Owned(PhonePlan plan, string number)
    {
        var national = Significant(plan, number);
        return new ParsedPhone(PhoneMetadata.Owner(plan, national) ?? plan, national);
    }

    /// <summary>The national significant number: without trunk prefix, unless only with it the number can be one.</summary>
    private static string Significant(PhonePlan plan, string number)
    {
        var stripped = plan.WithoutNationalPrefix(number);
        if (stripped == number || (plan.IsMatch(number) && !plan.IsMatch(stripped)))
        {
            return number;
        }

        var length = (PhoneMetadata.Owner(plan, stripped) ?? plan).LengthOf(stripped);
        return length is PhoneLength.TooShort or PhoneLength.Impossible ? number : stripped;
    }
}
