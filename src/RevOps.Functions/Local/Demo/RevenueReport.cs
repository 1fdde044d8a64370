using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RevOps.Functions.Local.Demo;

/// <summary>Puts into words what was spent and earned.</summary>
internal static class RevenueReport
{
    private const int NameWidth = 16;
    private const int MoneyWidth = 12;
    private const int CountWidth = 7;
    private static readonly string[] Outcomes = ["won", "lost", "open"];

    /// <summary>Adds the section.</summary>
    public static void Add(StringBuilder text, RevenueOutcome outcome)
    {
        Deals(text, outcome);
        Channels(text, outcome.Channels);
        Models(text, outcome.Models);
    }

    private static void Deals(StringBuilder text, RevenueOutcome outcome)
    {
        text.AppendLine(FormattableString.Invariant($"Deals: {outcome.Deals.Count}, and what they are worth (EUR)"));
        foreach (var name in Outcomes)
        {
            var deals = outcome.Deals.Where(d => d.GetProperty("wonLost").GetString() == name).ToList();
            Line(text, name, [(CountWidth, Count(deals.Count)), (MoneyWidth, Money(deals.Sum(RevenueOutcome.ValueOf)))]);
        }

        text.AppendLine();
    }

    private static void Channels(StringBuilder text, JsonElement report)
    {
        text.AppendLine("What each channel cost and earned (EUR; revenue by the model linear)");
        (string Name, int Width)[] columns =
            [("spend", MoneyWidth), ("leads", CountWidth), ("cpl", MoneyWidth), ("newCustomers", MoneyWidth + 2), ("cac", MoneyWidth), ("revenue", MoneyWidth), ("roi", CountWidth)];
        Line(text, "", columns.Select(c => (c.Width, c.Name)));
        foreach (var (name, row) in Rows(report))
        {
            Line(text, name, columns.Select(c => (c.Width, Cell(row.GetProperty(c.Name), c.Name))));
        }

        text.AppendLine();
    }

    private static void Models(StringBuilder text, JsonElement report)
    {
        text.AppendLine("The same revenue under each model (EUR)");
        var rows = report.GetProperty("rows").EnumerateArray().ToList();
        var channels = rows.Select(r => r.GetProperty("channel").GetString()!).Distinct().Order(StringComparer.Ordinal).ToList();
        Line(text, "", channels.Append("total").Select(c => (MoneyWidth + 2, c)));
        foreach (var model in report.GetProperty("totals").EnumerateObject().Where(t => t.Value.ValueKind == JsonValueKind.Number))
        {
            var cells = channels.Select(c => rows.Where(r => r.GetProperty("channel").GetString() == c).Sum(r => r.GetProperty(model.Name).GetDecimal()));
            Line(text, model.Name, cells.Append(model.Value.GetDecimal()).Select(c => (MoneyWidth + 2, Money(c))));
        }

        text.AppendLine();
    }

    private static IEnumerable<(string Name, JsonElement Row)> Rows(JsonElement report) => report.GetProperty("rows").EnumerateArray()
        .Select(r => (r.GetProperty("channel").GetString()!, r))
        .Append(("total", report.GetProperty("totals")));

    private static string Cell(JsonElement value, string column) => (value.ValueKind, column) switch
    {
        (JsonValueKind.Null, _) => "-",
        (_, "leads" or "newCustomers") => Count(value.GetInt32()),
        _ => Money(value.GetDecimal()),
    };

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Money(decimal amount) => amount.ToString("#,0.00", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string name, IEnumerable<(int Width, string Text)> cells)
    {
        text.Append("  ").Append(name.PadRight(NameWidth));
        foreach (var (width, cell) in cells)
        {
            text.Append(cell.PadLeft(width));
        }

        text.AppendLine();
    }
}
