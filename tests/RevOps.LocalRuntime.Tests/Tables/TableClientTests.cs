using Azure;
using Azure.Data.Tables;

namespace RevOps.LocalRuntime.Tests.Tables;

public sealed class TableClientTests(StorageFixture storage) : IClassFixture<StorageFixture>, IAsyncLifetime
{
    private TableClient _table = null!;

    public async Task InitializeAsync() => _table = await storage.NewTableAsync();

    public async Task DisposeAsync() => await _table.DeleteAsync();

    [Fact]
    public async Task Making_a_table_twice_is_no_error()
    {
        var again = await _table.CreateIfNotExistsAsync();

        Assert.Equal(_table.Name, again.Value.Name);
        Assert.Equal(409, again.GetRawResponse().Status);
    }

    [Fact]
    public async Task A_bad_table_name_is_refused()
    {
        var bad = new TableServiceClient(storage.ConnectionString).GetTableClient("no-dashes");
        await Refused(400, null, () => bad.CreateIfNotExistsAsync());
    }

    [Fact]
    public async Task Every_type_comes_back_as_it_went()
    {
        var row = new TableEntity("p", "r")
        {
            ["Text"] = "Zoë 😀 \"quoted\" \n ' &",
            ["Empty"] = "",
            ["Int"] = int.MinValue,
            ["Long"] = long.MaxValue,
            ["SmallLong"] = 5L,
            ["Yes"] = true,
            ["Half"] = 0.5,
            ["WholeDouble"] = 3.0,
            ["Infinite"] = double.PositiveInfinity,
            ["At"] = new DateTimeOffset(2026, 1, 5, 12, 30, 15, TimeSpan.FromHours(2)).AddTicks(1234567),
            ["Id"] = Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
            ["Bytes"] = new byte[] { 0, 1, 255 },
            ["Absent"] = null,
        };
        await _table.AddEntityAsync(row);

        var read = (await _table.GetEntityAsync<TableEntity>("p", "r")).Value;

        foreach (var name in row.Keys.Where(k => k != "Absent"))
        {
            Assert.Equal(row[name], read[name]);
            Assert.Equal(row[name].GetType(), read[name].GetType());
        }

        Assert.False(read.ContainsKey("Absent"));
        Assert.Equal(TimeSpan.Zero, read.GetDateTimeOffset("At")!.Value.Offset);
        Assert.NotNull(read.Timestamp);
        Assert.NotEqual(default, read.ETag);
    }

    [Fact]
    public async Task A_class_of_ones_own_comes_back_as_it_went()
    {
        var sent = new Delivery
        {
            PartitionKey = "p",
            RowKey = "r",
            Kind = Kind.Second,
            Count = 7,
            Total = 1.5,
            At = new DateTime(2026, 1, 5, 12, 0, 0, DateTimeKind.Utc),
            Body = new BinaryData([1, 2, 3]),
        };
        await _table.AddEntityAsync(sent);

        var read = (await _table.GetEntityAsync<Delivery>("p", "r")).Value;

        Assert.Equal((sent.Kind, sent.Count, sent.Total, sent.At), (read.Kind, read.Count, read.Total, read.At));
        Assert.Equal(sent.Body.ToArray(), read.Body!.ToArray());
        Assert.Null(read.Note);
        Assert.NotNull(read.Timestamp);
        Assert.Equal("Second", (await _table.GetEntityAsync<TableEntity>("p", "r")).Value.GetString("Kind"));
    }

    [Theory]
    [InlineData("it's")]
    [InlineData("a b+c&d=e,f;g@h:i$j!k*l(m)n")]
    [InlineData("äöü 😀 日本")]
    [InlineData("")]
    public async Task Keys_may_hold_what_the_service_allows(string key)
    {
        await _table.AddEntityAsync(new TableEntity(key, key) { ["V"] = 1 });

        Assert.Equal(1, (await _table.GetEntityAsync<TableEntity>(key, key)).Value.GetInt32("V"));
        Assert.Equal(key, (await Rows(TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey eq {key}"))).Single().RowKey);
        Assert.Equal(204, (await _table.DeleteEntityAsync(key, key)).Status);
    }

    [Fact]
    public async Task Adding_twice_is_409()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r"));
        await Refused(409, "EntityAlreadyExists", () => _table.AddEntityAsync(new TableEntity("p", "r")));
    }

    [Fact]
    public async Task A_missing_row_is_404_or_no_value()
    {
        await Refused(404, "ResourceNotFound", () => _table.GetEntityAsync<TableEntity>("p", "none"));

        var absent = await _table.GetEntityIfExistsAsync<TableEntity>("p", "none");
        Assert.False(absent.HasValue);
        Assert.Equal(404, absent.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => absent.Value);
    }

    [Fact]
    public async Task A_missing_table_is_404()
    {
        var missing = new TableServiceClient(storage.ConnectionString).GetTableClient("missing");
        await Refused(404, "TableNotFound", () => missing.AddEntityAsync(new TableEntity("p", "r")));
    }

    [Fact]
    public async Task An_upsert_merges_or_replaces()
    {
        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });
        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 2 });
        var merged = (await _table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((1, 2), (merged.GetInt32("A"), merged.GetInt32("B")));

        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["C"] = 3 }, TableUpdateMode.Replace);
        var replaced = (await _table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((null, 3), (replaced.GetInt32("A"), replaced.GetInt32("C")));
    }

    [Fact]
    public async Task An_update_wants_the_version_that_is_stored()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = 1 });
        var mine = (await _table.GetEntityAsync<TableEntity>("p", "r")).Value;
        var theirs = (await _table.GetEntityAsync<TableEntity>("p", "r")).Value;

        theirs["V"] = 2;
        await _table.UpdateEntityAsync(theirs, theirs.ETag);
        mine["V"] = 3;

        await Refused(412, "UpdateConditionNotSatisfied", () => _table.UpdateEntityAsync(mine, mine.ETag));
        await Refused(412, "UpdateConditionNotSatisfied", () => _table.DeleteEntityAsync(mine, mine.ETag));
        await _table.UpdateEntityAsync(mine, ETag.All, TableUpdateMode.Replace);
        Assert.Equal(3, (await _table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("V"));
    }

    [Fact]
    public async Task An_update_of_a_missing_row_is_404_and_one_without_version_a_mistake()
    {
        await Refused(404, "ResourceNotFound", () => _table.UpdateEntityAsync(new TableEntity("p", "none"), ETag.All));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await _table.UpdateEntityAsync(new TableEntity("p", "none"), default));
    }

    [Fact]
    public async Task Deleting_what_is_missing_is_no_error() =>
        Assert.Equal(404, (await _table.DeleteEntityAsync("p", "none")).Status);

    [Fact]
    public async Task A_query_filters_selects_and_reads_page_by_page()
    {
        foreach (var i in Enumerable.Range(0, 7))
        {
            await _table.AddEntityAsync(new TableEntity("p", $"{i}") { ["N"] = i, ["Other"] = "x" });
        }

        var pages = new List<Page<TableEntity>>();
        await foreach (var page in _table.QueryAsync<TableEntity>("N ge 2", 2, ["RowKey", "N"]).AsPages())
        {
            pages.Add(page);
        }

        Assert.Equal([2, 2, 1], pages.Select(p => p.Values.Count));
        Assert.Equal(["2", "3", "4", "5", "6"], pages.SelectMany(p => p.Values).Select(r => r.RowKey));
        Assert.Null(pages[0].Values[0].GetString("Other"));
        Assert.Null(pages[^1].ContinuationToken);

        var rest = _table.QueryAsync<TableEntity>("N ge 2").AsPages(pages[0].ContinuationToken, 10);
        await foreach (var page in rest)
        {
            Assert.Equal(["4", "5", "6"], page.Values.Select(r => r.RowKey));
        }
    }

    [Fact]
    public async Task Filters_compare_values_of_every_type()
    {
        var at = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
        var id = Guid.NewGuid();
        await _table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["T"] = "it's",
            ["I"] = 1,
            ["L"] = 2L,
            ["B"] = true,
            ["D"] = 3.0,
            ["At"] = at,
            ["Id"] = id,
        });
        await _table.AddEntityAsync(new TableEntity("p", "other"));

        foreach (var filter in new[]
        {
            TableClient.CreateQueryFilter($"T eq {"it's"}"), TableClient.CreateQueryFilter($"I eq {1}"),
            TableClient.CreateQueryFilter($"L eq {2L}"), TableClient.CreateQueryFilter($"B eq {true}"),
            TableClient.CreateQueryFilter($"D eq {3.0}"), TableClient.CreateQueryFilter($"At le {at}"),
            TableClient.CreateQueryFilter($"Id eq {id}"),
        })
        {
            Assert.Equal("r", Assert.Single(await Rows(filter)).RowKey);
        }
    }

    [Fact]
    public async Task A_filter_that_is_none_is_refused() => await Refused(400, null, () => Rows("this is no filter ("));

    [Fact]
    public async Task Text_of_up_to_32768_characters_fits_and_no_more()
    {
        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["Text"] = new string('x', 32 * 1024) });
        await Refused(400, "PropertyValueTooLarge", () =>
            _table.UpsertEntityAsync(new TableEntity("p", "r") { ["Text"] = new string('x', 32 * 1024 + 1) }));
    }

    [Fact]
    public async Task Binary_of_up_to_64_KiB_fits_and_no_more()
    {
        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["Bytes"] = new byte[64 * 1024] });
        await Refused(400, "PropertyValueTooLarge", () =>
            _table.UpsertEntityAsync(new TableEntity("p", "r") { ["Bytes"] = new byte[64 * 1024 + 1] }));
    }

    [Fact]
    public async Task A_wrong_key_is_403()
    {
        var forged = System.Text.RegularExpressions.Regex.Replace(
            storage.ConnectionString, "AccountKey=[^;]*", $"AccountKey={Convert.ToBase64String(new byte[64])}");
        var table = new TableServiceClient(forged).GetTableClient(_table.Name);
        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));
        Assert.Equal(403, fault.Status);
    }

    [Fact]
    public async Task A_called_off_request_is_cancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => _table.AddEntityAsync(new TableEntity("p", "r"), new CancellationToken(canceled: true)));

    private async Task<List<TableEntity>> Rows(string filter)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static async Task Refused(int status, string? code, Func<Task> request)
    {
        var fault = await Assert.ThrowsAsync<RequestFailedException>(request);
        Assert.Equal(status, fault.Status);
        Assert.Equal(code ?? fault.ErrorCode, fault.ErrorCode);
        Assert.NotNull(fault.ErrorCode);
    }

    private enum Kind
    {
        First,
        Second,
    }

    private sealed class Delivery : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public Kind Kind { get; set; }

        public long Count { get; set; }

        public double? Total { get; set; }

        public DateTime At { get; set; }

        public BinaryData? Body { get; set; }

        public string? Note { get; set; }
    }
}
