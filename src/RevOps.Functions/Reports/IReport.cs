using RevOps.Core.Money;
using RevOps.Core.Rules;
using RevOps.Data;

namespace RevOps.Functions.Reports;

/// <summary>One report: its columns and its rows. Parameters, paging, formats and the like are the frame's.</summary>
internal interface IReport
{
    /// <summary>As in the route.</summary>
    string Name { get; }

    /// <summary>True where figures come from attribution, which is as new as its last run.</summary>
    bool IsAttributed => false;

    /// <summary>The columns, for these parameters.</summary>
    IReadOnlyList<ReportColumn> Columns(ReportQuery query);

    /// <summary>All rows, in order, and the totals over them.</summary>
    Task<ReportRows> RunAsync(ReportRun run);
}

/// <summary>What a report found.</summary>
/// <param name="Rows">A cell for each column.</param>
/// <param name="Totals">A cell for each column; null where a total means nothing.</param>
internal sealed record ReportRows(IReadOnlyList<object?[]> Rows, object?[] Totals);

/// <summary>What is known of the published attribution.</summary>
internal sealed record PublishedRun
{
    /// <summary>When it was finished.</summary>
    public DateTimeOffset FinishedAt { get; init; }

    /// <summary>The reporting currency of that time.</summary>
    public string? Currency { get; init; }
}

/// <summary>What a report works with.</summary>
/// <param name="Sql">A session.</param>
/// <param name="Query">What is asked for.</param>
/// <param name="Money">Converts.</param>
/// <param name="Rules">The rules in force.</param>
/// <param name="AttributionCurrency">The currency of attributed revenue.</param>
internal sealed record ReportRun(SqlSession Sql, ReportQuery Query, MoneyChanger Money, RuleSet Rules, string AttributionCurrency)
{
    /// <summary>Rows of a statement under <c>reports/</c>, with the query as its parameters.</summary>
    public Task<IReadOnlyList<T>> RowsAsync<T>(string statement) => RowsAsync<T>(statement, Query);

    /// <inheritdoc cref="RowsAsync{T}(string)"/>
    public Task<IReadOnlyList<T>> RowsAsync<T>(string statement, object parameters) => Sql.QueryAsync<T>($"reports/{statement}", parameters);

    /// <summary>Attributed revenue from the smallest units; null where there is none, or no rate.</summary>
    public decimal? Revenue(long? units, string day) => units is { } u ? Money.Convert("revenue", Amount(u), AttributionCurrency, day) : null;

    /// <summary>Notes the won deals that no attributed sum has.</summary>
    public async Task NoteUnattributableAsync()
    {
        foreach (var missing in await RowsAsync<CurrencySum>("unconverted_revenue"))
        {
            Money.Miss("revenue", missing.Amount, missing.Currency);
        }
    }

    private decimal Amount(long units) => MinorUnits.DecimalsOf(AttributionCurrency) switch
    {
        0 => units,
        2 => units / 100m,
        _ => units / 1000m,
    };

    private sealed record CurrencySum
    {
        public string? Currency { get; init; }

        public decimal Amount { get; init; }
    }
}
