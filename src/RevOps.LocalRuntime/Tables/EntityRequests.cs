using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>The requests that read and write single rows, alone or as steps of a transaction.</summary>
internal static class EntityRequests
{
    public static Request Add(TableTransport transport, string table, ITableEntity entity) =>
        TableTransport.WithBody(transport.CreateRequest(RequestMethod.Post, table), Body(entity));

    /// <summary>An update if there is a version to match, else an upsert.</summary>
    public static Request Put(TableTransport transport, string table, ITableEntity entity, TableUpdateMode mode, ETag ifMatch)
    {
        var body = Body(entity);
        var method = mode switch
        {
            TableUpdateMode.Merge => RequestMethod.Patch,
            TableUpdateMode.Replace => RequestMethod.Put,
        };
        var request = transport.CreateRequest(method, Path(table, entity.PartitionKey, entity.RowKey));
        if (ifMatch != default)
        {
            request.Headers.Add("If-Match", ifMatch.ToString());
        }

        return TableTransport.WithBody(request, body);
    }

    public static Request Delete(TableTransport transport, string table, string partitionKey, string rowKey, ETag ifMatch)
    {
        var request = transport.CreateRequest(RequestMethod.Delete, Path(table, partitionKey, rowKey));
        request.Headers.Add("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString());
        return request;
    }

    public static Request Get(
        TableTransport transport, string table, string partitionKey, string rowKey, IEnumerable<string>? select)
    {
        var request = transport.CreateRequest(RequestMethod.Get, Path(table, partitionKey, rowKey));
        if (select is not null)
        {
            request.Uri.AppendQuery("$select", string.Join(',', select), escapeValue: true);
        }

        return request;
    }

    public static T Read<T>(Response response)
        where T : class, ITableEntity
    {
        using var json = TableTransport.Json(response);
        return EntityMapper.Create<T>(EntityJson.Read(json.RootElement));
    }

    private static byte[] Body(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(entity.PartitionKey);
        ArgumentNullException.ThrowIfNull(entity.RowKey);
        List<KeyValuePair<string, object?>> properties = [.. EntityMapper.PropertiesOf(entity)];
        EntityRules.Check(properties);
        return EntityJson.Write(properties);
    }

    private static string Path(string table, string partitionKey, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return $"{table}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";
    }

    private static string Key(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
