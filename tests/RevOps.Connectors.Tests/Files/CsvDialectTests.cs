using System.Text;
using RevOps.Connectors.Files;

namespace RevOps.Connectors.Tests.Files;

public class CsvDialectTests
{
    [Theory]
    [InlineData("email,name\n", ',')]
    [InlineData("email;name, first;phone\n", ';')]
    [InlineData("email\tname\n", '\t')]
    [InlineData("email|name\n", '|')]
    [InlineData("email\n", ',')]
    [InlineData("\"a,b,c\";email\n", ';')]
    [InlineData("", ',')]
    public void The_delimiter_is_the_most_frequent_one_of_the_header(string head, char delimiter)
    {
        Assert.Equal(delimiter, CsvDialect.Detect(Encoding.UTF8.GetBytes(head)).Delimiter);
    }

    [Theory]
    [InlineData("utf-8", true, CsvEncoding.Utf8, 3)]
    [InlineData("utf-8", false, CsvEncoding.Utf8, 0)]
    [InlineData("utf-16", true, CsvEncoding.Utf16LittleEndian, 2)]
    [InlineData("utf-16", false, CsvEncoding.Utf16LittleEndian, 0)]
    [InlineData("utf-16BE", true, CsvEncoding.Utf16BigEndian, 2)]
    [InlineData("utf-16BE", false, CsvEncoding.Utf16BigEndian, 0)]
    public async Task Every_encoding_is_told_and_read(string name, bool withMark, CsvEncoding encoding, int offset)
    {
        var text = Encoding.GetEncoding(name);
        byte[] file = [.. withMark ? text.GetPreamble() : [], .. text.GetBytes("E-Mail;Name\r\nj@acme.example;Jürgen Müller\r\n")];

        var dialect = CsvDialect.Detect(file);
        var row = Assert.Single(await CsvSupport.ReadAllAsync(file, new CsvLimits(), dribble: 1));

        Assert.Equal((encoding, offset, ';'), (dialect.Encoding, dialect.HeaderOffset, dialect.Delimiter));
        Assert.Equal("Jürgen Müller", row.Lead().FullName);
    }

    [Fact]
    public async Task What_is_not_utf8_is_windows_1252()
    {
        byte[] file = [.. "email,name\nj@acme.example,M"u8, 0xFC, .. "ller "u8, 0x80, .. "\n"u8];

        Assert.Equal(CsvEncoding.Windows1252, CsvDialect.Detect(file).Encoding);
        Assert.Equal("Müller €", Assert.Single(await CsvSupport.ReadAllAsync(file, new CsvLimits())).Lead().FullName);
    }

    [Fact]
    public void A_character_cut_at_the_end_of_the_sample_does_not_make_it_windows_1252()
    {
        Assert.Equal(CsvEncoding.Utf8, CsvDialect.Detect([.. "email,n"u8, 0xC3]).Encoding);
    }

    [Fact]
    public async Task Excels_separator_line_is_obeyed_and_skipped()
    {
        var row = Assert.Single(await CsvSupport.ReadAllAsync("\uFEFFsep=;\r\nemail;name\r\nj@acme.example;a,b\r\n"));

        Assert.Equal(3, row.Line);
        Assert.Equal("a,b", row.Lead().FullName);
    }
}
