using RevOps.Data;
using RevOps.Data.Retention;
using RevOps.Functions.Imports;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Retention;

/// <summary>Forgets files and what stood in their rows. That there was an import, and what became of each row, stays.</summary>
public sealed class ImportRetention(Database database, BlobStore blobs, TimeProvider time)
{
    private const int Imports = 100;
    private const int Rows = 5_000;

    /// <summary>Forgets imports that came before a time and are finished.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var forgotten = 0;
        while (await database.ReadAsync(sql => sql.KeptImportsAsync(before, Imports), cancel) is { Count: > 0 } kept)
        {
            foreach (var import in kept)
            {
                await ForgetAsync(import, cancel);
                forgotten++;
            }
        }

        return forgotten;
    }

    private async Task ForgetAsync(KeptImport import, CancellationToken cancel)
    {
        foreach (var blob in ImportFiles.BlobsOf(import.ImportId))
        {
            await blobs.DeleteAsync(blob, cancel);
        }

        for (var after = 0L; after < import.NextRow; after += Rows)
        {
            var from = after;
            await database.WriteAsync(sql => sql.ForgetRowsAsync(import.ImportId, from, from + Rows), cancel);
        }

        // Last: an import that was cut short on the way is found again.
        await database.WriteAsync(sql => sql.ForgetImportAsync(import.ImportId, time.GetUtcNow()), cancel);
    }
}
