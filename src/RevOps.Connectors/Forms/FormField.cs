namespace RevOps.Connectors.Forms;

/// <summary>One filled-in field of a form, wherever the plugin put it.</summary>
/// <param name="Path">Where it was: <c>fields.email</c>, <c>1.3</c>, <c>your-name</c>.</param>
/// <param name="Names">Names it goes by, the most telling first: its path, its id, its label.</param>
/// <param name="Type">The plugin's type of field (<c>email</c>, <c>tel</c>), if it says.</param>
/// <param name="Value">Its value; several are joined with a comma.</param>
internal sealed record FormField(string Path, IReadOnlyList<string> Names, string? Type, string Value);
