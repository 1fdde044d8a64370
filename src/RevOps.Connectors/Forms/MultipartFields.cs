using System.Text;
using System.Text.RegularExpressions;
using RevOps.Connectors.Input;

namespace RevOps.Connectors.Forms;

/// <summary>The fields of <c>multipart/form-data</c>. Of a file only its name is kept.</summary>
internal static partial class MultipartFields
{
    private const int MaxBoundary = 70;

    private const int MaxHeaders = 8 * 1024;

    /// <summary>Decodes the fields in order; null where the body does not fit the boundary or is cut off.</summary>
    public static FieldTree? Decode(ReadOnlySpan<byte> body, string? boundary)
    {
        if (string.IsNullOrEmpty(boundary) || boundary.Length > MaxBoundary)
        {
            return null;
        }

        var delimiter = Encoding.ASCII.GetBytes("--" + boundary);
        var tree = new FieldTree();
        var start = body.IndexOf(delimiter);
        while (start >= 0 && !tree.IsOverfull)
        {
            var rest = body[(start + delimiter.Length)..];
            if (rest.StartsWith("--"u8))
            {
                return tree;
            }

            var end = rest.IndexOf(delimiter);
            if (end < 0)
            {
                return null;
            }

            AddPart(rest[..end], tree);
            start += delimiter.Length + end;
        }

        return tree.IsOverfull ? tree : null;
    }

    private static void AddPart(ReadOnlySpan<byte> part, FieldTree tree)
    {
        var gap = part.IndexOf("\r\n\r\n"u8);
        if (gap is < 0 or > MaxHeaders)
        {
            return;
        }

        var headers = WebText.Decode(part[..gap]);
        var value = part[(gap + 4)..];
        if (Name().Match(headers) is { Success: true } name)
        {
            var file = FileName().Match(headers);
            var text = file.Success ? file.Groups["v"].Value : WebText.Decode(value.EndsWith("\r\n"u8) ? value[..^2] : value);
            tree.Add(name.Groups["v"].Value, text);
        }
    }

    [GeneratedRegex(@"^content-disposition:.*[;\s]name=""(?<v>[^""\r\n]*)""", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Name();

    [GeneratedRegex(@"^content-disposition:.*[;\s]filename=""(?<v>[^""\r\n]*)""", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex FileName();
}
