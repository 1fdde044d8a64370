using System.Globalization;
using RevOps.Core.Leads;
using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>Consents: known purposes only, each with a time. What is not understood is no consent.</summary>
internal static class ConsentNormalizer
{
    public static List<ConsentInput> Normalize(
        IReadOnlyList<ConsentInput> given, DateTimeOffset submittedAt, NormalizationRules rules, StepLog log)
    {
        var result = new List<ConsentInput>();
        foreach (var consent in given)
        {
            if (!rules.ConsentPurposes.TryGetValue(Words.Reduce(consent.Purpose.Replace('_', ' ')), out var purpose))
            {
                log.Add("consent/purpose", consent.Purpose, null, "consent.purpose-unknown");
                continue;
            }

            log.AddIfChanged("consent/purpose", consent.Purpose, purpose, "consent.purpose");
            var at = (consent.At ?? submittedAt).ToUniversalTime();
            if (consent.At is null)
            {
                log.Add($"consent/{purpose}/at", null, at.ToString("O", CultureInfo.InvariantCulture), "consent.time-of-submission");
            }

            result.Add(new ConsentInput(purpose, consent.Granted, at, FreeText.Clean(consent.Text, 2000), FreeText.Clean(consent.Source)));
        }

        return result;
    }
}
