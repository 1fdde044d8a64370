using System.Text.Json;
using RevOps.Connectors.Files;
using RevOps.Core.Files;

namespace RevOps.Connectors.Tests.Files;

/// <summary>Cells of figures: what they are read as, and what is refused.</summary>
public class TableRowTests
{
    private static readonly FileHints Point = new() { DecimalSign = '.', Dates = DateOrder.DayFirst, Currency = "EUR" };
    private static readonly FileHints Comma = Point with { DecimalSign = ',' };

    [Theory]
    [InlineData("1234.5", "1234.5", "EUR")]
    [InlineData("1,234.50", "1234.50", "EUR")]
    [InlineData("12,34,567.89", "1234567.89", "EUR")]
    [InlineData("1 234.50", "1234.50", "EUR")]
    [InlineData("1\u00A0234.50", "1234.50", "EUR")]
    [InlineData("1\u202F234.50", "1234.50", "EUR")]
    [InlineData("1'234.50", "1234.50", "EUR")]
    [InlineData(".5", "0.5", "EUR")]
    [InlineData("$1,234.50", "1234.50", "EUR")]
    [InlineData("US$ 12", "12", "USD")]
    [InlineData("£12.00", "12.00", "GBP")]
    [InlineData("12.00 CHF", "12.00", "CHF")]
    [InlineData("USD 12.00", "12.00", "USD")]
    [InlineData("=\"12.00\"", "12.00", "EUR")]
    [InlineData("-5.00", "-5.00", "EUR")]
    [InlineData("(5.00)", "-5.00", "EUR")]
    public async Task An_amount_is_read_with_a_decimal_point(string cell, string amount, string currency) => Assert.Equal((amount, currency), await AmountAsync(cell, Point));

    [Theory]
    [InlineData("1234,5", "1234.5")]
    [InlineData("1.234,50", "1234.50")]
    [InlineData("1.234", "1234")]
    [InlineData("1 234,50 €", "1234.50")]
    public async Task An_amount_is_read_with_a_decimal_comma(string cell, string amount) => Assert.Equal((amount, "EUR"), await AmountAsync(cell, Comma));

    [Theory]
    [InlineData("1.234,50")]
    [InlineData("1,2345.0")]
    [InlineData("1,23")]
    [InlineData("1.2.3")]
    [InlineData("12 points")]
    [InlineData("twelve")]
    [InlineData("=1+1")]
    [InlineData("=HYPERLINK(\"http://x.example\",\"1\")")]
    [InlineData("1e3")]
    [InlineData("1,2,3")]
    [InlineData("99999999999999999999999999999999999999999999999")]
    public async Task An_amount_that_does_not_fit_the_sign_is_refused(string cell)
    {
        var fault = Assert.IsType<CsvRow.Faulty>(await RowAsync(cell, Point));

        Assert.Equal(("Cost", "format"), (fault.Column, fault.Code));
    }

    [Theory]
    [InlineData("31/12/2026", "2026-12-31")]
    [InlineData("1.3.26", "2026-03-01")]
    [InlineData("2026-03-01 23:59:59", "2026-03-01")]
    [InlineData("2026-03-01T23:30:00-05:00", "2026-03-01")]
    [InlineData("01/03/2026 9:30 PM", "2026-03-01")]
    [InlineData("Mar 1, 2026", "2026-03-01")]
    [InlineData("Sun, Mar 1, 2026", "2026-03-01")]
    [InlineData("1-Mar-2026", "2026-03-01")]
    [InlineData("20260301", "2026-03-01")]
    public async Task A_day_is_read(string cell, string day) =>
        Assert.Equal(day, Property(await FirstAsync($"Date;Campaign;Cost\n{cell};A;1\n", Point), "date").GetString());

    [Theory]
    [InlineData("12/31/2026")]
    [InlineData("2026-02-29")]
    [InlineData("26-03-01")]
    [InlineData("46082")]
    [InlineData("01/01/1969")]
    [InlineData("2026-03-01 25:00")]
    [InlineData("yesterday")]
    public async Task A_day_that_there_is_not_is_refused(string cell)
    {
        var fault = Assert.IsType<CsvRow.Faulty>(await FirstAsync($"Date;Campaign;Cost\n{cell};A;1\n", Point));

        Assert.Equal(("Date", "format"), (fault.Column, fault.Code));
    }

    [Theory]
    [InlineData("1,234", 1234)]
    [InlineData("1.234", 1234)]
    [InlineData("1234", 1234)]
    [InlineData("1234.0", 1234)]
    [InlineData("--", null)]
    [InlineData("", null)]
    public async Task A_count_may_have_thousands_or_be_dashes(string cell, int? count)
    {
        var row = await FirstAsync($"Date;Campaign;Cost;Clicks\n2026-03-01;A;1;{cell}\n", Point);

        Assert.Equal(count, JsonDocument.Parse(row.Json()).RootElement.TryGetProperty("clicks", out var clicks) ? clicks.GetInt32() : null);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("3 clicks")]
    public async Task A_count_that_is_none_is_refused(string cell) =>
        Assert.Equal("Clicks", Assert.IsType<CsvRow.Faulty>(await FirstAsync($"Date;Campaign;Cost;Clicks\n2026-03-01;A;1;{cell}\n", Point)).Column);

    [Theory]
    [InlineData("2026-03-01;;1;EUR", "Campaign", "required")]
    [InlineData("2026-03-01;A;;EUR", "Cost", "required")]
    [InlineData(";A;1;EUR", "Date", "required")]
    [InlineData("2026-03-01;A;1;", "", "required")]
    [InlineData("2026-03-01;A;£1;EUR", "Cost", "value")]
    [InlineData("2026-03-01;A;1", "", "columns")]
    [InlineData("2026-03-01;A;1;EUR;x", "", "columns")]
    [InlineData("\"2026-03-01\"x;A;1;EUR", "", "quotes")]
    public async Task A_row_with_something_missing_or_wrong_says_what(string row, string column, string code)
    {
        var fault = Assert.IsType<CsvRow.Faulty>(await FirstAsync($"Date;Campaign;Cost;Currency\n{row}\n", Point with { Currency = null }));

        Assert.Equal((column, code), (fault.Column, fault.Code));
    }

    [Fact]
    public async Task Empty_cells_behind_the_last_column_do_no_harm() =>
        Assert.IsType<CsvRow.Good>(await FirstAsync("Date;Campaign;Cost\n2026-03-01;A;1;;\n", Point));

    [Theory]
    [InlineData("Total;;5", true)]
    [InlineData("total: account;--;5", true)]
    [InlineData(";;5", true)]
    [InlineData("© 2026 Vendor", true)]
    [InlineData("Totally;A;5", false)]
    [InlineData("2026-03-01;Total;5", false)]
    [InlineData(";Totally new;5", false)]
    public async Task Sums_and_ends_of_reports_are_told_from_rows(string row, bool isSummary) =>
        Assert.Equal(isSummary, await FirstAsync($"Date;Campaign;Cost\n{row}\n", Point) is CsvRow.Summary);

    [Fact]
    public async Task The_sender_may_say_what_columns_mean()
    {
        var hints = Point with { Map = new Dictionary<string, string> { ["Money out"] = "amount", ["Cost"] = "date", ["cost "] = "ignore", ["WHEN"] = "date" } };
        var (layout, rows) = await TableSupport.ReadAsync("When;Campaign;Cost;Money out\n2026-03-01;A;x;7\n", hints);

        Assert.Equal(["date", "campaignName", null, "amount"], layout.Columns.Select(c => c.Field));
        Assert.Equal("""{"date":"2026-03-01","campaignName":"A","amount":7,"currency":"EUR"}""", rows[0].Json());
    }

    [Fact]
    public async Task The_sender_may_say_where_the_header_is()
    {
        const string File = "Date;Campaign;Cost\n\nDay;Campaign;Spend;Cost\n2026-03-01;A;7;8\n";

        Assert.Equal(3, (await TableSupport.ReadAsync(File, Point with { HeaderRow = 3 })).Layout.Dialect.HeaderLine);
        Assert.Equal(1, (await TableSupport.ReadAsync(File, Point)).Layout.Dialect.HeaderLine);
    }

    [Fact]
    public async Task A_file_without_a_needed_column_says_which()
    {
        var invalid = Assert.IsType<CsvOpenResult.Invalid>(await TableSupport.OpenAsync("Day;Colour\n2026-03-01;red\n"));

        Assert.Equal("No column is known as: campaignId or campaignName; amount.", invalid.Fault.Detail);
    }

    [Fact]
    public async Task Rows_are_told_apart_by_all_of_their_cells()
    {
        var (_, rows) = await TableSupport.ReadAsync("Date;Campaign;Cost;Device\n2026-03-01;A;1;phone\n2026-03-01;A;1;desk\n2026-03-01;A;1;phone\n", Point);
        var marks = rows.Select(r => JsonDocument.Parse(((CsvRow.Good)r).Json).RootElement.GetProperty("row").GetString()).ToList();

        Assert.NotEqual(marks[0], marks[1]);
        Assert.Equal(marks[0], marks[2]);
    }

    private static async Task<(string, string)> AmountAsync(string cell, FileHints hints)
    {
        var row = await RowAsync(cell, hints);
        return (Property(row, "amount").GetRawText(), Property(row, "currency").GetString()!);
    }

    private static Task<CsvRow> RowAsync(string cell, FileHints hints) =>
        FirstAsync($"Date;Campaign;Cost\n2026-03-01;A;\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n", hints);

    private static async Task<CsvRow> FirstAsync(string text, FileHints hints) => Assert.Single((await TableSupport.ReadAsync(text, hints)).Rows);

    private static JsonElement Property(CsvRow row, string name) => JsonDocument.Parse(row.Json()).RootElement.GetProperty(name);
}
