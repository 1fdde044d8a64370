using System.Text;
using System.Text.Unicode;

namespace RevOps.Connectors.Forms;

/// <summary>Bytes of text whose encoding nobody states reliably.</summary>
internal static class WebText
{
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>UTF-8 where it is valid, else Windows-1252.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        (Utf8.IsValid(bytes) ? Encoding.UTF8 : Western).GetString(bytes);
}
