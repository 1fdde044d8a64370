using System.Text.Json;
using System.Text.Json.Nodes;

namespace RevOps.Connectors.Destinations;

/// <summary>What a notification says.</summary>
/// <param name="Title">Its kind in words.</param>
/// <param name="Text">One or two sentences.</param>
/// <param name="Facts">Names and values shown below the text.</param>
public sealed record Notice(string Title, string Text, IReadOnlyList<(string Name, string Value)> Facts);

/// <summary>
/// Notices as the Teams workflow trigger "when a webhook request is received" wants them: a message with one adaptive card. Beside it is
/// <c>text</c>, which generic incoming webhooks show.
/// </summary>
public static class TeamsCard
{
    /// <summary>The body to post.</summary>
    public static string Body(Notice notice) => new JsonObject
    {
        ["type"] = "message",
        ["text"] = $"{notice.Title}: {notice.Text}",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["contentUrl"] = null,
            ["content"] = Card(notice),
        }),
    }.ToJsonString(JsonSerializerOptions.Web);

    private static JsonObject Card(Notice notice) => new()
    {
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["type"] = "AdaptiveCard",
        ["version"] = "1.4",
        ["body"] = new JsonArray(
            Block(notice.Title, isTitle: true),
            Block(notice.Text, isTitle: false),
            new JsonObject
            {
                ["type"] = "FactSet",
                ["facts"] = new JsonArray([.. notice.Facts.Select(f => new JsonObject { ["title"] = f.Name, ["value"] = f.Value })]),
            }),
    };

    private static JsonObject Block(string text, bool isTitle) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = text,
        ["wrap"] = true,
        ["weight"] = isTitle ? "Bolder" : "Default",
    };
}
