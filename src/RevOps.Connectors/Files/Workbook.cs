using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using RevOps.Core;

namespace RevOps.Connectors.Files;

/// <summary>
/// Workbooks (XLSX) as CSV in UTF-8 with commas, one line per row of the sheet, so that lines and rows have the same numbers. Cells keep their type:
/// days are written as 2026-03-01 and numbers with a point, whatever the country of the spreadsheet; of a formula its last result counts.
/// </summary>
public static class Workbook
{
    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>True for the first bytes of a workbook, also of the kinds that are refused.</summary>
    /// <param name="head">At least four bytes.</param>
    public static bool IsOne(ReadOnlySpan<byte> head) => head.StartsWith(Zip) || head.StartsWith(Compound);

    /// <summary>Writes a sheet as CSV, row by row.</summary>
    /// <param name="workbook">The workbook; it is read from several places.</param>
    /// <param name="sheet">The sheet's name; null for the first that is not hidden.</param>
    /// <param name="csv">Takes the text.</param>
    /// <param name="limits">How large it may be.</param>
    /// <returns>The sheet's name, or why there is none.</returns>
    public static (string? Sheet, FieldFault? Fault) ToCsv(Stream workbook, string? sheet, Stream csv, WorkbookLimits limits)
    {
        try
        {
            if (!HasZip(workbook))
            {
                return (null, Unreadable("It is protected by a password, or of an older kind: save it as .xlsx without one."));
            }

            if (limits.Check(workbook) is { } fault)
            {
                return (null, fault);
            }

            workbook.Position = 0;
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(workbook, new ExcelReaderConfiguration { LeaveOpen = true });
            return Find(reader, sheet) is not { } name
                ? (null, Unreadable(sheet is null ? "It has no sheet." : $"It has no sheet '{sheet}'; there are: {string.Join(", ", Names(reader))}."))
                : (name, SheetWriter.Write(reader, name, csv, limits.CsvBytes));
        }
        catch (Exception e) when (IsDamage(e))
        {
            return (null, Unreadable("It is damaged."));
        }
    }

    private static bool HasZip(Stream workbook)
    {
        var head = new byte[Zip.Length];
        workbook.Position = 0;
        var isZip = workbook.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan().SequenceEqual(Zip);
        workbook.Position = 0;
        return isZip;
    }

    private static string? Find(IExcelDataReader reader, string? wanted)
    {
        string? found = null;
        do
        {
            var isIt = wanted is null ? reader.VisibleState == "visible" : string.Equals(reader.Name, wanted, StringComparison.OrdinalIgnoreCase);
            found ??= isIt ? reader.Name : null;
        }
        while (found is null && reader.NextResult());

        reader.Reset();
        return found;
    }

    private static List<string> Names(IExcelDataReader reader)
    {
        var names = new List<string>();
        do
        {
            names.Add(reader.Name);
        }
        while (reader.NextResult());

        return names;
    }

    private static FieldFault Unreadable(string why) => new("", "workbook", $"The workbook cannot be read. {why}");

    // What readers of XML, ZIP and sheets throw at a file that is not what it says.
    private static bool IsDamage(Exception e) =>
        e is ExcelReaderException or InvalidDataException or XmlException or FormatException or ArgumentException or OverflowException
            or InvalidOperationException or NotSupportedException or NullReferenceException or IndexOutOfRangeException or KeyNotFoundException
            or EndOfStreamException;
}
