using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Connectors.Files;
using RevOps.Core.Identity;
using RevOps.Core.Leads;
using RevOps.Data;
using RevOps.Data.Imports;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Imports.Kinds;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Imports;

/// <summary>Files: taken in as a stream, shown with their progress and their rejected rows.</summary>
public sealed class ImportFunctions(Database database, BlobStore blobs, QueueSender queues, ImportKinds kinds, EventIdIssuer ids, TimeProvider time)
{
    private const int ErrorPage = 1_000;
    private const string ImportKind = "import";

    /// <summary>Stores a file and promises to work it off.</summary>
    [Function("PostImport")]
    [Access(Scope.Intake)]
    [Takes("", ContentTypes = ["multipart/form-data", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"])]
    [Query("kind", "What the rows are.", Values = ["leads", "contacts", "companies", "deals", "touchpoints", "campaigns", "spend"], Default = "leads")]
    [Query("mapping", "Name of a saved mapping.")]
    [Query("source", "Who sends the file.")]
    [Query("channel", "Reporting channel of rows that name none.", OneOf = typeof(Channels))]
    [Query("dryRun", "true checks the rows only.", Type = "boolean", Default = "false")]
    [Query("map", "Which field a header is: a JSON object.")]
    [Query("encoding", "Of a text file; found out where it is left out, as the rest is.", Values = ["utf-8", "utf-16le", "utf-16be", "windows-1252"])]
    [Query("delimiter", "What separates columns.", Values = [",", ";", "tab", "|"])]
    [Query("decimal", "The decimal sign.", Values = [".", ","])]
    [Query("dateFormat", "Whether the day or the month comes first.", Values = ["dmy", "mdy"])]
    [Query("headerRow", "Line of the header.", Type = "integer", Min = 1, Max = 1000)]
    [Query("currency", "Currency of amounts without one (ISO 4217).")]
    [Query("sheet", "The sheet of a workbook; the first where it is left out.")]
    [Answers(202, typeof(NewImport))]
    [Refuses(415)]
    public async Task<IResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "imports")] HttpRequest request, CancellationToken cancel)
    {
        var parameters = new ImportRequest(request.Query, kinds);
        var saved = parameters.MappingName is { } name ? await database.ReadAsync(sql => sql.FindMappingAsync(name), cancel) : null;
        var terms = parameters.Read(saved);
        if (parameters.Faults.Count > 0)
        {
            return Problem.Invalid(parameters.Faults);
        }

        var upload = await ImportUpload.OpenAsync(request, cancel);
        if (upload is not ImportUpload.File file)
        {
            return ((ImportUpload.Refused)upload).Answer;
        }

        try
        {
            var importId = NewId();
            await blobs.PutAsync(ImportFiles.BlobOf(importId), file.Content, cancel);
            var message = ImportMessage.Of(importId, ImportMessage.Read, 0, file: file.Name, terms: terms);
            await queues.SendAsync(QueueNames.Import, Json.Text(message), delay: null, cancel);
            return Answer.Accepted(new NewImport(importId, $"{request.Scheme}://{request.Host}/api/imports/{importId}"));
        }
        catch (Exception e) when (StorageFaults.IsOutage(e))
        {
            return Problem.Unavailable("The file could not be stored; send it again.");
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problem.TooLarge("The file is larger than is accepted.");
        }
    }

    /// <summary>How far an import is.</summary>
    [Function("GetImport")]
    [Access(Scope.Intake | Scope.Read)]
    [Answers(200, typeof(ImportDetail))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "imports/{id}")] HttpRequest request, string id, CancellationToken cancel)
    {
        if (!ids.TryVerify(id, out var issued) || issued.Kind != ImportKind)
        {
            return Problem.NotFound("There is no import of that id.");
        }

        var url = $"{request.Scheme}://{request.Host}/api/imports/{id}/errors.csv";
        return await database.ReadAsync(
            async sql =>
            {
                var batch = await sql.FindImportAsync(id) ?? new ImportBatch { ImportId = id, Kind = "", Status = ImportStatus.Accepted, ReceivedAt = issued.ReceivedAt };
                return Answer.Ok(ImportView.Of(batch, await sql.CountRowsAsync(id), await sql.RejectedRowsAsync(id, 0, ImportView.Errors), url));
            },
            cancel);
    }

    /// <summary>The rejected rows as CSV: line, column, code, detail.</summary>
    [Function("GetImportErrors")]
    [Access(Scope.Intake | Scope.Read)]
    [Answers(200, "text/csv")]
    public IResult Errors(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "imports/{id}/errors.csv")] HttpRequest request, string id, CancellationToken cancel)
    {
        if (!ids.TryVerify(id, out var issued) || issued.Kind != ImportKind)
        {
            return Problem.NotFound("There is no import of that id.");
        }

        return Results.Stream(output => WriteErrorsAsync(id, output, cancel), "text/csv; charset=utf-8", $"{id}-errors.csv");
    }

    private async Task WriteErrorsAsync(string id, Stream output, CancellationToken cancel)
    {
        await using var text = new StreamWriter(output, leaveOpen: true);
        await text.WriteAsync(ErrorsCsv.Header(withRaw: false));
        var after = 0L;
        while (await database.ReadAsync(sql => sql.RejectedRowsAsync(id, after, ErrorPage), cancel) is { Count: > 0 } page)
        {
            foreach (var row in page)
            {
                var fault = new CsvRow.Faulty(row.RowNumber, row.LineNumber, row.ErrorColumn ?? "", row.ErrorCode ?? "", row.ErrorDetail ?? "", "");
                await text.WriteAsync(ErrorsCsv.Line(fault, withRaw: false));
            }

            after = page[^1].RowNumber;
        }
    }

    private string NewId()
    {
        Span<byte> random = stackalloc byte[EventIdIssuer.RandomBytes];
        RandomNumberGenerator.Fill(random);
        return ids.Issue(time.GetUtcNow(), ImportKind, random);
    }
}
