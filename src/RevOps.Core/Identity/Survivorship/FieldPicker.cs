namespace RevOps.Core.Identity.Survivorship;

/// <summary>Decides field by field between what is stored and what comes in, and keeps the origin of what stays.</summary>
internal sealed class FieldPicker(
    Provenance current, Provenance incoming, IReadOnlyDictionary<string, Survivor> fields, SurvivorshipRules rules)
{
    /// <summary>Origins of the values decided so far.</summary>
    public Provenance Result { get; private set; } = current;

    /// <summary>
    /// True where the incoming value is to be stored. What is absent never replaces anything, and is replaced by anything; what
    /// is tentative never replaces what was given, and is replaced by it. Between equals the field's rule decides.
    /// </summary>
    public bool Takes(string field, string? stored, string? given)
    {
        if (given is null)
        {
            return false;
        }

        var origin = incoming.Of(field);
        var known = Result.Of(field);
        var takes = stored is null || (origin.IsTentative == known.IsTentative ? rules.Replaces(fields[field], known, origin) : known.IsTentative);
        if (takes)
        {
            Result = Result.With(field, origin);
        }

        return takes;
    }

    /// <summary>The value that stays.</summary>
    public string? Pick(string field, string? stored, string? given) => Takes(field, stored, given) ? given : stored;
}
