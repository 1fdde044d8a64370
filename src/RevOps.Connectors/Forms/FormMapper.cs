using RevOps.Connectors.Input;
using RevOps.Connectors.Leads;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Forms;

/// <summary>From the fields of a form to a lead, by the rules. What no rule knows is listed, never guessed at.</summary>
internal static class FormMapper
{
    /// <summary>Maps the fields.</summary>
    /// <param name="fields">The filled-in fields.</param>
    /// <param name="form">The form's name as the route gave it; empty where it gave none.</param>
    /// <param name="rules">The rules.</param>
    public static (LeadSubmission Lead, IReadOnlyList<string> Unmapped) Map(IReadOnlyList<FormField> fields, string form, FormRules rules)
    {
        var overrides = rules.Forms.GetValueOrDefault(FormName(fields, form, rules));
        var nameParts = GravityNames.Find(fields);
        var chosen = new Dictionary<string, (FormField Field, int Rank)>(StringComparer.Ordinal);
        var unmapped = new HashSet<FormField>();
        foreach (var field in fields)
        {
            var target = Target(field, overrides, nameParts, rules);
            if (target is { Field: FormRules.Ignored })
            {
                continue;
            }

            var displaced = target is null ? field : Choose(chosen, field, target.Value);
            if (displaced is not null)
            {
                unmapped.Add(displaced);
            }
        }

        TakeLoneEmail(chosen, unmapped);
        var values = chosen.ToDictionary(c => c.Key, c => c.Value.Field.Value, StringComparer.Ordinal);
        if (form.Length > 0)
        {
            values["form"] = form;
        }

        FormNames.Settle(values);
        return (LeadFields.ToLead(values), [.. fields.Where(unmapped.Contains).Select(f => f.Path)]);
    }

    private static string FormName(IReadOnlyList<FormField> fields, string form, FormRules rules) =>
        form.Length > 0
            ? form
            : fields.FirstOrDefault(f => f.Names.Any(n => rules.Resolve(n)?.Field == "form"))?.Value ?? "";

    private static (string Field, int Rank)? Target(
        FormField field,
        IReadOnlyDictionary<string, string>? overrides,
        IReadOnlyDictionary<string, string> nameParts,
        FormRules rules)
    {
        foreach (var name in field.Names)
        {
            if (overrides?.GetValueOrDefault(FieldNames.Path(name)) is { } canonical)
            {
                return (canonical, -1);
            }
        }

        if (field.Names.Any(n => rules.Ignores(FieldNames.Path(n))))
        {
            return (FormRules.Ignored, 0);
        }

        foreach (var name in field.Names)
        {
            if (rules.Resolve(name) is { } hit)
            {
                return hit;
            }
        }

        // A type says less than any name: it ranks behind them.
        var byType = field.Type is null ? null : rules.Types.GetValueOrDefault(field.Type.ToLowerInvariant());
        return (byType ?? nameParts.GetValueOrDefault(field.Path)) is { } found ? (found, int.MaxValue) : null;
    }

    /// <summary>Keeps the better ranked of two fields for one meaning; gives back the one that lost, if any.</summary>
    private static FormField? Choose(Dictionary<string, (FormField Field, int Rank)> chosen, FormField field, (string Field, int Rank) target)
    {
        if (!chosen.TryGetValue(target.Field, out var other))
        {
            chosen[target.Field] = (field, target.Rank);
            return null;
        }

        if (other.Rank <= target.Rank)
        {
            return other.Field.Value == field.Value ? null : field;
        }

        chosen[target.Field] = (field, target.Rank);
        return other.Field;
    }

    /// <summary>The one guess: where no field is the e-mail by name, the only bare address among the rest is.</summary>
    private static void TakeLoneEmail(Dictionary<string, (FormField Field, int Rank)> chosen, HashSet<FormField> unmapped)
    {
        if (chosen.ContainsKey("email"))
        {
            return;
        }

        var addresses = unmapped.Where(f => InputText.IsBareEmail(f.Value)).Take(2).ToList();
        if (addresses.Count == 1)
        {
            chosen["email"] = (addresses[0], int.MaxValue);
            unmapped.Remove(addresses[0]);
        }
    }
}
