namespace RevOps.Core.Tests.Support;

/// <summary>Tables in tests: one row per line, cells separated by " | "; "-" stands for null.</summary>
internal static class Rows
{
    public static TheoryData<string, string?> Two(string table)
    {
        var data = new TheoryData<string, string?>();
        foreach (var cells in Cells(table))
        {
            data.Add(cells[0]!, cells[1]);
        }

        return data;
    }

    public static TheoryData<string?, string?, string?> Three(string table)
    {
        var data = new TheoryData<string?, string?, string?>();
        foreach (var cells in Cells(table))
        {
            data.Add(cells[0], cells[1], cells[2]);
        }

        return data;
    }

    public static TheoryData<string, string?, string?, string?> Four(string table)
    {
        var data = new TheoryData<string, string?, string?, string?>();
        foreach (var cells in Cells(table))
        {
            data.Add(cells[0]!, cells[1], cells[2], cells[3]);
        }

        return data;
    }

    private static IEnumerable<string?[]> Cells(string table) =>
        table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(" | ").Select(c => c == "-" ? null : c).ToArray());
}
