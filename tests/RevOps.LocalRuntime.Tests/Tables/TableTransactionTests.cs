using Azure.Data.Tables;

namespace RevOps.LocalRuntime.Tests.Tables;

public sealed class TableTransactionTests(StorageFixture storage) : IClassFixture<StorageFixture>, IAsyncLifetime
{
    private TableClient _table = null!;

    public async Task InitializeAsync() => _table = await storage.NewTableAsync();

    public async Task DisposeAsync() => await _table.DeleteAsync();

    [Fact]
    public async Task All_kinds_of_steps_are_done_together()
    {
        foreach (var key in new[] { "merge", "replace", "delete" })
        {
            await _table.AddEntityAsync(new TableEntity("it's", key) { ["Old"] = 1 });
        }

        var answers = await _table.SubmitTransactionAsync(
        [
            Step(TableTransactionActionType.Add, "add"),
            Step(TableTransactionActionType.UpdateMerge, "merge"),
            Step(TableTransactionActionType.UpdateReplace, "replace"),
            Step(TableTransactionActionType.Delete, "delete"),
            Step(TableTransactionActionType.UpsertMerge, "upsert merge"),
            Step(TableTransactionActionType.UpsertReplace, "upsert replace"),
        ]);

        Assert.All(answers.Value, a => Assert.Equal(204, a.Status));
        Assert.Equal(6, answers.Value.Count);
        Assert.NotNull(answers.Value[0].Headers.ETag);
        var rows = new Dictionary<string, TableEntity>();
        await foreach (var row in _table.QueryAsync<TableEntity>())
        {
            rows[row.RowKey] = row;
        }

        Assert.Equal(["add", "merge", "replace", "upsert merge", "upsert replace"], rows.Keys);
        Assert.Equal("Zoë 😀", rows["add"].GetString("New"));
        Assert.Equal(1, rows["merge"].GetInt32("Old"));
        Assert.Null(rows["replace"].GetInt32("Old"));
    }

    [Fact]
    public async Task A_refused_step_undoes_all_and_is_named()
    {
        await _table.AddEntityAsync(new TableEntity("it's", "there"));

        var fault = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
            [Step(TableTransactionActionType.Add, "new"), Step(TableTransactionActionType.Add, "there")]));

        Assert.Equal((409, "EntityAlreadyExists", 1), (fault.Status, fault.ErrorCode, fault.FailedTransactionActionIndex));
        Assert.False((await _table.GetEntityIfExistsAsync<TableEntity>("it's", "new")).HasValue);
    }

    [Fact]
    public async Task A_step_on_another_version_is_refused()
    {
        await _table.AddEntityAsync(new TableEntity("it's", "r"));
        var read = (await _table.GetEntityAsync<TableEntity>("it's", "r")).Value;
        await _table.UpsertEntityAsync(new TableEntity("it's", "r") { ["V"] = 1 });

        var fault = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
            [new TableTransactionAction(TableTransactionActionType.UpdateMerge, read, read.ETag)]));

        Assert.Equal(412, fault.Status);
    }

    [Fact]
    public async Task A_hundred_steps_are_done()
    {
        var steps = Enumerable.Range(0, 100).Select(i => Step(TableTransactionActionType.Add, $"{i}"));
        Assert.Equal(100, (await _table.SubmitTransactionAsync(steps)).Value.Count);
    }

    [Fact]
    public async Task More_than_a_hundred_are_refused()
    {
        var steps = Enumerable.Range(0, 101).Select(i => Step(TableTransactionActionType.Add, $"{i}"));
        var fault = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(steps));
        Assert.Equal((400, "InvalidInput"), (fault.Status, fault.ErrorCode));
    }

    [Fact]
    public async Task A_row_may_be_in_a_transaction_only_once()
    {
        var fault = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
            [Step(TableTransactionActionType.UpsertMerge, "r"), Step(TableTransactionActionType.UpsertMerge, "r")]));
        Assert.Equal((400, "InvalidDuplicateRow", 1), (fault.Status, fault.ErrorCode, fault.FailedTransactionActionIndex));
    }

    [Fact]
    public async Task Steps_in_different_partitions_are_refused()
    {
        var fault = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
        [
            Step(TableTransactionActionType.Add, "a"),
            new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("elsewhere", "b")),
        ]));
        Assert.Equal((400, 1), (fault.Status, fault.FailedTransactionActionIndex));
        Assert.Equal("CommandsInBatchActOnDifferentPartitions", fault.ErrorCode);
    }

    [Fact]
    public async Task No_steps_are_a_mistake() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _table.SubmitTransactionAsync([]));

    private static TableTransactionAction Step(TableTransactionActionType type, string rowKey) =>
        new(type, new TableEntity("it's", rowKey) { ["New"] = "Zoë 😀" });
}
