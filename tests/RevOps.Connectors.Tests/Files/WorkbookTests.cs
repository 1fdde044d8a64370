using System.Text;
using RevOps.Connectors.Files;
using RevOps.Core;
using RevOps.Testing;

namespace RevOps.Connectors.Tests.Files;

/// <summary>Workbooks become CSV with their types, and what is too large or no workbook is refused in time.</summary>
public class WorkbookTests
{
    [Fact]
    public void Cells_keep_their_types_whatever_the_country_of_the_spreadsheet()
    {
        var csv = Csv(WorkbookFile.Of(
            ["Day", "At", "Cost", "Clicks", "Text", "Yes"],
            [new DateTime(2026, 3, 4), new DateTime(2026, 3, 4, 9, 30, 0), 1234.56, 1200, "a, \"b\"", true],
            [null, null, 1.234, 123456789012345, " =1+1 ", false]));

        Assert.Equal(
            "Day,At,Cost,Clicks,Text,Yes\n"
            + "2026-03-04,2026-03-04 09:30:00,1234.56,1200,\"a, \"\"b\"\"\",true\n"
            + ",,1.2340,123456789012345,\" =1+1 \",false\n",
            csv);
    }

    [Fact]
    public void A_formula_counts_by_its_last_result() =>
        Assert.Equal("a\n3\n", Csv(WorkbookFile.Of(["a"], ["<f>HYPERLINK(\"http://x.example\")</f><v>3</v>"])));

    [Fact]
    public void Lines_have_the_numbers_of_the_sheets_rows() => Assert.Equal("a,b\n,\n,\nx y,1\n", Csv(WorkbookFile.Of(["a", "b"], [], [], ["x\r\ny", 1])));

    [Fact]
    public void Columns_without_anything_in_them_are_no_columns() => Assert.Equal("a\nb\n", Csv(WorkbookFile.Of(["a", null, ""], ["b", "", null])));

    [Fact]
    public void A_sheet_is_found_by_its_name_and_the_first_is_taken_otherwise()
    {
        var file = WorkbookFile.Of(("Notes", [["n"]]), ("Data", [["d"]]));

        Assert.Equal("n\n", Csv(file));
        Assert.Equal("d\n", Csv(file, "data"));
        Assert.Equal("The workbook cannot be read. It has no sheet 'x'; there are: Notes, Data.", Fault(file, "x").Detail);
    }

    [Theory]
    [InlineData("xl/workbook.xml", "<workbook")]
    [InlineData("xl/worksheets/sheet1.xml", "not xml at all")]
    [InlineData("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>")]
    public void A_damaged_or_hostile_part_is_a_damaged_workbook(string part, string xml)
    {
        var parts = WorkbookFile.Parts([("Sheet1", [["a"]])]).Select(p => p.Name == part ? (p.Name, xml) : p);

        Assert.Equal("The workbook cannot be read. It is damaged.", Fault(WorkbookFile.Zip(parts)).Detail);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_a_damaged_workbook()
    {
        var file = WorkbookFile.Of(["a"], ["b"]);

        Assert.Equal("workbook", Fault(file[..(file.Length / 2)]).Code);
    }

    [Fact]
    public void A_protected_or_older_workbook_is_named_as_such()
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];

        Assert.True(Workbook.IsOne(file));
        Assert.Contains("protected by a password", Fault(file).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_unpacks_to_a_thousand_times_its_size_is_refused()
    {
        var bomb = WorkbookFile.Zip([.. WorkbookFile.Parts([("Sheet1", [["a"]])]), ("xl/theme/theme1.xml", new string(' ', 9 << 20))]);

        Assert.True(bomb.Length < 200_000);
        Assert.Equal("size", Fault(bomb, limits: new WorkbookLimits(PartBytes: 8 << 20)).Code);
        Assert.Equal("a\n", Csv(bomb[..], limits: new WorkbookLimits(PartBytes: 10 << 20)));
    }

    [Fact]
    public void Parts_that_are_large_together_are_refused()
    {
        var parts = Enumerable.Range(1, 5).Select(i => ($"xl/worksheets/more{i}.xml", new string(' ', 1 << 20)));

        Assert.Equal("size", Fault(WorkbookFile.Zip([.. WorkbookFile.Parts([("Sheet1", [["a"]])]), .. parts]), limits: new WorkbookLimits(TotalBytes: 4 << 20)).Code);
    }

    [Fact]
    public void Too_many_parts_are_refused()
    {
        var parts = Enumerable.Range(1, 50).Select(i => ($"p{i}", ""));

        Assert.Equal("size", Fault(WorkbookFile.Zip([.. WorkbookFile.Parts([("Sheet1", [["a"]])]), .. parts]), limits: new WorkbookLimits(Parts: 50)).Code);
    }

    [Fact]
    public void A_packed_file_that_is_too_large_is_refused_before_it_is_unpacked() =>
        Assert.Equal("size", Fault(WorkbookFile.Of(["a"]), limits: new WorkbookLimits(PackedBytes: 100)).Code);

    [Fact]
    public void One_text_in_many_cells_does_not_fill_the_disk()
    {
        var row = Enumerable.Repeat<object?>(new string('x', 1_000), 20).ToArray();

        Assert.Equal("size", Fault(WorkbookFile.Of([.. Enumerable.Repeat(row, 100)]), limits: new WorkbookLimits(CsvBytes: 1 << 20)).Code);
    }

    private static string Csv(byte[] file, string? sheet = null, WorkbookLimits? limits = null)
    {
        using var csv = new MemoryStream();
        var (_, fault) = Workbook.ToCsv(new MemoryStream(file), sheet, csv, limits ?? new WorkbookLimits());
        Assert.Null(fault);
        return Encoding.UTF8.GetString(csv.ToArray());
    }

    private static FieldFault Fault(byte[] file, string? sheet = null, WorkbookLimits? limits = null) =>
        Assert.IsType<FieldFault>(Workbook.ToCsv(new MemoryStream(file), sheet, Stream.Null, limits ?? new WorkbookLimits()).Fault);
}
