namespace RevOps.Core;

/// <summary>What is wrong with one field of something that came in or of a rule file.</summary>
/// <param name="Field">Where: a JSON pointer (<c>/company/employees</c>), or a column's name.</param>
/// <param name="Code">Stable, machine-readable: <c>required</c>, <c>type</c>, <c>format</c>, <c>range</c> …</param>
/// <param name="Detail">One sentence for a person; never repeats personal data.</param>
public sealed record FieldFault(string Field, string Code, string Detail);
