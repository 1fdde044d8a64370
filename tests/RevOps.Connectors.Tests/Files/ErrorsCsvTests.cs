using CsvHelper;
using RevOps.Connectors.Files;
using CsvRow = RevOps.Connectors.Files.CsvRow;

namespace RevOps.Connectors.Tests.Files;

public class ErrorsCsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49", "'+49")]
    [InlineData("-2", "'-2")]
    [InlineData("@x", "'@x")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    public void A_cell_never_runs_as_a_formula(string raw, string shown)
    {
        Assert.Equal(shown, Read(ErrorsCsv.Line(Row(raw), withRaw: true))[4]);
    }

    [Theory]
    [InlineData("a,\"b\"\r\nc")]
    [InlineData("\"")]
    [InlineData(" x ")]
    public void Any_row_is_quoted_so_that_it_reads_back(string raw)
    {
        Assert.Equal(["7", "E-Mail", "format", "Not an e-mail address.", raw], Read(ErrorsCsv.Line(Row(raw), withRaw: true)));
    }

    [Fact]
    public void The_row_itself_is_left_out_unless_wanted()
    {
        Assert.Equal("line,column,code,detail\r\n7,E-Mail,format,Not an e-mail address.\r\n", ErrorsCsv.Header(false) + ErrorsCsv.Line(Row("secret"), false));
    }

    private static CsvRow.Faulty Row(string raw) => new(6, 7, "E-Mail", "format", "Not an e-mail address.", raw);

    private static string[] Read(string line)
    {
        using var reader = CsvReader.FromText(line, new CsvReaderOptions { HasHeader = false });
        Assert.True(reader.Read());
        return reader.Current.ToArray();
    }
}
