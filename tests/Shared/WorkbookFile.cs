using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace RevOps.Testing;

/// <summary>Makes small workbooks by hand, so that a test sees exactly what is in the file.</summary>
internal static class WorkbookFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>A workbook with the rows of these sheets. A cell is a text, a number, a day, or raw XML of a cell.</summary>
    public static byte[] Of(params (string Name, object?[][] Rows)[] sheets) => Zip([.. Parts(sheets)]);

    /// <summary>A workbook with one sheet.</summary>
    public static byte[] Of(params object?[][] rows) => Of(("Sheet1", rows));

    /// <summary>The parts of a workbook, for tests that damage them.</summary>
    public static IEnumerable<(string Name, string Xml)> Parts(IReadOnlyList<(string Name, object?[][] Rows)> sheets)
    {
        var numbers = Enumerable.Range(1, sheets.Count).ToList();
        yield return ("[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>
            """);
        yield return ("_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r0" Type="{Rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        yield return ("xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Rels}"><sheets>{string.Concat(numbers.Select(n => $"<sheet name=\"{sheets[n - 1].Name}\" sheetId=\"{n}\" r:id=\"r{n}\"/>"))}</sheets></workbook>
            """);
        yield return ("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships">{string.Concat(numbers.Select(n => $"<Relationship Id=\"r{n}\" Type=\"{Rels}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}<Relationship Id="rs" Type="{Rels}/styles" Target="styles.xml"/></Relationships>
            """);
        yield return ("xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>
            """);
        foreach (var n in numbers)
        {
            yield return ($"xl/worksheets/sheet{n}.xml", Sheet(sheets[n - 1].Rows));
        }
    }

    /// <summary>Parts packed into a file.</summary>
    public static byte[] Zip(params IEnumerable<(string Name, string Xml)> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(Encoding.UTF8.GetBytes(xml));
            }
        }

        return file.ToArray();
    }

    private static string Sheet(object?[][] rows) =>
        $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(rows.Select((r, i) => Row(i + 1, r)))}</sheetData></worksheet>";

    // A row of nothing is left out, as spreadsheets leave it out.
    private static string Row(int number, object?[] cells) => cells.Length == 0
        ? ""
        : $"<row r=\"{number}\">{string.Concat(cells.Select((c, i) => Cell($"{(char)('A' + i)}{number}", c)))}</row>";

    private static string Cell(string at, object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => Text(at, "s=\"1\"", $"<v>{Number(day.ToOADate())}</v>"),
        DateTime time => Text(at, "s=\"2\"", $"<v>{Number(time.ToOADate())}</v>"),
        bool flag => Text(at, "t=\"b\"", $"<v>{(flag ? 1 : 0)}</v>"),
        string xml when xml.StartsWith("<f>", StringComparison.Ordinal) => Text(at, "", xml),
        string text => Text(at, "t=\"inlineStr\"", $"<is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is>"),
        IFormattable number => Text(at, "", $"<v>{Number(number)}</v>"),
        _ => throw new ArgumentException($"{value.GetType()} is no cell.", nameof(value)),
    };

    private static string Text(string at, string attributes, string content) => $"<c r=\"{at}\" {attributes}>{content}</c>";

    private static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
