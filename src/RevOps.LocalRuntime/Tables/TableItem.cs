// As in the real package, callers are not told what may be null.
#nullable disable annotations

namespace Azure.Data.Tables.Models;

/// <summary>A table of the account.</summary>
/// <param name="name">Its name.</param>
public class TableItem(string name)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;
}
