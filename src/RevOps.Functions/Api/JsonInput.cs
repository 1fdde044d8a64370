using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RevOps.Core;
using RevOps.Functions.Http;

namespace RevOps.Functions.Api;

/// <summary>Reads the fields of a small JSON object and collects what is wrong with them, all at once.</summary>
public sealed class JsonInput
{
    private const int BodyLimit = 1024 * 1024;

    // Exact: anything looser would guess the day or the offset of "10:15" and "05/04/2026".
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    private readonly JsonElement _object;
    private readonly string _path;
    private readonly List<FieldFault> _faults;

    private JsonInput(JsonElement element, string path, List<FieldFault> faults)
    {
        _object = element;
        _path = path;
        _faults = faults;
    }

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<FieldFault> Faults => _faults;

    /// <summary>The body as JSON, or the answer to give instead.</summary>
    public static async Task<(JsonElement Body, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (await RequestBody.ReadAsync(request, BodyLimit, cancel) is not { } bytes)
        {
            return (default, Problem.TooLarge($"A request may have {BodyLimit} bytes."));
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 32 });
            return IsReadable(document.RootElement)
                ? (document.RootElement.Clone(), null)
                : (default, Problem.Unreadable(new FieldFault("", "encoding", "A text holds half a surrogate pair.")));
        }
        catch (JsonException e)
        {
            return (default, Problem.Unreadable(new FieldFault("", "json", $"Not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.")));
        }
    }

    /// <summary>An object to read fields from; anything else is a fault.</summary>
    public static JsonInput Of(JsonElement element, string path = "")
    {
        var input = new JsonInput(element, path, []);
        if (element.ValueKind != JsonValueKind.Object)
        {
            input._faults.Add(new FieldFault(path, "type", "An object is expected here."));
        }

        return input;
    }

    /// <summary>A text; null where it is missing, null or blank.</summary>
    public string? Text(string name, int maxLength, bool required = false)
    {
        if (Field(name) is not { } value)
        {
            return required ? Fault<string>(name, "required", $"{name} is required.") : null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return text switch
        {
            null => Fault<string>(name, "type", $"{name} is a text."),
            "" => required ? Fault<string>(name, "required", $"{name} is required.") : null,
            _ when text.Length > maxLength => Fault<string>(name, "range", $"{name} has at most {maxLength} characters."),
            _ => text,
        };
    }

    /// <summary>A whole number within bounds.</summary>
    public int? Number(string name, int min, int max)
    {
        if (Field(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max
            ? number
            : Fault<int?>(name, "range", $"{name} is a whole number from {min} to {max}.");
    }

    /// <summary>True or false.</summary>
    public bool? Flag(string name) => Field(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => Fault<bool?>(name, "type", $"{name} is true or false."),
    };

    /// <summary>A time in RFC 3339.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Field(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParseExact(
                value.GetString(), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : Fault<DateTimeOffset?>(name, "format", $"{name} is a time such as 2026-05-04T10:15:00Z.");
    }

    /// <summary>An object of texts, as JSON.</summary>
    public string? Map(string name) => Field(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } map => map.GetRawText(),
        _ => Fault<string>(name, "type", $"{name} is an object."),
    };

    /// <summary>A list of texts that are not blank; empty where it is missing.</summary>
    public IReadOnlyList<string> Texts(string name, int maxItems, int maxLength)
    {
        var items = List(name, maxItems);
        if (items.Any(i => i.ValueKind != JsonValueKind.String || i.GetString()!.Trim().Length is 0 || i.GetString()!.Length > maxLength))
        {
            return Fault<string[]>(name, "type", $"{name} is a list of texts with at most {maxLength} characters.") ?? [];
        }

        return [.. items.Select(i => i.GetString()!.Trim())];
    }

    /// <summary>A list of objects to read fields from; empty where it is missing.</summary>
    public IReadOnlyList<JsonInput> Objects(string name, int maxItems) =>
        [.. List(name, maxItems).Select((item, i) => Within(item, $"{_path}/{name}/{i}"))];

    /// <summary>Adds a fault.</summary>
    public T? Fault<T>(string name, string code, string detail)
    {
        _faults.Add(new FieldFault($"{_path}/{name}", code, detail));
        return default;
    }

    /// <summary>False where a text or a name holds half a character, as in <c>"\ud83d"</c>: it is JSON, but reading it would throw.</summary>
    private static bool IsReadable(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(p => p.Name is not null && IsReadable(p.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(IsReadable),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Part of this object: its faults are this object's.</summary>
    private JsonInput Within(JsonElement element, string path)
    {
        var input = Of(element, path);
        _faults.AddRange(input._faults);
        return new JsonInput(element, path, _faults);
    }

    private JsonElement[] List(string name, int maxItems) => Field(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() <= maxItems => [.. list.EnumerateArray()],
        _ => Fault<JsonElement[]>(name, "type", $"{name} is a list of at most {maxItems}.") ?? [],
    };

    private JsonElement? Field(string name) =>
        _object.ValueKind == JsonValueKind.Object && _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
