using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace RevOps.Functions.Tests.Reports;

/// <summary>The workbook, as the package and as a zip reader see it.</summary>
public sealed class WorkbookTests
{
    [Fact]
    public async Task Cells_are_typed_the_header_stays_and_the_totals_come_last()
    {
        await using var desk = await StartAsync();
        using var document = await OpenAsync(desk, "campaigns", "grain=day");
        var sheet = SheetOf(document);
        var rows = sheet.GetFirstChild<SheetData>()!.Elements<Row>().ToList();

        Assert.Equal(["period", "campaignId", "campaignName", "channel", "spend"], Texts(rows[0]).Take(5));
        Assert.Equal(["46023", "=HYPERLINK(\"http://x\")", "Campaign =HYPERLINK(\"http://x\")", "google_ads", "1234.5"], Texts(rows[1]).Take(5));
        Assert.Equal("Total", Texts(rows[^1])[0]);
        Assert.Equal("1234.5", rows[^1].Elements<Cell>().Single(c => c.CellReference == "E3").CellValue!.Text);
        Assert.Equal("yyyy\\-mm\\-dd", FormatOf(document, rows[1].Elements<Cell>().First()));
        Assert.Equal("#,##0.00;[Red]-#,##0.00", FormatOf(document, rows[1].Elements<Cell>().ElementAt(4)));
        Assert.Equal("0.0%", FormatOf(document, rows[1].Elements<Cell>().Single(c => c.CellReference == "K2")));
        Assert.True(IsBold(document, rows[0].Elements<Cell>().First()));
        Assert.False(IsBold(document, rows[1].Elements<Cell>().First()));

        var pane = sheet.GetFirstChild<SheetViews>()!.Descendants<Pane>().Single();
        Assert.Equal((1.0, PaneStateValues.Frozen), (pane.VerticalSplit!.Value, pane.State!.Value));
        Assert.Equal("A1:N2", sheet.GetFirstChild<AutoFilter>()!.Reference!.Value);
    }

    [Fact]
    public async Task It_is_valid_and_says_what_it_is_of()
    {
        await using var desk = await StartAsync();
        await desk.SpendAsync("c2", "2026-01-02", 3, "GBP");
        using var document = await OpenAsync(desk, "campaigns", "from=2026-01-01");

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(["campaigns", "about"], document.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value));
        var about = ((WorksheetPart)document.WorkbookPart.GetPartById("about")).Worksheet.Descendants<Row>().Select(r => string.Join('=', Texts(r))).ToList();
        Assert.Contains("currency=EUR", about);
        Assert.Contains("from=46023", about);
        Assert.Contains("not converted: spend in GBP=3", about);
    }

    [Fact]
    public async Task No_cell_is_a_formula_and_no_part_runs_anything()
    {
        await using var desk = await StartAsync();
        var reply = await desk.AskAsync("campaigns", "format=xlsx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", reply.ContentType);
        using var zip = new ZipArchive(new MemoryStream(reply.Body));

        Assert.Contains(zip.Entries, e => e.FullName == "[Content_Types].xml");
        Assert.DoesNotContain(zip.Entries, e => e.FullName.Contains("vba", StringComparison.OrdinalIgnoreCase) || e.FullName.Contains("external", StringComparison.OrdinalIgnoreCase));
        foreach (var entry in zip.Entries.Where(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            Assert.DoesNotMatch("<(x:)?f[ >/]", await reader.ReadToEndAsync());
        }
    }

    [Fact]
    public async Task Text_that_XML_cannot_hold_does_not_break_it()
    {
        await using var desk = await ReportDesk.StartAsync();
        await desk.CampaignAsync("c\u0001\uFFFF😀<&>\"", "google_ads");
        await desk.SpendAsync("c\u0001\uFFFF😀<&>\"", "2026-01-01", 1);
        using var document = await OpenAsync(desk, "campaigns", "");
        Assert.Equal("c😀<&>\"", Texts(SheetOf(document).Descendants<Row>().ElementAt(1))[0]);
    }

    private static async Task<ReportDesk> StartAsync()
    {
        var desk = await ReportDesk.StartAsync();
        await desk.CampaignAsync("=HYPERLINK(\"http://x\")", "google_ads");
        await desk.SpendAsync("=HYPERLINK(\"http://x\")", "2026-01-01", 1234.5);
        return desk;
    }

    private static async Task<SpreadsheetDocument> OpenAsync(ReportDesk desk, string report, string query) =>
        SpreadsheetDocument.Open(new MemoryStream((await desk.AskAsync(report, $"format=xlsx&{query}")).Body), isEditable: false);

    private static Worksheet SheetOf(SpreadsheetDocument document) => ((WorksheetPart)document.WorkbookPart!.GetPartById("report")).Worksheet;

    private static List<string> Texts(Row row) => [.. row.Elements<Cell>().Select(c => c.InlineString?.Text?.Text ?? c.CellValue?.Text ?? "")];

    private static CellFormat StyleOf(SpreadsheetDocument document, Cell cell) =>
        document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);

    private static string FormatOf(SpreadsheetDocument document, Cell cell) => document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.NumberingFormats!
        .Elements<NumberingFormat>().Single(f => f.NumberFormatId!.Value == StyleOf(document, cell).NumberFormatId!.Value).FormatCode!.Value!;

    private static bool IsBold(SpreadsheetDocument document, Cell cell) => document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.Fonts!
        .Elements<Font>().ElementAt((int)StyleOf(document, cell).FontId!.Value).Bold is not null;
}
