using System.Text.Json;
using RevOps.Connectors.Input;

namespace RevOps.Connectors.Forms;

/// <summary>The plugin's own id of a submission, where it sends one.</summary>
internal static class FormSourceId
{
    private static readonly string[] Names = ["submission_id", "submissionId", "entry_id", "entryId", "response_id", "event_id"];

    /// <summary>
    /// The id, with the form's id in front where that is known (entry ids are counted per site, or per form). A bare
    /// <c>id</c> counts only beside a numeric <c>form_id</c>, as in Gravity Forms' whole entry. Null where there is none.
    /// </summary>
    public static string? Find(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var reader = new FieldReader(root, "", []);
        var form = reader.TextOrNumber("form_id", FieldReader.MaxId / 2);
        var entry = Names.Select(n => reader.TextOrNumber(n, FieldReader.MaxId / 2)).FirstOrDefault(id => id is not null);
        if (entry is null && IsNumber(form) && reader.TextOrNumber("id", FieldReader.MaxId / 2) is { } id && IsNumber(id))
        {
            entry = id;
        }

        return entry is null || form is null ? entry : $"{form}/{entry}";
    }

    private static bool IsNumber(string? text) => text is not null && text.All(char.IsAsciiDigit);
}
