using System.Text;
using RevOps.Connectors.Proofs;

namespace RevOps.Connectors.Tests.Proofs;

/// <summary>Signed deliveries, and ways to spoil them.</summary>
internal static class Signed
{
    public static SignedDelivery Delivery(string body, string url, params (string Name, string Value)[] headers) =>
        Delivery(Encoding.UTF8.GetBytes(body), url, headers);

    public static SignedDelivery Delivery(byte[] body, string url, params (string Name, string Value)[] headers) =>
        new("POST", url, name => headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value, body);

    /// <summary>The body with one bit changed, at each of its bytes, and with one byte more or less.</summary>
    public static IEnumerable<byte[]> Tampered(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 1;
            yield return changed;
        }

        yield return bytes[..^1];
        yield return [.. bytes, (byte)' '];
    }

    /// <summary>The text with each of its characters changed, cut off, and longer.</summary>
    public static IEnumerable<string> Tampered(string signature, int from)
    {
        for (var i = from; i < signature.Length; i++)
        {
            yield return $"{signature[..i]}{(signature[i] is 'a' ? 'b' : 'a')}{signature[(i + 1)..]}";
        }

        yield return signature[..^1];
        yield return signature + "0";
        yield return signature[..from];
    }
}
