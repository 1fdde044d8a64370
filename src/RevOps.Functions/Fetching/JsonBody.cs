using System.Text.Json;

namespace RevOps.Functions.Fetching;

/// <summary>Bodies of answers.</summary>
internal static class JsonBody
{
    /// <summary>True for a JSON object: a proxy's page is none, whatever its status says.</summary>
    public static bool IsObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>An answer that is no object, as a failure; other answers as they are.</summary>
    public static ApiAnswer Checked(this ApiAnswer answer) =>
        answer is ApiAnswer.Ok ok && !IsObject(ok.Json) ? new ApiAnswer.Unavailable("The answer is no JSON object.", null) : answer;
}
