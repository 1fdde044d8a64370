using RevOps.Connectors.Input;

namespace RevOps.Connectors.Forms;

/// <summary>
/// <c>application/x-www-form-urlencoded</c>. Forgiving: a broken percent escape stays as it is, and what is not UTF-8 after
/// decoding is read as Windows-1252, as old sites send it.
/// </summary>
internal static class FormUrlEncoded
{
    /// <summary>Decodes the fields in order.</summary>
    public static FieldTree Decode(ReadOnlySpan<byte> body)
    {
        var tree = new FieldTree();
        var text = body.Trim(" \t\r\n"u8);
        foreach (var range in text.Split((byte)'&'))
        {
            if (tree.IsOverfull)
            {
                break;
            }

            var pair = text[range];
            var equals = pair.IndexOf((byte)'=');
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? [] : pair[(equals + 1)..];
            tree.Add(Unescape(name), Unescape(value));
        }

        return tree;
    }

    private static string Unescape(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'%' && i + 2 < text.Length && Hex(text[i + 1]) is { } high && Hex(text[i + 2]) is { } low)
            {
                bytes[length++] = (byte)((high << 4) | low);
                i += 2;
            }
            else
            {
                bytes[length++] = text[i] == (byte)'+' ? (byte)' ' : text[i];
            }
        }

        return WebText.Decode(bytes.AsSpan(0, length));
    }

    private static int? Hex(byte c) =>
        c switch
        {
            >= (byte)'0' and <= (byte)'9' => c - '0',
            >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
            _ => null,
        };
}
