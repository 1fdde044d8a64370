using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>The result of a query, fetched page by page as it is read.</summary>
internal sealed class TablePages<T>(
    TableTransport transport, string path, string? filter, int? maxPerPage, string? select, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : class, ITableEntity
{
    private const string NextPartitionKey = "NextPartitionKey";
    private const string NextRowKey = "NextRowKey";

    /// <inheritdoc/>
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var response = await transport.SendAsync(Request(continuationToken, pageSizeHint ?? maxPerPage), CancellationToken);
            using var json = TableTransport.Json(response);
            List<T> rows =
                [.. json.RootElement.GetProperty("value").EnumerateArray().Select(r => EntityMapper.Create<T>(EntityJson.Read(r)))];
            continuationToken = TokenFrom(response);
            yield return Page<T>.FromValues(rows, continuationToken, response);
        }
        while (continuationToken is not null);
    }

    // The service's two keys with a blank between: it encodes them so that they hold none themselves.
    private static string? TokenFrom(Response response)
    {
        if (!response.Headers.TryGetValue("x-ms-continuation-" + NextPartitionKey, out var partition))
        {
            return null;
        }

        response.Headers.TryGetValue("x-ms-continuation-" + NextRowKey, out var row);
        return $"{partition} {row}";
    }

    private Request Request(string? continuationToken, int? pageSize)
    {
        var request = transport.CreateRequest(RequestMethod.Get, path + "()");
        Append(request, "$filter", filter);
        Append(request, "$select", select);
        Append(request, "$top", pageSize?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (continuationToken?.Split(' ', 2) is [var partition, var row])
        {
            Append(request, NextPartitionKey, partition);
            Append(request, NextRowKey, row.Length > 0 ? row : null);
        }

        return request;
    }

    private static void Append(Request request, string name, string? value)
    {
        if (value is not null)
        {
            request.Uri.AppendQuery(name, value, escapeValue: true);
        }
    }
}
