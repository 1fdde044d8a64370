using System.Globalization;
using System.Text;
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
        ["email/domain"] = "E-mail domain",
        ["interest"] = "Interest",
        ["form"] = "Form",
        ["origin"] = "Source and channel",
        ["utm/source"] = "UTM source",
        ["utm/medium"] = "UTM medium",
        ["utm/campaign"] = "UTM campaign",
        ["utm/term"] = "UTM term",
        ["utm/content"] = "UTM content",
        ["utm/id"] = "UTM id",
        ["consent/purpose"] = "Consent",
        ["consent/email_marketing/at"] = "Time of the consent to e-mail marketing",
        ["consent/ads/at"] = "Time of the consent to ads",
        ["consent/phone/at"] = "Time of the consent to calls",
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

    // Rules of which "was taken as" would say something else than what happened: {0} came in, {1} came out.
    private static readonly Dictionary<string, CompositeFormat> Sentences = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["email.typo-suggested"] = "E-mail: {0} looks mistyped, {1} was probably meant; nothing was changed",
        ["email.free-mail"] = "E-mail: anybody can open a mailbox at {0}, so it tells no company",
        ["email.disposable"] = "E-mail: {0} gives out mailboxes to throw away",
        ["email.role"] = "E-mail: {0} is the mailbox of a function, not of a person",
        ["name.title-dropped"] = "Name: \"{0}\" is a title and no part of the name",
        ["name.suffix-dropped"] = "Name: \"{0}\" is an addition and no part of the name",
        ["flag.fake-name"] = "Name: \"{0}\" looks made up",
        ["flag.doubtful-name"] = "Name: \"{0}\" is often made up; it is treated as real",
        ["flag.spam-text"] = "Name: \"{0}\" looks like spam",
        ["company.none"] = "Company: \"{0}\" is no company's name and is left out",
        ["phone.fake"] = "Phone: \"{0}\" is no real number and is left out",
        ["phone.extension"] = "Phone: {1} is the extension in \"{0}\"",
        ["revenue.currency-assumed"] = "Annual revenue: \"{0}\" leaves the currency open, {1} was assumed",
        ["revenue.rate-missing"] = "Annual revenue: the rules have no rate for the currency of \"{0}\"; it is left out",
        ["source.direct"] = "Source and channel: {1}, since nothing tells where the lead came from",
        ["test.fake"] = "Treated as a test lead, because it was flagged as {0}",
        ["test.employee-domain"] = "Treated as a test lead, because {0} is a domain of our own",
    }.ToDictionary(s => s.Key, s => CompositeFormat.Parse(s.Value), StringComparer.Ordinal);

    /// <summary>One sentence, with what came in, what came out and the rule that decided.</summary>
    /// <param name="step">The step.</param>
    public static string Of(NormalizationStep step)
    {
        if (Sentences.TryGetValue(step.Rule, out var sentence))
        {
            return $"{string.Format(CultureInfo.InvariantCulture, sentence, step.Input, step.Output)} ({step.Rule}).";
        }

        var field = Fields.GetValueOrDefault(step.Field, step.Field);
        return (step.Input, step.Output) switch
        {
            ({ } input, { } names) when step.Rule == "name.split" && names.Split(" | ") is [var first, var last] =>
                $"{field}: \"{input}\" is {(first.Length > 0 ? $"first name {first}, " : "")}last name {last} ({step.Rule}).",
            (null, null) => $"{field}: nothing usable ({step.Rule}).",
            (null, { } output) => $"{field}: {output}, inferred {Inferences.GetValueOrDefault(step.Rule, "by rule")} ({step.Rule}).",
            ({ } input, null) => $"{field}: \"{input}\" was not understood and is left out ({step.Rule}).",
            ({ } input, { } output) => $"{field}: \"{input}\" was taken as {output} ({step.Rule}).",
        };
    }
}
