using System.Text.Json;

namespace RevOps.Connectors.Apis;

/// <summary>Bodies of answers.</summary>
public static class JsonBody
{
    /// <summary>True for a JSON object: a proxy's page is none, whatever its status says.</summary>
    public static bool IsObject(string text) => Is(text, JsonValueKind.Object);

    /// <summary>An answer that is no object, or no list where one is expected, as a failure; other answers as they are.</summary>
    public static ApiAnswer Checked(this ApiAnswer answer, JsonValueKind kind = JsonValueKind.Object) =>
        answer is ApiAnswer.Ok ok && !Is(ok.Json, kind) ? new ApiAnswer.Unavailable($"The answer is no JSON {kind}.", null) : answer;

    private static bool Is(string text, JsonValueKind kind)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == kind;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
