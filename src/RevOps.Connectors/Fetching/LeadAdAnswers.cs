using RevOps.Connectors.Forms;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Fetching;

/// <summary>An answer of a lead ad.</summary>
/// <param name="Name">What it is shown as where nobody knows what it means.</param>
/// <param name="Standard">The vendor's name of a standard question, if it is one.</param>
/// <param name="Wordings">How it was asked.</param>
/// <param name="Value">What was answered.</param>
internal sealed record LeadAdAnswer(string Name, string? Standard, IReadOnlyList<string> Wordings, string Value);

/// <summary>What the answers of a lead ad mean: standard questions by the vendor's rules, others by their wording, as in web forms.</summary>
internal static class LeadAdAnswers
{
    /// <summary>Values by the names of a lead's fields, and the names of answers that nobody understands.</summary>
    public static (Dictionary<string, string> Values, IReadOnlyList<string> Unmapped) Map(IEnumerable<LeadAdAnswer> answers, LeadAdRules rules, FormRules forms)
    {
        var given = answers.Where(a => !string.IsNullOrWhiteSpace(a.Value)).ToList();
        var standard = given
            .Where(a => a.Standard is not null)
            .GroupBy(a => a.Standard!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        var values = rules.Fields.Apply(name => standard.GetValueOrDefault(name)?.Value);
        var known = rules.Fields.Names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unmapped = new List<string>();
        foreach (var answer in given.Where(a => a.Standard is null || !known.Contains(a.Standard)))
        {
            var field = answer.Wordings.Select(w => forms.Resolve(w)?.Field).FirstOrDefault(f => f is not null);
            if (field is null || !values.TryAdd(field, answer.Value))
            {
                unmapped.Add(answer.Name);
            }
        }

        return (values, unmapped);
    }
}
