using System.Globalization;

namespace RevOps.Core.Normalization;

/// <summary>Domain names: what is one, and who registered it.</summary>
internal static class DomainNames
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true, AllowUnassigned = false };

    /// <summary>Lower-case ASCII form of a host name with at least two labels and a top-level domain of letters; null where it is none.</summary>
    public static string? ToAscii(string text)
    {
        var host = text.Trim().TrimEnd('.');
        if (host.Length is 0 or > 253)
        {
            return null;
        }

        try
        {
            var ascii = Idn.GetAscii(host).ToLowerInvariant();
            var labels = ascii.Split('.');
            var top = labels[^1];
            var valid = ascii.Length <= 253 && labels.Length >= 2 && labels.All(IsLabel)
                && top.Length >= 2 && (top.All(char.IsAsciiLetter) || top.StartsWith("xn--", StringComparison.Ordinal));
            return valid ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Host of a web address, with or without scheme, path, port and user; null where there is none.</summary>
    public static string? HostOf(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        var text = address.Trim();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        text = scheme >= 0 ? text[(scheme + 3)..] : text.TrimStart('/');
        var end = text.AsSpan().IndexOfAny('/', '?', '#');
        text = end >= 0 ? text[..end] : text;
        text = text[(text.LastIndexOf('@') + 1)..];
        var port = text.LastIndexOf(':');
        return ToAscii(port >= 0 ? text[..port] : text);
    }

    /// <summary>The part that was registered, as the public suffix list tells it; the whole host where it is itself a suffix.</summary>
    public static string Registrable(string host) => PublicSuffixes.RegistrableDomain(host) ?? host;

    private static bool IsLabel(string label) =>
        label.Length is >= 1 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
