using System.Globalization;
using RevOps.Functions.Tests.Reports;

namespace RevOps.Functions.Tests.Bi;

/// <summary>What is chosen in a report: days, a channel, a model.</summary>
internal sealed record Chosen(string? From = null, string? To = null, string? Channel = null, string? Model = null);

/// <summary>
/// Computes measures from their DAX over the views, as Power BI does: filters of a dimension reach a fact by its active relationship, or by the one that
/// USERELATIONSHIP names; a missing value is nothing, and nothing divided is nothing.
/// </summary>
internal sealed class MeasureReader(SemanticModel model, ReportDesk desk, Chosen chosen)
{
    /// <summary>The value of a measure; null for nothing.</summary>
    public Task<decimal?> ReadAsync(string measure) => ReadAsync(DaxParser.Read(model.Measures[measure]), Context.Empty);

    private async Task<decimal?> ReadAsync(Dax expression, Context context)
    {
        switch (expression)
        {
            case Dax.Number number:
                return number.Value;
            case Dax.Measure measure:
                return await ReadAsync(DaxParser.Read(model.Measures[measure.Name]), context);
            case Dax.Variable { Value: Dax.Call { Function: "SELECTEDVALUE", Arguments: [Dax.Column { Table: "Models" }, Dax.Words otherwise] } } variable:
                return await ReadAsync(variable.In, context with { Variables = context.Variables.Add((variable.Name, chosen.Model ?? otherwise.Value)) });
            case Dax.Binary { Operator: "+" or "-" } sum:
                return Sum(sum.Operator, await ReadAsync(sum.Left, context), await ReadAsync(sum.Right, context));
            case Dax.Call { Function: "DIVIDE", Arguments: [var above, var below] }:
                return Divide(await ReadAsync(above, context), await ReadAsync(below, context));
            case Dax.Call { Function: "CALCULATE" } calculate:
                return await ReadAsync(calculate.Arguments[0], calculate.Arguments.Skip(1).Aggregate(context, With));
            case Dax.Call { Function: "SUM", Arguments: [Dax.Column column] }:
                return await QueryAsync($"SUM({Source(column)})", column.Table, context);
            case Dax.Call { Function: "SUMX", Arguments: [Dax.Identifier table, Dax.Binary { Operator: "*", Left: Dax.Column left, Right: Dax.Column right }] }:
                return await QueryAsync($"SUM({Source(left)} * {Source(right)})", table.Value, context);
            case Dax.Call { Function: "COUNTROWS", Arguments: [Dax.Identifier table] }:
                return await QueryAsync("NULLIF(COUNT(*), 0)", table.Value, context);
            case Dax.Call { Function: "COUNTBLANK", Arguments: [Dax.Column column] }:
                return await QueryAsync($"NULLIF(SUM({Source(column)} IS NULL), 0)", column.Table, context);
            default:
                throw new NotSupportedException(expression.ToString());
        }
    }

    private static decimal? Sum(string sign, decimal? left, decimal? right) =>
        left is null && right is null ? null : (left ?? 0) + (sign == "+" ? right ?? 0 : -(right ?? 0));

    private static decimal? Divide(decimal? above, decimal? below) => below is null or 0 || above is null ? null : above / below;

    private Context With(Context context, Dax filter) => filter switch
    {
        Dax.Call { Function: "USERELATIONSHIP", Arguments: [Dax.Column from, Dax.Column to] } => context with { Uses = context.Uses.Add(Used(from, to)) },
        Dax.Call { Function: "REMOVEFILTERS", Arguments: [Dax.Identifier table] } => context with { Removed = context.Removed.Add(table.Value) },
        Dax.Call { Function: "NOT", Arguments: [Dax.Call { Function: "ISBLANK", Arguments: [Dax.Column column] }] } => context with { Filters = context.Filters.Add((column.Table, $"{Source(column)} IS NOT NULL")) },
        Dax.Binary { Operator: "=" or "<>", Left: Dax.Column column } equal =>
            context with { Filters = context.Filters.Add((column.Table, $"COALESCE({Source(column)}, '') {equal.Operator} {Literal(equal.Right, context)}")) },
        _ => throw new NotSupportedException(filter.ToString()),
    };

    /// <summary>What a measure names must be a relationship of the model.</summary>
    private Relationship Used(Dax.Column from, Dax.Column to) =>
        model.Relationships.Single(r => (r.FromTable, r.FromColumn, r.ToTable, r.ToColumn) == (from.Table, from.Name, to.Table, to.Name));

    private static string Literal(Dax value, Context context) => value switch
    {
        Dax.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        Dax.Words words => $"'{words.Value}'",
        Dax.Identifier variable => $"'{context.Variables.Single(v => v.Name == variable.Value).Value}'",
        _ => throw new NotSupportedException(value.ToString()),
    };

    private string Source(Dax.Column column) => model.Columns[(column.Table, column.Name)];

    private async Task<decimal?> QueryAsync(string what, string table, Context context)
    {
        List<string> filters = [.. context.Filters.Where(f => f.Table == table).Select(f => f.Sql)];
        if (Way(table, "Dates", context) is { } day)
        {
            filters.AddRange(chosen.From is null ? [] : [$"{day} >= '{chosen.From}'"]);
            filters.AddRange(chosen.To is null ? [] : [$"{day} <= '{chosen.To}'"]);
        }

        if (chosen.Channel is not null && Way(table, "Channels", context) is { } channel)
        {
            filters.Add($"{channel} = '{chosen.Channel}'");
        }

        var where = filters.Count == 0 ? "" : $" WHERE {string.Join(" AND ", filters)}";
        var found = (await desk.QueryAsync<double?>($"SELECT {what} FROM {model.Views[table]}{where}"))[0];
        return found is { } value ? (decimal)value : null;
    }

    /// <summary>The column by which a dimension filters a table; null where it does not.</summary>
    private string? Way(string table, string dimension, Context context)
    {
        if (context.Removed.Contains(dimension))
        {
            return null;
        }

        var way = context.Uses.FirstOrDefault(r => r.FromTable == table && r.ToTable == dimension)
            ?? model.Relationships.SingleOrDefault(r => r.IsActive && r.FromTable == table && r.ToTable == dimension);
        return way is null ? null : model.Columns[(way.FromTable, way.FromColumn)];
    }

    private sealed record Context(
        System.Collections.Immutable.ImmutableList<(string Table, string Sql)> Filters,
        System.Collections.Immutable.ImmutableList<Relationship> Uses,
        System.Collections.Immutable.ImmutableHashSet<string> Removed,
        System.Collections.Immutable.ImmutableList<(string Name, string Value)> Variables)
    {
        public static Context Empty { get; } = new([], [], [], []);
    }
}
