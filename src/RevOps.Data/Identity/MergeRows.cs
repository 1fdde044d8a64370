namespace RevOps.Data.Identity;

/// <summary>A row that belongs to a contact that was merged away.</summary>
/// <param name="TableName">Its table.</param>
/// <param name="RowId">Its primary key.</param>
public sealed record MovedRow(string TableName, string RowId);

/// <summary>What came for a contact after it was merged away: it goes back with the contact should the merge be undone.</summary>
public static class MergeRows
{
    /// <summary>Notes rows that a delivery brought by a key of a merged contact; nothing where the key was the contact's own.</summary>
    public static async Task NoteLaterRowsAsync(this SqlSession sql, SavedContact contact, IReadOnlyList<MovedRow> rows)
    {
        if (!contact.IsThroughMerge || rows.Count == 0)
        {
            return;
        }

        // A into B, then B into C: undoing the second gives the row to B, undoing the first gives it to A.
        foreach (var mergeId in await sql.QueryAsync<string>("merges/chain", new { ContactId = contact.MatchedContactId }))
        {
            await sql.ExecuteAsync("merge_rows/insert", rows.Select(r => new { MergeId = mergeId, r.TableName, r.RowId }));
        }
    }
}
