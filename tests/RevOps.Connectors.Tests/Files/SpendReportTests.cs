using RevOps.Connectors.Files;
using RevOps.Core.Files;

namespace RevOps.Connectors.Tests.Files;

/// <summary>Reports of advertising systems as they are exported, read without being told anything.</summary>
public class SpendReportTests
{
    [Fact]
    public async Task A_report_of_google_ads_is_read_without_its_preamble_and_totals()
    {
        var (layout, rows) = await TableSupport.ReadAsync(SpendReports.Google);

        Assert.Equal((3, ',', '.'), (layout.Dialect.HeaderLine, layout.Dialect.Delimiter, layout.DecimalSign));
        Assert.Equal(["Conversions"], layout.Unmapped);
        Assert.Equal(
            [
                """{"campaignName":"Brand | Search","date":"2026-03-01","currency":"EUR","amount":1234.56,"impressions":12345,"clicks":321}""",
                """{"campaignName":"Brand | Search","date":"2026-03-02","currency":"EUR","amount":0.00,"impressions":0,"clicks":0}""",
                """{"campaignName":"Total Recall","date":"2026-03-01","currency":"EUR","amount":18.2,"impressions":1002,"clicks":11}""",
            ],
            rows.Take(3).Select(r => r.Json()));
        Assert.Equal([new CsvRow.Summary(4, 7), new CsvRow.Summary(5, 8)], rows.Skip(3));
    }

    [Fact]
    public async Task A_report_of_microsoft_advertising_has_days_month_first_though_none_proves_it()
    {
        var (layout, rows) = await TableSupport.ReadAsync(SpendReports.Microsoft);

        Assert.Equal((11, DateOrder.MonthFirst), (layout.Dialect.HeaderLine, layout.Dates));
        Assert.Equal("""{"date":"2026-03-01","campaignId":"369000001","campaignName":"Brand","currency":"USD","impressions":1024,"clicks":31,"amount":45.07}""", rows[0].Json());
        Assert.Equal("""{"date":"2026-03-02","campaignId":"369000001","campaignName":"Brand","currency":"USD","impressions":998,"clicks":28,"amount":41}""", rows[1].Json());
        Assert.IsType<CsvRow.Summary>(rows[2]);
        Assert.Equal(3, rows.Count);
    }

    [Fact]
    public async Task A_report_of_linkedin_is_utf_16_with_tabs()
    {
        var (layout, rows) = await TableSupport.ReadAsync(SpendReports.LinkedIn);

        Assert.Equal((CsvEncoding.Utf16LittleEndian, '\t', 6), (layout.Dialect.Encoding, layout.Dialect.Delimiter, layout.Dialect.HeaderLine));
        Assert.Equal(
            [
                """{"from":"2026-03-13","currency":"EUR","campaignName":"Ops leaders DACH","campaignId":"202033184","amount":1102.50,"impressions":20115,"clicks":88}""",
                """{"from":"2026-03-14","currency":"EUR","campaignName":"Ops leaders DACH","campaignId":"202033184","amount":98.07,"impressions":1950,"clicks":7}""",
            ],
            rows.Select(r => r.Json()));
    }

    [Fact]
    public async Task A_report_of_meta_tells_its_currency_in_the_header_and_sums_up_first()
    {
        var (_, rows) = await TableSupport.ReadAsync(SpendReports.Meta);

        Assert.IsType<CsvRow.Summary>(rows[0]);
        Assert.Equal(
            """{"from":"2026-03-01","to":"2026-03-02","campaignName":"Retargeting","date":"2026-03-01","amount":40.5,"impressions":5000,"clicks":70,"currency":"EUR"}""",
            rows[1].Json());
        Assert.Equal(3, rows.Count);
    }

    [Fact]
    public async Task A_german_spreadsheet_has_decimal_commas_days_with_full_stops_and_a_sign_for_the_currency()
    {
        var (layout, rows) = await TableSupport.ReadAsync(SpendReports.German);

        Assert.Equal((CsvEncoding.Windows1252, ';', ',', DateOrder.DayFirst), (layout.Dialect.Encoding, layout.Dialect.Delimiter, layout.DecimalSign, layout.Dates));
        Assert.Equal("""{"date":"2026-03-01","campaignName":"Frühjahr","amount":1234.56,"clicks":1200,"impressions":45000,"currency":"EUR"}""", rows[0].Json());
        Assert.Equal("""{"date":"2026-03-02","campaignName":"Frühjahr","amount":0.99,"clicks":3,"currency":"EUR"}""", rows[1].Json());
        Assert.IsType<CsvRow.Summary>(rows[2]);
    }
}
