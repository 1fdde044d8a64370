using System.Text;
using CsvHelper;
using RevOps.Connectors.Files;

namespace RevOps.Connectors.Tests.Files;

/// <summary>Any table, written by another library and read back in ranges of any size, is the same table.</summary>
public class CsvRoundTripTests
{
    private static readonly string[] Pieces =
        ["a", "B", "é", "ü", "漢", "😀", "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r\n", "\r", "'", "=", " ", "0", "-", "\\", "%", "@"];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Any_table_read_in_ranges_of_any_size_gives_the_same_rows_in_order(int seed)
    {
        var random = new Random(seed);
        var table = Enumerable.Range(0, random.Next(1, 60)).Select(i => new[] { $"p{i}@acme.example", Text(random), Text(random) }).ToList();
        var file = Write(table, random);
        var limits = new CsvLimits(random.Next(1, 20), random.Next(1, 300));

        var rows = await CsvSupport.ReadAllAsync(file, limits, dribble: random.Next(1, 64));

        Assert.Equal(Enumerable.Range(1, table.Count).Select(i => (long)i), rows.Select(r => r.Row));
        Assert.Equal(table.Select(Expected), rows.Select(r => r.Lead()).Select(l => (l.Email, l.Message, l.Company.Name)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Any_bytes_read_in_ranges_give_what_one_reading_gives(int seed)
    {
        var random = new Random(seed);
        var body = new StringBuilder("email,message,company\n");
        for (var i = random.Next(0, 400); i > 0; i--)
        {
            body.Append(random.Next(12) == 0 ? "x@y.example," : random.Next(6) == 0 ? "\n" : Pieces[random.Next(Pieces.Length)]);
        }

        var file = Encoding.UTF8.GetBytes(body.ToString());
        var whole = await CsvSupport.ReadAllAsync(file, new CsvLimits(int.MaxValue, long.MaxValue));
        var pieces = await CsvSupport.ReadAllAsync(file, new CsvLimits(random.Next(1, 5), random.Next(1, 40)), dribble: random.Next(1, 16));

        Assert.Equal(whole, pieces);
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 150)];

    private static (string?, string?, string?) Expected(string[] row) => (row[0], Kept(row[1]), Kept(row[2]));

    private static string? Kept(string text) => text.Trim() is { Length: > 0 } kept ? kept : null;

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static byte[] Write(List<string[]> table, Random random)
    {
        Encoding[] encodings = [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UnicodeEncoding(false, false)];
        var options = new CsvWriterOptions
        {
            Separator = new[] { ',', ';', '\t', '|' }[random.Next(4)],
            NewLine = new[] { "\n", "\r\n", "\r" }[random.Next(3)],
            Quoting = random.Next(2) == 0 ? CsvQuoting.Always : CsvQuoting.WhenNeeded,
        };
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, encodings[random.Next(encodings.Length)]))
        using (var csv = CsvWriter.Create(writer, options))
        {
            foreach (var row in table.Prepend(["email", "message", "company"]))
            {
                csv.WriteRecord(row);
            }
        }

        return bytes.ToArray();
    }
}
