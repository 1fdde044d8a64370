using System.IO.Compression;
using RevOps.Core;

namespace RevOps.Connectors.Files;

/// <summary>How large a workbook may be: what is small when packed may be huge when unpacked.</summary>
/// <param name="PackedBytes">The file.</param>
/// <param name="Parts">Its parts.</param>
/// <param name="PartBytes">A part that is held in memory, unpacked: the shared texts, the styles.</param>
/// <param name="TotalBytes">All parts that are read, unpacked.</param>
/// <param name="CsvBytes">What its rows come to as text.</param>
public sealed record WorkbookLimits(
    long PackedBytes = 64 << 20, int Parts = 2_000, long PartBytes = 64 << 20, long TotalBytes = 512 << 20, long CsvBytes = 512 << 20)
{
    /// <summary>Unpacks what will be read, and counts: what the file says of its sizes is not believed.</summary>
    /// <returns>What is too much; null where nothing is.</returns>
    internal FieldFault? Check(Stream workbook)
    {
        if (workbook.Length > PackedBytes)
        {
            return TooLarge($"more than {PackedBytes >> 20} MiB");
        }

        using var zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > Parts)
        {
            return TooLarge($"more than {Parts} parts");
        }

        var total = 0L;
        foreach (var part in zip.Entries.Where(IsRead))
        {
            var most = Math.Min(IsStreamed(part) ? TotalBytes : PartBytes, TotalBytes - total);
            var size = Measure(part, most);
            total += size;
            if (size > most)
            {
                return TooLarge($"more than {most >> 20} MiB unpacked");
            }
        }

        return null;
    }

    /// <summary>A fault of size.</summary>
    internal static FieldFault TooLarge(string how) => new("", "size", $"The workbook is too large: {how}. Save it as CSV, or in parts.");

    private static bool IsRead(ZipArchiveEntry part) =>
        part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static bool IsStreamed(ZipArchiveEntry part) => part.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase);

    private static long Measure(ZipArchiveEntry part, long most)
    {
        using var content = part.Open();
        var buffer = new byte[64 * 1024];
        var size = 0L;
        while (size <= most && content.Read(buffer) is > 0 and var read)
        {
            size += read;
        }

        return size;
    }
}
