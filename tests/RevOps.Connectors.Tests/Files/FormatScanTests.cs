using RevOps.Connectors.Files;
using RevOps.Core.Files;

namespace RevOps.Connectors.Tests.Files;

/// <summary>Decimal signs and orders of days: proved by any row of the file, or asked for; never guessed.</summary>
public class FormatScanTests
{
    [Theory]
    [InlineData("03/04/2026 13/04/2026", DateOrder.DayFirst)]
    [InlineData("03/04/2026 04/13/2026", DateOrder.MonthFirst)]
    [InlineData("12/12/2026 13/12/2026", DateOrder.DayFirst)]
    [InlineData("3.4.2026", DateOrder.DayFirst)]
    [InlineData("3-4-2026 31-12-2026", DateOrder.DayFirst)]
    [InlineData("03/04/26 04/30/26", DateOrder.MonthFirst)]
    public async Task Any_day_of_the_column_proves_the_order(string days, DateOrder order) => Assert.Equal(order, (await OpenAsync(days, "1")).Dates);

    [Theory]
    [InlineData("2026-03-04")]
    [InlineData("2026/3/4")]
    [InlineData("20260304")]
    [InlineData("04/04/2026")]
    [InlineData("2026-03-04T00:00:00Z")]
    [InlineData("Mar|4,|2026")]
    public async Task Days_that_can_be_read_in_one_way_need_no_order(string day) => Assert.Null((await OpenAsync(day.Replace('|', ' '), "1")).Dates);

    [Theory]
    [InlineData("03/04/2026 12/11/2026")]
    [InlineData("03-04-2026")]
    public async Task Days_that_prove_nothing_ask_for_the_order(string days)
    {
        Assert.Contains("the parameter dateFormat (dmy or mdy)", await RefusedAsync(days, "1"), StringComparison.Ordinal);
        Assert.Equal(DateOrder.MonthFirst, (await OpenAsync(days, "1", new FileHints { Dates = DateOrder.MonthFirst })).Dates);
    }

    [Fact]
    public async Task Days_that_contradict_each_other_are_named() =>
        Assert.Equal(
            "Column 'Date' has both 13/04/2026 and 04/13/2026: say which with the parameter dateFormat (dmy or mdy).", await RefusedAsync("13/04/2026 04/13/2026", "1"));

    [Theory]
    [InlineData("1,234.50", '.')]
    [InlineData("1.234,50", ',')]
    [InlineData("12.5", '.')]
    [InlineData("12,5", ',')]
    [InlineData("1.234 0.99", '.')]
    [InlineData("1.234 0,99", ',')]
    [InlineData("0.125", '.')]
    [InlineData("1234.567", '.')]
    [InlineData("1,234,567", '.')]
    [InlineData("1.234.567", ',')]
    [InlineData("1'234.567", '.')]
    [InlineData("€1,234.50", '.')]
    public async Task Any_amount_of_the_column_proves_the_sign(string amounts, char sign) => Assert.Equal(sign, (await OpenAsync("2026-03-04", amounts)).DecimalSign);

    [Theory]
    [InlineData("1.234")]
    [InlineData("1,234 2,000 17")]
    [InlineData("999,999")]
    public async Task Amounts_that_prove_nothing_ask_for_the_sign(string amounts)
    {
        Assert.Contains("the parameter decimal (. or ,)", await RefusedAsync("2026-03-04", amounts), StringComparison.Ordinal);
        Assert.Equal(',', (await OpenAsync("2026-03-04", amounts, new FileHints { DecimalSign = ',' })).DecimalSign);
    }

    [Fact]
    public async Task Amounts_that_contradict_each_other_are_named() =>
        Assert.Equal("Column 'Cost' has both 1.234,50 and 12.5: say which with the parameter decimal (. or ,).", await RefusedAsync("2026-03-04", "1.234,50 12.5"));

    [Fact]
    public async Task Whole_numbers_need_no_sign() => Assert.Null((await OpenAsync("2026-03-04", "1 1234 999999")).DecimalSign);

    [Theory]
    [InlineData("1,234", '.')]
    [InlineData("1.234", ',')]
    public async Task Thousands_of_clicks_prove_the_sign_of_amounts(string clicks, char sign)
    {
        var layout = Assert.IsType<CsvOpenResult.Opened>(await TableSupport.OpenAsync($"Date;Campaign;Cost;Clicks\n2026-03-04;A;2{(sign == '.' ? ',' : '.')}345;{clicks}\n")).Layout;

        Assert.Equal(sign, layout.DecimalSign);
    }

    [Fact]
    public async Task The_last_row_of_a_long_file_proves_as_well_as_the_first()
    {
        var file = "Date;Campaign;Cost\n" + string.Concat(Enumerable.Repeat("03/04/2026;A;1.234\n", 10_000)) + "31/12/2026;A;1,5\n";

        var layout = Assert.IsType<CsvOpenResult.Opened>(await TableSupport.OpenAsync(file)).Layout;

        Assert.Equal((DateOrder.DayFirst, ','), (layout.Dates, layout.DecimalSign));
    }

    private static async Task<CsvLayout> OpenAsync(string days, string amounts, FileHints? hints = null) =>
        Assert.IsType<CsvOpenResult.Opened>(await TableSupport.OpenAsync(File(days, amounts), hints)).Layout;

    private static async Task<string> RefusedAsync(string days, string amounts) =>
        Assert.IsType<CsvOpenResult.Invalid>(await TableSupport.OpenAsync(File(days, amounts))).Fault.Detail;

    private static string File(string days, string amounts)
    {
        var (d, a) = (days.Contains(',', StringComparison.Ordinal) ? [days] : days.Split(' '), amounts.Split(' '));
        var rows = Enumerable.Range(0, Math.Max(d.Length, a.Length)).Select(i => $"{d[Math.Min(i, d.Length - 1)]};Spring;{a[Math.Min(i, a.Length - 1)]}\n");
        return $"Date;Campaign;Cost\n{string.Concat(rows)}";
    }
}
