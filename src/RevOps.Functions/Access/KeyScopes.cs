namespace RevOps.Functions.Access;

/// <summary>Scopes as people write them: <c>intake</c>, <c>read+agent</c>.</summary>
public static class KeyScopes
{
    /// <summary>All names, in the order of their bits.</summary>
    public static IReadOnlyList<string> Names { get; } = ["intake", "read", "agent", "admin", "web"];

    /// <summary>Reads names joined by <c>+</c>; <see cref="Scope.None"/> where one of them is none.</summary>
    public static Scope Parse(string text) => Of(text.Split('+', StringSplitOptions.TrimEntries));

    /// <summary>Reads names; <see cref="Scope.None"/> where one of them is none, or there are none at all.</summary>
    public static Scope Of(IEnumerable<string> names)
    {
        var scopes = Scope.None;
        foreach (var name in names)
        {
            var place = Names.Index().FirstOrDefault(n => string.Equals(n.Item, name, StringComparison.OrdinalIgnoreCase), (Index: -1, Item: "")).Index;
            if (place < 0)
            {
                return Scope.None;
            }

            scopes |= (Scope)(1 << place);
        }

        return scopes;
    }

    /// <summary>The names of scopes.</summary>
    public static IEnumerable<string> NamesOf(Scope scopes) => Names.Where((_, place) => scopes.HasFlag((Scope)(1 << place)));
}
