namespace RevOps.Functions.Imports.Kinds;

/// <summary>The kinds of files, by name.</summary>
public sealed class ImportKinds(IEnumerable<IImportKind> kinds)
{
    private readonly Dictionary<string, IImportKind> _byName = kinds.ToDictionary(k => k.Name, StringComparer.Ordinal);

    /// <summary>Their names.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>The kind of a name; null where there is none.</summary>
    public IImportKind? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The kind of a name that was accepted before.</summary>
    /// <exception cref="KeyNotFoundException">There is none: the file was accepted by a newer app.</exception>
    public IImportKind Get(string name) => Find(name) ?? throw new KeyNotFoundException($"There is no kind of file '{name}'.");
}
