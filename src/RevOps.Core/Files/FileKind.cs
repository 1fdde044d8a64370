namespace RevOps.Core.Files;

/// <summary>What the cells of a column hold.</summary>
public enum FileFieldType
{
    /// <summary>Text as it stands.</summary>
    Text,

    /// <summary>A whole number from 0; separators in it are thousands.</summary>
    Count,

    /// <summary>An amount, perhaps with its currency: <c>€1.234,50</c>.</summary>
    Money,

    /// <summary>A fraction: <c>0.6</c> or <c>60%</c>.</summary>
    Ratio,

    /// <summary>A day; a time behind it is dropped.</summary>
    Day,

    /// <summary>A time; without an offset it is UTC, a day alone its first moment.</summary>
    Time,

    /// <summary>Several texts, with semicolons or pipes between them.</summary>
    List,
}

/// <summary>A field that a column may fill.</summary>
/// <param name="Name">Its name in the canonical JSON, with dots for objects within: <c>primaryContact.email</c>.</param>
/// <param name="Type">What its cells hold.</param>
public sealed record FileField(string Name, FileFieldType Type = FileFieldType.Text);

/// <summary>What a file is about, as far as its columns tell: each row becomes one canonical JSON object.</summary>
/// <param name="Name">As senders name it: <c>spend</c>.</param>
/// <param name="Fields">The fields that columns may fill.</param>
/// <param name="Needs">Of each of these groups one field at least must have a column, and a value in every row.</param>
public sealed record FileKind(string Name, IReadOnlyList<FileField> Fields, IReadOnlyList<IReadOnlyList<string>> Needs)
{
    /// <summary>True where rows about the same thing add up within a file, as those of devices or advertisements do; then identical rows count once.</summary>
    public bool AddsUp { get; init; }

    /// <summary>The field that tells the currency of the amounts; null where there are no amounts.</summary>
    public string? Currency => Fields.Any(f => f.Type == FileFieldType.Money) ? "currency" : null;

    /// <summary>The field of a name; null where there is none.</summary>
    /// <param name="name">The canonical name; of a field that ends with <c>.*</c> with anything but a dot in its place.</param>
    public FileField? Field(string name) => Fields.FirstOrDefault(f => f.Name == name || (f.Name[^1] == '*' && IsWithin(name, f.Name[..^1])));

    private static bool IsWithin(string name, string parent) =>
        name.Length > parent.Length && name.StartsWith(parent, StringComparison.Ordinal) && !name.AsSpan(parent.Length).Contains('.');
}
