using System.Text.Json;
using System.Text.RegularExpressions;
using RevOps.Connectors.Input;

namespace RevOps.Connectors.LinkedIn;

/// <summary>What to ask LinkedIn's lead sync API for.</summary>
public static partial class LinkedInQuery
{
    /// <summary>Path of a form response, relative to the API's base address.</summary>
    /// <param name="id">Its id.</param>
    public static string Response(string id) => $"rest/leadFormResponses/{Uri.EscapeDataString(id)}";

    /// <summary>Path of a form with its questions.</summary>
    /// <param name="id">The form's id.</param>
    public static string Form(string id) => $"rest/leadForms/{Uri.EscapeDataString(id)}";

    /// <summary>The form that a response belongs to, and its version; null where the response does not say it.</summary>
    /// <param name="response">JSON of the response.</param>
    public static (string Id, string Version)? FormOf(string response) =>
        JsonInput.Parse(response) is JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root }
        && VersionedForm().Match(new FieldReader(root, "", []).Text("versionedLeadGenFormUrn") ?? "") is { Success: true } urn
            ? (urn.Groups["id"].Value, urn.Groups["version"].Value)
            : null;

    [GeneratedRegex(@"^urn:li:versionedLeadGenForm:\(urn:li:leadGenForm:(?<id>[0-9A-Za-z_-]+),(?<version>[0-9]+)\)\z")]
    private static partial Regex VersionedForm();
}
