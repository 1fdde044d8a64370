using System.Text;
using System.Text.Unicode;

namespace RevOps.Connectors.Input;

/// <summary>Bytes of text whose encoding nobody states reliably.</summary>
internal static class WebText
{
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>UTF-8 where it is valid, else Windows-1252.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        (Utf8.IsValid(bytes) ? Encoding.UTF8 : Western).GetString(bytes);

    /// <summary>Windows-1252, in which every byte is some character.</summary>
    public static string DecodeWestern(ReadOnlySpan<byte> bytes) => Western.GetString(bytes);
}
