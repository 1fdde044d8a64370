// As in the real package, callers are not told what may be null.
#nullable disable annotations

using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>
/// A table of a storage account. Every method throws <see cref="RequestFailedException"/> with the service's status and error
/// code if the service refuses, after retries where another attempt can help. Safe for concurrent use.
/// </summary>
public class TableClient
{
    private readonly TableTransport _transport;

    /// <summary>Opens a table, which need not exist yet; nothing is sent.</summary>
    /// <exception cref="FormatException"><paramref name="connectionString"/> is no connection string.</exception>
    public TableClient(string connectionString, string tableName)
        : this(new TableTransport(TableConnection.Parse(connectionString), new TableClientOptions()), tableName)
    {
    }

    internal TableClient(TableTransport transport, string tableName)
    {
        _transport = transport;
        Name = tableName;
    }

    /// <summary>Name of the table.</summary>
    public virtual string Name { get; }

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _transport.AccountName;

    /// <summary>Fills values into an OData filter, quoted as their types demand.</summary>
    public static string CreateQueryFilter(FormattableString filter) => TableFilter.Create(filter);

    /// <summary>Makes the table if it is missing.</summary>
    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { TableName = Name });
        var request = TableTransport.WithBody(_transport.CreateRequest(RequestMethod.Post, "Tables"), body);
        var response = await _transport.SendAsync(request, cancellationToken, tolerated: 409);
        if (response.Status == 409 && TableTransport.Fault(response) is { ErrorCode: not "TableAlreadyExists" } fault)
        {
            throw fault;
        }

        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>Deletes the table with all its rows; a missing one is no error.</summary>
    public virtual async Task<Response> DeleteAsync(CancellationToken cancellationToken = default) => await _transport.SendAsync(
        _transport.CreateRequest(RequestMethod.Delete, $"Tables('{Uri.EscapeDataString(Name)}')"), cancellationToken, tolerated: 404);

    /// <summary>Adds a row. 409 <c>EntityAlreadyExists</c> if there is one with its key.</summary>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        await _transport.SendAsync(EntityRequests.Add(_transport, Name, entity), cancellationToken);

    /// <summary>Adds a row, or changes the one with its key.</summary>
    public virtual async Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        await _transport.SendAsync(EntityRequests.Put(_transport, Name, entity, mode, default), cancellationToken);

    /// <summary>
    /// Changes a row. 404 <c>ResourceNotFound</c> if it does not exist; 412 <c>UpdateConditionNotSatisfied</c> if another version
    /// than <paramref name="ifMatch"/> is stored.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="ifMatch"/> is empty: any version is <see cref="ETag.All"/>.</exception>
    public virtual async Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => ifMatch == default
            ? throw new ArgumentException("Say which version to change; ETag.All is any.", nameof(ifMatch))
            : await _transport.SendAsync(EntityRequests.Put(_transport, Name, entity, mode, ifMatch), cancellationToken);

    /// <summary>Reads a row. 404 <c>ResourceNotFound</c> if it does not exist.</summary>
    /// <param name="partitionKey">First half of the key.</param>
    /// <param name="rowKey">Second half of the key.</param>
    /// <param name="select">The properties to read; none: all.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await _transport.SendAsync(
            EntityRequests.Get(_transport, Name, partitionKey, rowKey, select), cancellationToken);
        return Response.FromValue(EntityRequests.Read<T>(response), response);
    }

    /// <summary>Reads a row, or says that there is none.</summary>
    /// <inheritdoc cref="GetEntityAsync"/>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await _transport.SendAsync(
            EntityRequests.Get(_transport, Name, partitionKey, rowKey, select), cancellationToken, tolerated: 404);
        return response.Status == 404
            ? new NoEntityResponse<T>(response)
            : Response.FromValue(EntityRequests.Read<T>(response), response);
    }

    /// <summary>Deletes a row.</summary>
    /// <inheritdoc cref="DeleteEntityAsync(string, string, ETag, CancellationToken)"/>
    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);

    /// <summary>
    /// Deletes a row. A missing one is no error: the answer then has status 404. 412 <c>UpdateConditionNotSatisfied</c> if another
    /// version than <paramref name="ifMatch"/> is stored; none is any.
    /// </summary>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        await _transport.SendAsync(
            EntityRequests.Delete(_transport, Name, partitionKey, rowKey, ifMatch), cancellationToken, tolerated: 404);

    /// <summary>Finds rows, ordered by their keys.</summary>
    /// <param name="filter">OData filter, see <see cref="CreateQueryFilter"/>; none: all rows.</param>
    /// <param name="maxPerPage">Rows per request, at most (and if not given) 1,000; the result itself is not limited.</param>
    /// <param name="select">The properties to read; none: all.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new TablePages<T>(
            _transport, Name, filter, maxPerPage, select is null ? null : string.Join(',', select), cancellationToken);

    /// <summary>Does several steps on rows of one partition, at most 100, all or none.</summary>
    /// <returns>The answer to each step.</returns>
    /// <exception cref="TableTransactionFailedException">A step was refused, and with it all.</exception>
    /// <exception cref="InvalidOperationException">There are no steps.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        try
        {
            var request = TableTransaction.Request(_transport, Name, [.. transactionActions]);
            var response = await _transport.SendAsync(request, cancellationToken);
            return Response.FromValue(TableTransaction.Read(response), response);
        }
        catch (RequestFailedException fault) when (fault is not TableTransactionFailedException)
        {
            throw new TableTransactionFailedException(fault);
        }
    }
}
