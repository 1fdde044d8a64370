namespace RevOps.Data.Vendors;

/// <summary>How often something came of a vendor's deliveries.</summary>
public sealed record VendorCountRow
{
    /// <summary>The vendor.</summary>
    public required string Vendor { get; init; }

    /// <summary>What came of them: <c>accepted</c>, or the reason why not.</summary>
    public required string Outcome { get; init; }

    /// <summary>How many, 0 or more.</summary>
    public required long Times { get; init; }

    /// <summary>When the last of them came.</summary>
    public required DateTimeOffset LastAt { get; init; }
}

/// <summary>What came to the doors of vendors.</summary>
public static class VendorCountStore
{
    /// <summary>Adds to the counts of a day.</summary>
    public static async Task AddVendorCountAsync(this SqlSession sql, DateOnly day, VendorCountRow count)
    {
        var row = new
        {
            count.Vendor,
            Day = day,
            count.Outcome,
            count.Times,
            count.LastAt,
        };
        if (await sql.ExecuteAsync("vendor_counts/add", row) == 0)
        {
            await sql.ExecuteAsync("vendor_counts/insert", row);
        }
    }

    /// <summary>Sums since a day, that day included.</summary>
    public static Task<IReadOnlyList<VendorCountRow>> VendorCountsAsync(this SqlSession sql, DateOnly from) =>
        sql.QueryAsync<VendorCountRow>("vendor_counts/since", new { From = from });
}
