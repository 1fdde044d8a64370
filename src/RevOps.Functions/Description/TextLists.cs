using System.Reflection;

namespace RevOps.Functions.Description;

/// <summary>The lists of texts that code checks against, so that what is described is what is checked.</summary>
internal static class TextLists
{
    private static readonly string[] Names = ["All", "Names"];

    /// <summary>The texts of a type's static <c>All</c> or <c>Names</c>.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public static IReadOnlyList<string> Of(Type type) =>
        Names
            .Select(n => type.GetProperty(n, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(null))
            .OfType<IEnumerable<string>>()
            .FirstOrDefault()
            ?.ToList()
        ?? throw new ArgumentException($"{type.Name} has no list of texts.");
}
