using System.Security.Cryptography;

namespace RevOps.Functions.Dashboard;

/// <summary>A built file of the pages.</summary>
/// <param name="ContentType">Its type.</param>
/// <param name="Hash">Of its content.</param>
/// <param name="Plain">As it is.</param>
/// <param name="Brotli">Compressed.</param>
/// <param name="Gzip">Compressed, for who does not know the other one.</param>
internal sealed record DashboardFile(string ContentType, string Hash, byte[] Plain, byte[] Brotli, byte[] Gzip)
{
    /// <summary>The smallest form that the asker takes, and its name; null for the plain one.</summary>
    public (byte[] Bytes, string? Encoding) For(string accepted) =>
        accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? (Brotli, "br")
        : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? (Gzip, "gzip")
        : (Plain, null);
}

/// <summary>The built files of the pages, which are in the assembly.</summary>
internal static class DashboardFiles
{
    private const string Prefix = "dashboard/";
    private static readonly Lazy<IReadOnlyDictionary<string, DashboardFile>> Files = new(Load);

    /// <summary>A file by its path; null where there is none.</summary>
    public static DashboardFile? Find(string path) => Files.Value.GetValueOrDefault(path);

    /// <summary>All paths.</summary>
    public static IEnumerable<string> Paths => Files.Value.Keys;

    private static Dictionary<string, DashboardFile> Load() => typeof(DashboardFiles).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && !n.EndsWith(".br", StringComparison.Ordinal) && !n.EndsWith(".gz", StringComparison.Ordinal))
        .ToDictionary(n => n[Prefix.Length..], Load, StringComparer.Ordinal);

    private static DashboardFile Load(string name)
    {
        var plain = Read(name);
        return new DashboardFile(TypeOf(name), Convert.ToHexStringLower(SHA256.HashData(plain))[..16], plain, Read(name + ".br"), Read(name + ".gz"));
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private static byte[] Read(string name)
    {
        using var stream = typeof(DashboardFiles).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
