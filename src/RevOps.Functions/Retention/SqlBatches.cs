using RevOps.Data;

namespace RevOps.Functions.Retention;

/// <summary>Deletes row by row what is many: in transactions short enough for others to write between them.</summary>
internal static class SqlBatches
{
    private const int Size = 1_000;

    /// <summary>Runs a statement until it finds less than it might have.</summary>
    /// <param name="database">The database.</param>
    /// <param name="delete">Deletes at most so many; says how many.</param>
    /// <param name="cancel">Cancels between two.</param>
    /// <returns>How many in all.</returns>
    public static async Task<int> AllAsync(Database database, Func<SqlSession, int, Task<int>> delete, CancellationToken cancel)
    {
        int deleted, total = 0;
        do
        {
            deleted = await database.WriteAsync(sql => delete(sql, Size), cancel);
            total += deleted;
        }
        while (deleted == Size);
        return total;
    }
}
