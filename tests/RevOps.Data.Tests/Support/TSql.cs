using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RevOps.Data.Tests.Support;

/// <summary>T-SQL as Microsoft's own parser reads it.</summary>
internal static class TSql
{
    /// <summary>Errors of the parser, with their lines.</summary>
    public static IReadOnlyList<string> Errors(string text)
    {
        Parse(text, out var errors);
        return [.. errors.Select(e => $"line {e.Line}: {e.Message}")];
    }

    /// <summary>What the text does that no statement of ours may do.</summary>
    public static IReadOnlyList<string> Forbidden(string text)
    {
        var rules = new Rules();
        Parse(text, out _).Accept(rules);
        return rules.Found;
    }

    /// <summary>Columns in order, by table.</summary>
    public static IReadOnlyDictionary<string, string[]> Tables(string text)
    {
        var tables = new TableList();
        Parse(text, out _).Accept(tables);
        return tables.Columns;
    }

    /// <summary>Names of the indexes that are there after texts in this order.</summary>
    public static IReadOnlyList<string> Indexes(IEnumerable<string> texts)
    {
        var tables = new TableList();
        foreach (var text in texts)
        {
            Parse(text, out _).Accept(tables);
        }

        return tables.Indexes;
    }

    /// <summary>Columns that are added to a table, must have a value, and give none to the rows that are there.</summary>
    public static IReadOnlyList<string> AddedWithoutValue(string text)
    {
        var added = new AddedColumns();
        Parse(text, out _).Accept(added);
        return added.WithoutValue;
    }

    private static TSqlFragment Parse(string text, out IList<ParseError> errors)
    {
        using var reader = new StringReader(text);
        return new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out errors);
    }

    private sealed class AddedColumns : TSqlFragmentVisitor
    {
        public List<string> WithoutValue { get; } = [];

        public override void Visit(AlterTableAddTableElementStatement node) => WithoutValue.AddRange(node.Definition.ColumnDefinitions
            .Where(c => c.DefaultConstraint is null && c.ComputedColumnExpression is null && c.Constraints.OfType<NullableConstraintDefinition>().Any(n => !n.Nullable))
            .Select(c => c.ColumnIdentifier.Value));
    }

    private sealed class TableList : TSqlFragmentVisitor
    {
        public Dictionary<string, string[]> Columns { get; } = [];

        public List<string> Indexes { get; } = [];

        public override void Visit(CreateTableStatement node) =>
            Columns.Add(node.SchemaObjectName.BaseIdentifier.Value, [.. node.Definition.ColumnDefinitions.Select(c => c.ColumnIdentifier.Value)]);

        /// <summary>A later file adds columns to a table of an earlier one: their names follow the table's own.</summary>
        public override void Visit(AlterTableAddTableElementStatement node)
        {
            var table = node.SchemaObjectName.BaseIdentifier.Value;
            Columns[table] = [.. Columns.GetValueOrDefault(table, []), .. node.Definition.ColumnDefinitions.Select(c => c.ColumnIdentifier.Value)];
        }

        public override void Visit(DropTableStatement node)
        {
            foreach (var table in node.Objects)
            {
                Columns.Remove(table.BaseIdentifier.Value);
            }
        }

        public override void Visit(CreateIndexStatement node) => Indexes.Add(node.Name.Value);

        public override void Visit(DropIndexClause node) => Indexes.Remove(node.Index.Value);
    }

    private sealed class Rules : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        public override void Visit(MergeStatement node) => Found.Add("MERGE");

        public override void Visit(AlterTableStatement node)
        {
            if (node.SchemaObjectName.BaseIdentifier.Value.StartsWith('#'))
            {
                Found.Add("ALTER of a temporary table");
            }
        }

        // The parser takes a misspelt first word for the name of a procedure.
        public override void Visit(ExecuteStatement node)
        {
            if (node.ScriptTokenStream[node.FirstTokenIndex].TokenType is not (TSqlTokenType.Exec or TSqlTokenType.Execute))
            {
                Found.Add("call of a procedure without EXEC");
            }
        }

        public override void Visit(UpdateStatement node) => Cte(node);

        public override void Visit(DeleteStatement node) => Cte(node);

        // The target of a write must be a table: not every server that speaks TDS can write through a common table expression.
        private void Cte(DataModificationStatement node)
        {
            var target = node switch
            {
                UpdateStatement u => u.UpdateSpecification.Target,
                DeleteStatement d => d.DeleteSpecification.Target,
                _ => null,
            };
            var names = node.WithCtesAndXmlNamespaces?.CommonTableExpressions.Select(c => c.ExpressionName.Value) ?? [];
            if (target is NamedTableReference table && names.Contains(table.SchemaObject.BaseIdentifier.Value, StringComparer.OrdinalIgnoreCase))
            {
                Found.Add("write through a common table expression");
            }
        }
    }
}
