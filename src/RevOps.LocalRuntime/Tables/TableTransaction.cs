using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// Transactions as the Table service wants them: one multipart request that holds the steps' requests. Source: Microsoft Learn,
/// "Performing entity group transactions".
/// </summary>
internal static class TableTransaction
{
    private const string NewLine = "\r\n";

    /// <summary>The request for a transaction.</summary>
    /// <exception cref="InvalidOperationException">There are no steps.</exception>
    /// <exception cref="RequestFailedException">A step breaks a rule that the emulator would let pass.</exception>
    public static Request Request(TableTransport transport, string table, IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count == 0)
        {
            throw new InvalidOperationException("A transaction needs at least one step.");
        }

        EntityRules.CheckPartition(actions);
        var (batch, changes) = ($"batch_{Guid.NewGuid()}", $"changeset_{Guid.NewGuid()}");
        using var body = new MemoryStream();
        Write(body, $"--{batch}{NewLine}Content-Type: multipart/mixed; boundary={changes}{NewLine}{NewLine}");
        foreach (var action in actions)
        {
            Write(body, $"--{changes}{NewLine}Content-Type: application/http{NewLine}");
            Write(body, $"Content-Transfer-Encoding: binary{NewLine}{NewLine}");
            using var step = Step(transport, table, action);
            WriteStep(body, step);
        }

        Write(body, $"--{changes}--{NewLine}--{batch}--{NewLine}");
        var request = transport.CreateRequest(RequestMethod.Post, "$batch");
        request.Headers.Add("Content-Type", $"multipart/mixed; boundary={batch}");
        request.Content = RequestContent.Create(body.ToArray());
        return request;
    }

    /// <summary>Reads the answers to the steps.</summary>
    /// <exception cref="RequestFailedException">A step was refused.</exception>
    public static IReadOnlyList<Response> Read(Response response)
    {
        List<Response> steps = [.. StepResponse.ReadAll(response)];
        return steps.Find(s => s.IsError) is { } refused ? throw TableTransport.Fault(refused) : steps;
    }

    private static Request Step(TableTransport transport, string table, TableTransactionAction action)
    {
        var entity = action.Entity;
        var version = action.ETag == default ? ETag.All : action.ETag;
        return action.ActionType switch
        {
            TableTransactionActionType.Add => EntityRequests.Add(transport, table, entity),
            TableTransactionActionType.UpdateMerge =>
                EntityRequests.Put(transport, table, entity, TableUpdateMode.Merge, version),
            TableTransactionActionType.UpdateReplace =>
                EntityRequests.Put(transport, table, entity, TableUpdateMode.Replace, version),
            TableTransactionActionType.Delete =>
                EntityRequests.Delete(transport, table, entity.PartitionKey, entity.RowKey, version),
            TableTransactionActionType.UpsertMerge =>
                EntityRequests.Put(transport, table, entity, TableUpdateMode.Merge, default),
            TableTransactionActionType.UpsertReplace =>
                EntityRequests.Put(transport, table, entity, TableUpdateMode.Replace, default),
        };
    }

    private static void WriteStep(MemoryStream body, Request step)
    {
        Write(body, $"{step.Method} {step.Uri} HTTP/1.1{NewLine}");
        foreach (var header in step.Headers)
        {
            Write(body, $"{header.Name}: {header.Value}{NewLine}");
        }

        Write(body, NewLine);
        step.Content?.WriteTo(body, CancellationToken.None);
        Write(body, NewLine);
    }

    private static void Write(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));
}
