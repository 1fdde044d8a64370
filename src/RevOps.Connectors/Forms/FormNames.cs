namespace RevOps.Connectors.Forms;

/// <summary>"Name" beside "Vorname" is the family name, "Nombre" beside "Apellidos" the given one; alone each is the whole.</summary>
internal static class FormNames
{
    /// <summary>Moves the whole name to the part that is missing, unless it already holds the other part.</summary>
    public static void Settle(Dictionary<string, string> values)
    {
        if (!values.TryGetValue("fullName", out var whole))
        {
            return;
        }

        var first = values.GetValueOrDefault("firstName");
        var last = values.GetValueOrDefault("lastName");
        if (first is not null && last is null && !Holds(whole, first))
        {
            values["lastName"] = whole;
            values.Remove("fullName");
        }
        else if (last is not null && first is null && !Holds(whole, last))
        {
            values["firstName"] = whole;
            values.Remove("fullName");
        }
    }

    private static bool Holds(string whole, string part) => whole.Contains(part, StringComparison.OrdinalIgnoreCase);
}
