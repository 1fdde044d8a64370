using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace RevOps.Connectors.Forms;

/// <summary>
/// Form fields with PHP's bracket names as a tree: <c>a[b][c]=v</c> nests, <c>a[]=v</c> and a repeated <c>a=v</c> make lists.
/// A name whose brackets do not close, or that contradicts an earlier one, is kept literally.
/// </summary>
internal sealed class FieldTree
{
    private const int MaxNesting = 8;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly OrderedDictionary<string, object> _root = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>True where no field was added.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>True where there were more fields than are taken.</summary>
    public bool IsOverfull => _count > FormFields.MaxFields;

    /// <summary>Adds a field; a nameless one is ignored.</summary>
    public void Add(string name, string value)
    {
        if (name.Length == 0 || ++_count > FormFields.MaxFields)
        {
            return;
        }

        var parent = _root;
        var segments = Segments(name);
        foreach (var segment in segments.SkipLast(1))
        {
            var key = segment.Length == 0 ? NextIndex(parent) : segment;
            if (!parent.TryGetValue(key, out var child))
            {
                parent[key] = child = new OrderedDictionary<string, object>(StringComparer.Ordinal);
            }

            if (child is not OrderedDictionary<string, object> inner)
            {
                Put(_root, name, value);
                return;
            }

            parent = inner;
        }

        var last = segments[^1];
        if (parent.GetValueOrDefault(last) is OrderedDictionary<string, object>)
        {
            Put(_root, name, value);
            return;
        }

        Put(parent, last.Length == 0 ? NextIndex(parent) : last, value);
    }

    /// <summary>The tree as a JSON object in UTF-8.</summary>
    public ReadOnlySpan<byte> ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            WriteObject(writer, _root);
        }

        return buffer.WrittenSpan;
    }

    private static void Put(OrderedDictionary<string, object> parent, string key, string value)
    {
        switch (parent.GetValueOrDefault(key))
        {
            case null:
                parent[key] = value;
                break;
            case List<string> list:
                list.Add(value);
                break;
            case string first:
                parent[key] = new List<string> { first, value };
                break;
            case OrderedDictionary<string, object> inner:
                Put(inner, NextIndex(inner), value);
                break;
        }
    }

    private static string NextIndex(OrderedDictionary<string, object> parent)
    {
        var index = parent.Count;
        while (parent.ContainsKey(index.ToString(CultureInfo.InvariantCulture)))
        {
            index++;
        }

        return index.ToString(CultureInfo.InvariantCulture);
    }

    private static List<string> Segments(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        if (open <= 0 || name[^1] != ']')
        {
            return [name];
        }

        var inner = name[(open + 1)..^1].Split("][");
        return inner.Length > MaxNesting || inner.Any(s => s.Contains('[') || s.Contains(']'))
            ? [name]
            : [name[..open], .. inner];
    }

    private static void Write(Utf8JsonWriter writer, object node)
    {
        switch (node)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case List<string> list:
                WriteArray(writer, list);
                break;
            case OrderedDictionary<string, object> inner when IsList(inner):
                WriteArray(writer, inner.Values);
                break;
            case OrderedDictionary<string, object> inner:
                WriteObject(writer, inner);
                break;
        }
    }

    private static bool IsList(OrderedDictionary<string, object> node) =>
        node.Keys.Select((key, i) => key == i.ToString(CultureInfo.InvariantCulture)).All(same => same);

    private static void WriteArray(Utf8JsonWriter writer, IEnumerable<object> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, OrderedDictionary<string, object> node)
    {
        writer.WriteStartObject();
        foreach (var (key, child) in node)
        {
            writer.WritePropertyName(key);
            Write(writer, child);
        }

        writer.WriteEndObject();
    }
}
