namespace RevOps.Core.Data;

/// <summary>The data files that the build made from packages and embedded (see generate.mjs).</summary>
internal static class EmbeddedData
{
    /// <summary>The lines of a file, without their ends; read while they are asked for.</summary>
    /// <param name="name">Such as <c>countries.tsv</c>.</param>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly was built without '{name}'.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
