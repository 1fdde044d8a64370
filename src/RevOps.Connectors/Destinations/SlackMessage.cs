using System.Text.Json;
using System.Text.Json.Nodes;

namespace RevOps.Connectors.Destinations;

/// <summary>Notices as an incoming webhook of Slack wants them: blocks, and a text for where blocks do not show.</summary>
public static class SlackMessage
{
    // What Slack allows: https://docs.slack.dev/reference/block-kit/blocks
    private const int MaxHeader = 150;
    private const int MaxText = 3000;
    private const int MaxField = 2000;
    private const int MaxFields = 10;

    /// <summary>The body to post.</summary>
    public static string Body(Notice notice)
    {
        var blocks = new JsonArray(
            new JsonObject { ["type"] = "header", ["text"] = Plain(notice.Title, MaxHeader) },
            new JsonObject { ["type"] = "section", ["text"] = Plain(notice.Text, MaxText) });
        if (notice.Facts.Count > 0)
        {
            blocks.Add(new JsonObject { ["type"] = "section", ["fields"] = new JsonArray([.. notice.Facts.Take(MaxFields).Select(Field)]) });
        }

        return new JsonObject { ["text"] = Escaped(Cut($"{notice.Title}: {notice.Text}", MaxText)), ["blocks"] = blocks }.ToJsonString(JsonSerializerOptions.Web);
    }

    private static JsonObject Field((string Name, string Value) fact) =>
        new() { ["type"] = "mrkdwn", ["text"] = Cut($"*{Escaped(fact.Name)}*\n{Escaped(fact.Value)}", MaxField) };

    private static JsonObject Plain(string text, int max) => new() { ["type"] = "plain_text", ["text"] = Cut(text, max), ["emoji"] = false };

    /// <summary>These three have a meaning of their own: links, and mentions that would call everybody.</summary>
    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..(max - 1)] + "…";
}
