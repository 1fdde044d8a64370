using System.Text;
using RevOps.Connectors.Files;
using RevOps.Core.Files;
using RevOps.Core.Rules;

namespace RevOps.Connectors.Tests.Files;

/// <summary>Reads whole files of figures by the shipped rules.</summary>
internal static class TableSupport
{
    public static FileRules Rules { get; } = ReadRules();

    public static FileShape Shape(string kind) => FileShape.Table(FileKinds.All.Single(k => k.Name == kind), Rules);

    public static async Task<(CsvLayout Layout, IReadOnlyList<CsvRow> Rows)> ReadAsync(byte[] file, FileHints? hints = null, string kind = "spend")
    {
        var opened = Assert.IsType<CsvOpenResult.Opened>(await OpenAsync(file, hints, kind));
        var range = await CsvRangeReader.ReadAsync(At(file, opened.First), opened.First, opened.Layout, Shape(kind), new CsvLimits(MaxRows: 10_000));
        Assert.True(range.IsAtEnd);
        return (opened.Layout, range.Rows);
    }

    public static Task<(CsvLayout Layout, IReadOnlyList<CsvRow> Rows)> ReadAsync(string text, FileHints? hints = null, string kind = "spend") =>
        ReadAsync(Encoding.UTF8.GetBytes(text), hints, kind);

    public static async Task<CsvOpenResult> OpenAsync(byte[] file, FileHints? hints = null, string kind = "spend")
    {
        var found = await CsvRangeReader.OpenAsync(new MemoryStream(file), Shape(kind), hints ?? FileHints.None);
        return found is CsvOpenResult.Opened opened
            ? await FormatScan.RunAsync(At(file, opened.First), opened, Shape(kind), hints ?? FileHints.None)
            : found;
    }

    public static Task<CsvOpenResult> OpenAsync(string text, FileHints? hints = null, string kind = "spend") => OpenAsync(Encoding.UTF8.GetBytes(text), hints, kind);

    /// <summary>The row's JSON without the mark of the row.</summary>
    public static string Json(this CsvRow row)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(Assert.IsType<CsvRow.Good>(row).Json)!.AsObject();
        json.Remove("row");
        return json.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static MemoryStream At(byte[] file, CsvPosition position) => new(file, (int)position.Offset, file.Length - (int)position.Offset);

    private static FileRules ReadRules()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "rules");
        var texts = Directory.EnumerateFiles(folder, "*.json").ToDictionary(p => Path.GetFileName(p), File.ReadAllText);
        return Assert.IsType<RuleParseResult.Parsed>(RuleParser.Parse(texts)).Rules.Files;
    }
}
