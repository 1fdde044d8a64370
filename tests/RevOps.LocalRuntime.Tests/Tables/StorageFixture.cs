using Azure.Data.Tables;
using RevOps.LocalRuntime.Azurite;

namespace RevOps.LocalRuntime.Tests.Tables;

/// <summary>The storage account to test against: the tests' own Azurite, or another one named by <c>REVOPS_TEST_STORAGE</c>.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    /// <summary>Connection string of the account.</summary>
    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync() =>
        ConnectionString = Environment.GetEnvironmentVariable("REVOPS_TEST_STORAGE") ?? await AzuriteForTests.ConnectionStringAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A new table with a name of its own.</summary>
    public async Task<TableClient> NewTableAsync()
    {
        var table = new TableServiceClient(ConnectionString).GetTableClient($"t{Guid.NewGuid():N}");
        await table.CreateIfNotExistsAsync();
        return table;
    }
}
