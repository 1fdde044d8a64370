// As in the real package, callers are not told what may be null.
#nullable disable annotations

namespace Azure.Data.Tables;

/// <summary>The tables of a storage account. Safe for concurrent use, and meant to be shared.</summary>
public class TableServiceClient
{
    private readonly TableTransport _transport;

    /// <summary>Opens an account; nothing is sent yet.</summary>
    /// <param name="connectionString">
    /// <c>UseDevelopmentStorage=true</c>, or account name and key with <c>TableEndpoint</c> or <c>EndpointSuffix</c>.
    /// </param>
    /// <exception cref="FormatException">It is no connection string.</exception>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <inheritdoc cref="TableServiceClient(string)"/>
    /// <param name="connectionString">See there.</param>
    /// <param name="options">How requests are sent; none: the defaults.</param>
    public TableServiceClient(string connectionString, TableClientOptions options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        _transport = new TableTransport(TableConnection.Parse(connectionString), options ?? new TableClientOptions());
    }

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _transport.AccountName;

    /// <summary>A table of the account, which need not exist yet; nothing is sent.</summary>
    public virtual TableClient GetTableClient(string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return new TableClient(_transport, tableName);
    }
}
