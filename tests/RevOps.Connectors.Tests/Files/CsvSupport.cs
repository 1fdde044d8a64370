using System.Text;
using RevOps.Connectors.Files;
using RevOps.Connectors.Tests.Support;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Tests.Files;

/// <summary>Reads whole files, in ranges of any size.</summary>
internal static class CsvSupport
{
    public static FileShape Leads { get; } = FileShape.People("leads", Some.Rules);

    public static async Task<CsvOpenResult.Opened> OpenAsync(byte[] file) =>
        Assert.IsType<CsvOpenResult.Opened>(await CsvRangeReader.OpenAsync(new MemoryStream(file), Leads, FileHints.None));

    public static async Task<IReadOnlyList<CsvRow>> ReadAllAsync(byte[] file, CsvLimits limits, int dribble = int.MaxValue)
    {
        var opened = await OpenAsync(file);
        var rows = new List<CsvRow>();
        var at = opened.First;
        while (true)
        {
            using var stream = new DribblingStream(file, (int)at.Offset, dribble);
            var range = await CsvRangeReader.ReadAsync(stream, at, opened.Layout, Leads, limits);
            Assert.True(range.Next.Offset > at.Offset || range.IsAtEnd);
            rows.AddRange(range.Rows);
            at = range.Next;
            if (range.IsAtEnd)
            {
                Assert.Equal(file.Length, at.Offset);
                return rows;
            }
        }
    }

    public static Task<IReadOnlyList<CsvRow>> ReadAllAsync(string text) => ReadAllAsync(Encoding.UTF8.GetBytes(text), new CsvLimits());

    public static LeadSubmission Lead(this CsvRow row)
    {
        var json = Assert.IsType<CsvRow.Good>(row).Json;
        return Assert.IsType<MapResult.Lead>(Some.Leads.Map(new SourceEvent("leads", "", "lead", null, json))).Submission;
    }

    /// <summary>Gives a few bytes a read, as a network does.</summary>
    private sealed class DribblingStream(byte[] bytes, int start, int most) : MemoryStream(bytes, start, bytes.Length - start)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, most)], cancellationToken);
    }
}
