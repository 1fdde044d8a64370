using Azure.Data.Tables;

namespace RevOps.LocalRuntime.Tests.Tables;

/// <summary>The storage account to test against, real or emulated, from the environment.</summary>
public sealed class StorageFixture
{
    /// <summary>Connection string of the account.</summary>
    public string ConnectionString { get; } = Environment.GetEnvironmentVariable("REVOPS_TEST_STORAGE")
        ?? throw new InvalidOperationException("REVOPS_TEST_STORAGE must hold the connection string of a running Azurite.");

    /// <summary>A new table with a name of its own.</summary>
    public async Task<TableClient> NewTableAsync()
    {
        var table = new TableServiceClient(ConnectionString).GetTableClient($"t{Guid.NewGuid():N}");
        await table.CreateIfNotExistsAsync();
        return table;
    }
}
