namespace RevOps.Core.Vendors;

/// <summary>Which fields of a vendor mean which of ours, the most telling first: of two for one field the earlier that is filled in counts.</summary>
/// <param name="Fields">Pairs of the vendor's name and ours.</param>
public sealed record FieldMap(IReadOnlyList<(string Theirs, string Ours)> Fields)
{
    /// <summary>Nothing is mapped.</summary>
    public static FieldMap None { get; } = new([]);

    /// <summary>The vendor's names.</summary>
    public IEnumerable<string> Names => Fields.Select(f => f.Theirs);

    /// <summary>Values by our names.</summary>
    /// <param name="value">The vendor's value of a name; null or blank where there is none.</param>
    public Dictionary<string, string> Apply(Func<string, string?> value)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (theirs, ours) in Fields)
        {
            if (!values.ContainsKey(ours) && value(theirs) is { } text && !string.IsNullOrWhiteSpace(text))
            {
                values[ours] = text;
            }
        }

        return values;
    }
}
