using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>Phone numbers to E.164 by calling code, trunk prefix and length; whether a number is in service is not known.</summary>
internal static partial class PhoneNormalizer
{
    /// <summary>The number and its country; null where what was given is none, then a step says why.</summary>
    /// <param name="given">As typed.</param>
    /// <param name="country">Country of national numbers, if known.</param>
    /// <param name="rules">Numbering plans.</param>
    /// <param name="log">Takes the steps.</param>
    public static (string Number, string? Country)? Normalize(string? given, string? country, PhoneRules rules, StepLog log)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        var text = WithoutExtension(given, log);
        var (digits, isInternational) = Digits(text, given, log);
        var parsed = digits is null ? null : Parse(digits, isInternational, rules.Of(country), rules);
        if (parsed is not { } number)
        {
            var rule = digits is not null && !isInternational && rules.Of(country) is null ? "phone.country-unknown" : "phone.invalid";
            log.Add("phone", given, null, rule);
            return null;
        }

        if (IsJunk(number.National))
        {
            log.Add("phone", given, null, "phone.junk");
            return null;
        }

        var e164 = "+" + number.Plan.CallingCode + number.National;
        log.AddIfChanged("phone", given, e164, "phone.e164");
        return (e164, number.Plan.Country);
    }

    [GeneratedRegex(@"[\s,;]*(?:\b(?:ext(?:ension)?|durchwahl|dw|poste|int|ramal)\b\.?|[x#]|;ext=)\s*[:.]?\s*\d{1,7}\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extension();

    [GeneratedRegex(@"^(?:tel(?:efon|ephone)?|phone|mobile?|mob|fon|t|p)\s*[:.]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    private static string WithoutExtension(string given, StepLog log)
    {
        var text = Label().Replace(WellFormed.Normalized(given.Trim(), NormalizationForm.FormKC), "");
        var match = Extension().Match(text);
        if (!match.Success || match.Index == 0)
        {
            return text;
        }

        log.Add("phone", given, text[..match.Index].Trim(), "phone.extension-dropped");
        return text[..match.Index];
    }

    /// <summary>The digits, and whether they start with a plus; null where there is anything that no phone number has.</summary>
    private static (string? Digits, bool IsInternational) Digits(string text, string given, StepLog log)
    {
        var plus = text.TrimStart(' ', '(').StartsWith('+');
        if (plus || text.TrimStart(' ', '(').StartsWith("00", StringComparison.Ordinal))
        {
            text = text.Replace("(0)", "", StringComparison.Ordinal);
        }

        var digits = new StringBuilder();
        var letters = 0;
        foreach (var c in text)
        {
            if (char.IsDigit(c))
            {
                digits.Append((int)CharUnicodeInfo.GetNumericValue(c));
            }
            else if (char.IsAsciiLetter(c))
            {
                digits.Append("22233344455566677778889999"[char.ToUpperInvariant(c) - 'A']);
                letters++;
            }
            else if (!(char.IsWhiteSpace(c) || "+-./()[]–—‐‑−·_\u200E\u200F\u202A\u202C".Contains(c, StringComparison.Ordinal)))
            {
                return (null, plus);
            }
        }

        if (letters > 0 && (letters < 4 || digits.Length - letters < 3))
        {
            return (null, plus);
        }

        if (letters > 0)
        {
            log.Add("phone", given, digits.ToString(), "phone.letters");
        }

        return (digits.ToString(), plus);
    }

    private static (PhonePlan Plan, string National)? Parse(string digits, bool isInternational, PhonePlan? home, PhoneRules rules)
    {
        if (isInternational)
        {
            return International(digits, rules);
        }

        var exits = (string[])[home?.ExitCode ?? "00", "00", .. home is null ? ["011"] : Array.Empty<string>()];
        foreach (var exit in exits)
        {
            if (digits.StartsWith(exit, StringComparison.Ordinal) && International(digits[exit.Length..], rules) is { } dialled)
            {
                return dialled;
            }
        }

        return home is null ? null : National(digits, home, rules);
    }

    private static (PhonePlan Plan, string National)? International(string digits, PhoneRules rules)
    {
        if (rules.Split(digits) is not { } split)
        {
            return null;
        }

        var (plan, national) = split;
        if (Fits(plan, national))
        {
            return split;
        }

        // "+44 020 …": the trunk prefix was left in by mistake.
        return plan.TrunkPrefix is { } trunk && national.StartsWith(trunk, StringComparison.Ordinal) && Fits(plan, national[trunk.Length..])
            ? (plan, national[trunk.Length..])
            : null;
    }

    private static (PhonePlan Plan, string National)? National(string digits, PhonePlan home, PhoneRules rules)
    {
        var trunk = home.TrunkPrefix;
        if (trunk is not null && digits.StartsWith(trunk, StringComparison.Ordinal) && Fits(home, digits[trunk.Length..]))
        {
            return Owner(home, digits[trunk.Length..], rules);
        }

        // "49 30 …" without a plus: where national numbers start with a trunk prefix, one without it is read as international.
        var code = home.CallingCode;
        var coded = digits.StartsWith(code, StringComparison.Ordinal) && Fits(home, digits[code.Length..]);
        var national = Fits(home, digits);
        return coded && (trunk == "0" || !national) ? Owner(home, digits[code.Length..], rules)
            : national ? Owner(home, digits, rules)
            : null;
    }

    /// <summary>Of countries that share a calling code, the one whose area it is: a Canadian number given by somebody in the US.</summary>
    private static (PhonePlan Plan, string National)? Owner(PhonePlan home, string national, PhoneRules rules) =>
        rules.Split(home.CallingCode + national) is { } split && Fits(split.Plan, split.National) ? split : (home, national);

    /// <summary>A possible length, and no trunk prefix left in front of it where national numbers never start with 0.</summary>
    private static bool Fits(PhonePlan plan, string national) =>
        plan.Lengths.Contains(national.Length)
        && !(plan.TrunkPrefix == "0" && national[0] == '0')
        && !(plan.CallingCode == "1" && national[0] is '0' or '1')
        && plan.CallingCode.Length + national.Length <= 15;

    /// <summary>All digits the same, or 1234567…: somebody did not want to be called.</summary>
    private static bool IsJunk(string national)
    {
        var tail = national.Length > 7 ? national[^7..] : national;
        return tail.Distinct().Count() == 1
            || "1234567890".StartsWith(national, StringComparison.Ordinal)
            || "0123456789".StartsWith(national, StringComparison.Ordinal);
    }
}
