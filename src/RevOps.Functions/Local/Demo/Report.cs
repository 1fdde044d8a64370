using System.Text;
using System.Text.Json;

namespace RevOps.Functions.Local.Demo;

/// <summary>Puts the outcome into words: counts only, so that two runs read the same.</summary>
internal static class Report
{
    private const int Width = 34;

    /// <summary>The summary.</summary>
    public static string Of(Outcome outcome)
    {
        var text = new StringBuilder();
        var leads = outcome.Leads;
        Table(text, $"Events accepted: {outcome.Events.Count}", Count(outcome.Events, e => Text(e, "status")));
        Table(text, "Rejected events, and why", Count(outcome.Events.Where(e => Text(e, "status") == "rejected"), Reason));
        Table(text, $"Requests refused at the door: {outcome.Refused.Count}", Count(outcome.Refused, Door));
        Table(text, "Who they are",
        [
            ("contacts", Distinct(outcome.Events.Concat(leads), "contactId")), ("companies", Distinct(leads, "companyId")), ("leads", leads.Count),
        ]);
        Table(text, "Leads by stage", Count(leads, l => Text(l, "lifecycleStage")));
        Table(text, "Leads by status", Count(leads, l => Text(l, "status")));
        Table(text, "Qualified leads by owner", Count(leads.Where(l => Text(l, "ownerId").Length > 0), l => outcome.Owners[Text(l, "ownerId")]));
        Table(text, "Call clocks (15 minutes)", Count(leads.Where(HasClock), l => Text(l.GetProperty("sla"), "state")));
        Table(text, "Leads by source and channel", Count(leads, l => $"{Text(l, "source")} / {Text(l, "channel")}").Take(10));
        Table(text, "Leads by country", Count(leads, l => Text(l, "country") is { Length: > 0 } code ? code : "unknown").Take(10));
        RevenueReport.Add(text, outcome.Revenue);
        Import(text, outcome);
        return text.ToString();
    }

    private static void Import(StringBuilder text, Outcome outcome)
    {
        var rows = outcome.Import.GetProperty("rows").EnumerateObject().Select(r => (r.Name, Count: r.Value.GetInt32()));
        Table(text, $"The imported file: {Text(outcome.Import, "status")}", rows.Where(r => r.Count > 0));
        text.AppendLine("Its rejected rows");
        foreach (var line in outcome.ImportErrors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            text.Append("  ").AppendLine(line);
        }
    }

    private static void Table(StringBuilder text, string title, IEnumerable<(string Name, int Count)> rows)
    {
        text.AppendLine(title);
        foreach (var (name, count) in rows)
        {
            text.Append("  ").Append(name.PadRight(Width)).AppendLine(FormattableString.Invariant($"{count,5}"));
        }

        text.AppendLine();
    }

    private static IEnumerable<(string Name, int Count)> Count<T>(IEnumerable<T> items, Func<T, string> by) => items
        .GroupBy(by, StringComparer.Ordinal)
        .Select(g => (Name: g.Key, Count: g.Count()))
        .OrderByDescending(g => g.Count)
        .ThenBy(g => g.Name, StringComparer.Ordinal);

    private static int Distinct(IEnumerable<JsonElement> items, string name) =>
        items.Select(i => Text(i, name)).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).Count();

    private static bool HasClock(JsonElement lead) => lead.GetProperty("sla").ValueKind == JsonValueKind.Object;

    private static string Reason(JsonElement item) =>
        item.GetProperty("reason") is { ValueKind: JsonValueKind.Object } reason ? $"{Text(reason, "field")} {Text(reason, "code")}" : "no reason";

    private static string Door(int status) => status switch
    {
        400 => "400 not readable",
        401 => "401 wrong key",
        415 => "415 wrong content type",
        422 => "422 a field is wrong",
        _ => FormattableString.Invariant($"{status} not expected"),
    };

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
