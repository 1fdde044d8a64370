namespace RevOps.Data.Privacy;

/// <summary>All that SQL holds of a person: each statement under <c>Sql/personal</c> gives the rows of its table.</summary>
public static class PersonalDataStore
{
    private const string Folder = "personal/";

    /// <summary>The tables that hold something of persons.</summary>
    public static IReadOnlyList<string> Tables { get; } = [.. SqlFiles.Names(Folder).Select(n => n[Folder.Length..])];

    /// <summary>The person's rows by table, with the columns as they are; tables without any are left out.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="contactIds">The contact and those merged into it.</param>
    /// <param name="addressHashes">Hashes of their addresses.</param>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, object?>>>> PersonalRowsAsync(
        this SqlSession sql, IReadOnlyList<string> contactIds, IReadOnlyList<string> addressHashes)
    {
        var found = new SortedDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, object?>>>(StringComparer.Ordinal);
        foreach (var table in Tables)
        {
            var rows = await sql.QueryAsync<object>(Folder + table, new { ContactIds = contactIds, AddressHashes = addressHashes });
            if (rows.Count > 0)
            {
                found[table] = [.. rows.Cast<IDictionary<string, object?>>().Select(r => new Dictionary<string, object?>(r, StringComparer.Ordinal))];
            }
        }

        return found;
    }

    /// <summary>Ids of the events whose raw form is about the person: their own, repeats of them, and those of their deals.</summary>
    public static Task<IReadOnlyList<string>> EventsOfPersonAsync(this SqlSession sql, IReadOnlyList<string> contactIds) =>
        sql.QueryAsync<string>("erase/events_of", new { ContactIds = contactIds });

    /// <summary>Ids of events that belong to nobody, such as refused ones, in order.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="after">The last one of the page before; empty for the first page.</param>
    /// <param name="limit">How many at most.</param>
    public static Task<IReadOnlyList<string>> EventsOfNobodyAsync(this SqlSession sql, string after, int limit) =>
        sql.QueryAsync<string>("erase/events_of_nobody", new { After = after, Limit = limit });
}
