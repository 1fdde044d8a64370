using System.Text.Json;
using System.Text.Unicode;
using RevOps.Core;

namespace RevOps.Connectors.Input;

/// <summary>JSON from outside: either a value that is safe to read, or a fault that says where it broke without repeating it.</summary>
internal static class JsonInput
{
    /// <summary>Deepest nesting read; real payloads stay below ten.</summary>
    public const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Parses a body. A byte order mark is skipped; lone surrogate escapes become U+FFFD.</summary>
    public static JsonParse Parse(ReadOnlyMemory<byte> body)
    {
        var bytes = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        if (!Utf8.IsValid(bytes.Span))
        {
            return Fail("encoding", "The body is not valid UTF-8.");
        }

        if (bytes.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return Fail("json", "The body is empty.");
        }

        return ParseText(LoneSurrogates.Replace(bytes));
    }

    /// <summary>Parses a stored payload.</summary>
    public static JsonParse Parse(string payload) => Parse(System.Text.Encoding.UTF8.GetBytes(payload));

    private static JsonParse ParseText(ReadOnlyMemory<byte> json)
    {
        try
        {
            return new JsonParse.Value(JsonElement.Parse(json.Span, Options));
        }
        catch (JsonException e)
        {
            // The exception's own message repeats a piece of the input.
            return Fail("json", $"Not valid JSON (or nested more than {MaxDepth} deep): line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
    }

    private static JsonParse.Broken Fail(string code, string detail) => new(new FieldFault("", code, detail));
}

/// <summary>What parsing gave.</summary>
internal abstract record JsonParse
{
    private JsonParse()
    {
    }

    /// <summary>Readable.</summary>
    public sealed record Value(JsonElement Root) : JsonParse;

    /// <summary>Not JSON.</summary>
    public sealed record Broken(FieldFault Fault) : JsonParse;
}
