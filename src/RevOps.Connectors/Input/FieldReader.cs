using System.Globalization;
using System.Text.Json;
using RevOps.Core;

namespace RevOps.Connectors.Input;

/// <summary>
/// Reads the fields of one JSON object and notes what is wrong with them. A missing field and a null are the same: absent.
/// A name given twice counts as its last.
/// </summary>
/// <param name="element">An object.</param>
/// <param name="pointer">Where the object is; empty for the root.</param>
/// <param name="faults">Collects the faults.</param>
internal sealed class FieldReader(JsonElement element, string pointer, List<FieldFault> faults)
{
    /// <summary>Longest ordinary text, in UTF-16 units.</summary>
    public const int MaxText = 2_000;

    /// <summary>Longest free text or address.</summary>
    public const int MaxLongText = 32_000;

    /// <summary>Longest id.</summary>
    public const int MaxId = 256;

    private const int MaxEntries = 100;

    private const NumberStyles PlainNumber =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>Where the object is.</summary>
    public string At => pointer;

    /// <summary>A string; empty ones are absent.</summary>
    public string? Text(string name, int max = MaxText) =>
        Get(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } e => Bounded(name, e.GetString(), max),
            _ => Wrong<string>(name, "type", "must be a string"),
        };

    /// <summary>A string, or a number in its own digits (so that 64-bit ids survive).</summary>
    public string? TextOrNumber(string name, int max = MaxText) =>
        Get(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } e => Bounded(name, e.GetString(), max),
            { ValueKind: JsonValueKind.Number } e => Bounded(name, e.GetRawText(), max),
            _ => Wrong<string>(name, "type", "must be a string or a number"),
        };

    /// <summary>A boolean, also as the text <c>true</c> or <c>false</c>.</summary>
    public bool? Flag(string name) =>
        Get(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.String } e when bool.TryParse(e.GetString(), out var flag) => flag,
            { ValueKind: JsonValueKind.String } e when string.IsNullOrWhiteSpace(e.GetString()) => null,
            _ => WrongFlag(name),
        };

    /// <summary>A number within limits, also as text with a point and without separators.</summary>
    public decimal? Number(string name, decimal min, decimal max)
    {
        decimal? number = Get(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } e => e.TryGetDecimal(out var n) ? n : decimal.MaxValue,
            { ValueKind: JsonValueKind.String } e when string.IsNullOrWhiteSpace(e.GetString()) => null,
            { ValueKind: JsonValueKind.String } e when decimal.TryParse(e.GetString(), PlainNumber, CultureInfo.InvariantCulture, out var n) => n,
            _ => WrongNumber(name),
        };
        if (number < min || number > max)
        {
            Fault(name, "range", string.Create(CultureInfo.InvariantCulture, $"must be from {min} to {max}"));
            return null;
        }

        return number;
    }

    /// <summary>An RFC 3339 time, from 1970 on.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (!Rfc3339.TryParse(text, out var time))
        {
            Fault(name, "format", "must be an RFC 3339 time with an offset, like 2026-03-01T09:30:00Z");
            return null;
        }

        if (time.Year < Rfc3339.FirstYear)
        {
            Fault(name, "range", $"must not be before {Rfc3339.FirstYear}");
            return null;
        }

        return time;
    }

    /// <summary>A nested object; null where it is absent.</summary>
    public FieldReader? Child(string name) =>
        Get(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Object } e => new FieldReader(e, Pointer(name), faults),
            _ => Wrong<FieldReader>(name, "type", "must be an object"),
        };

    /// <summary>An array of objects; a single object counts as an array of one.</summary>
    public IReadOnlyList<FieldReader> Children(string name)
    {
        if (Get(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return [new FieldReader(value, Pointer(name), faults)];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > MaxEntries)
        {
            Fault(name, value.ValueKind == JsonValueKind.Array ? "range" : "type", $"must be an array of at most {MaxEntries} objects");
            return [];
        }

        return Elements(name, value);
    }

    /// <summary>An array of texts or numbers; what is neither, or empty, is left out.</summary>
    public IReadOnlyList<string> Ids(string name) => Get(name) is { ValueKind: JsonValueKind.Array } array
        ? [.. array.EnumerateArray().Take(MaxEntries).Select(IdText).OfType<string>()]
        : [];

    /// <summary>An object of texts or numbers; absent and empty entries are left out.</summary>
    public IReadOnlyDictionary<string, string> Texts(string name)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Get(name) is not { } value || Child(name) is not { } child)
        {
            return texts;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (texts.Count == MaxEntries || property.Name.Length > MaxId)
            {
                Fault(name, "range", $"must have at most {MaxEntries} entries with names of at most {MaxId} characters");
                break;
            }

            if (InputText.Clean(property.Name) is { } key && child.TextOrNumber(property.Name) is { } text)
            {
                texts[key] = text;
            }
        }

        return texts;
    }

    /// <summary>Notes a fault of a field.</summary>
    public void Fault(string name, string code, string rule) =>
        faults.Add(new FieldFault(Pointer(name), code, $"{name} {rule}."));

    private List<FieldReader> Elements(string name, JsonElement array)
    {
        var children = new List<FieldReader>();
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            var at = $"{Pointer(name)}/{(index++).ToString(CultureInfo.InvariantCulture)}";
            if (item.ValueKind == JsonValueKind.Object)
            {
                children.Add(new FieldReader(item, at, faults));
            }
            else
            {
                faults.Add(new FieldFault(at, "type", $"Each entry of {name} must be an object."));
            }
        }

        return children;
    }

    private static string? IdText(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => InputText.Clean(item.GetString()) is { Length: <= MaxLongText } text ? text : null,
        JsonValueKind.Number => item.GetRawText(),
        _ => null,
    };

    private JsonElement? Get(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string Pointer(string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private string? Bounded(string name, string? text, int max)
    {
        if (InputText.Clean(text) is not { } clean)
        {
            return null;
        }

        return clean.Length <= max ? clean : Wrong<string>(name, "range", $"must have at most {max} characters");
    }

    private decimal? WrongNumber(string name)
    {
        Fault(name, "type", "must be a number");
        return null;
    }

    private bool? WrongFlag(string name)
    {
        Fault(name, "type", "must be true or false");
        return null;
    }

    private T? Wrong<T>(string name, string code, string rule)
        where T : class
    {
        Fault(name, code, rule);
        return null;
    }
}
