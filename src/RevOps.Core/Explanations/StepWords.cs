using RevOps.Core.Normalization;

namespace RevOps.Core.Explanations;

/// <summary>Normalization steps in plain words.</summary>
public static class StepWords
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["email"] = "E-mail",
        ["phone"] = "Phone",
        ["country"] = "Country",
        ["firstName"] = "First name",
        ["lastName"] = "Last name",
        ["fullName"] = "Name",
        ["jobTitle"] = "Job title",
        ["postalCode"] = "Postal code",
        ["region"] = "Region",
        ["company/name"] = "Company",
        ["company/domain"] = "Company's domain",
        ["company/industry"] = "Industry",
        ["company/employees"] = "Employees",
        ["company/annualRevenue"] = "Annual revenue",
        ["company/country"] = "Company's country",
        ["origin"] = "Source and channel",
        ["isTest"] = "Test lead",
        ["form"] = "Form",
        ["interest"] = "Interest",
        ["email/domain"] = "E-mail domain",
        ["email/isFreeMail"] = "Free mail",
        ["email/isRole"] = "Mailbox of a function",
        ["email/isDisposable"] = "Throw-away mailbox",
        ["utm/source"] = "UTM source",
        ["utm/medium"] = "UTM medium",
        ["utm/campaign"] = "UTM campaign",
        ["utm/term"] = "UTM term",
        ["utm/content"] = "UTM content",
        ["utm/id"] = "UTM id",
        ["phone/extension"] = "Extension",
    };

    // What a value was inferred from, where nothing was given.
    private static readonly Dictionary<string, string> Inferences = new(StringComparer.Ordinal)
    {
        ["country.from-phone"] = "from the phone number's prefix",
        ["country.from-email-domain"] = "from the e-mail address's country domain",
        ["country.from-company"] = "from the company's country",
        ["company.domain-from-email"] = "from the e-mail address",
        ["company.name-from-domain"] = "from its domain, since no name was given",
        ["utm.from-url"] = "from the page's address",
        ["consent.time-of-submission"] = "from the time of the submission",
    };

    /// <summary>One sentence, with what came in, what came out and the rule that decided.</summary>
    /// <param name="step">The step.</param>
    public static string Of(NormalizationStep step)
    {
        var field = Fields.GetValueOrDefault(step.Field, step.Field);
        return (step.Input, step.Output) switch
        {
            ({ } input, { } meant) when step.Field == "email/suggestion" => $"E-mail: \"{input}\" may be meant to be {meant}; nothing was changed ({step.Rule}).",
            ({ } input, "true") => $"{field}: yes, because of \"{input}\" ({step.Rule}).",
            ({ } input, { } names) when step.Rule == "name.split" && names.Split(" | ") is [var first, var last] =>
                $"{field}: \"{input}\" is {(first.Length > 0 ? $"first name {first}, " : "")}last name {last} ({step.Rule}).",
            (null, null) => $"{field}: nothing usable ({step.Rule}).",
            (null, { } output) => $"{field}: {output}, inferred {Inferences.GetValueOrDefault(step.Rule, "by rule")} ({step.Rule}).",
            ({ } input, null) => $"{field}: \"{input}\" was not understood and is left out ({step.Rule}).",
            ({ } input, { } output) => $"{field}: \"{input}\" was taken as {output} ({step.Rule}).",
        };
    }
}
