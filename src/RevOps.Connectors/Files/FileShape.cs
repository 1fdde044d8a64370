using RevOps.Connectors.Forms;
using RevOps.Connectors.Leads;
using RevOps.Core;
using RevOps.Core.Files;

namespace RevOps.Connectors.Files;

/// <summary>What the rows of a file are: which headers are known, which columns must be there, what a row becomes.</summary>
public abstract class FileShape
{
    private protected FileShape()
    {
    }

    /// <summary>The kind of file: <c>leads</c>, <c>spend</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>True where lines may come before the header row, as in reports.</summary>
    internal virtual bool MayHavePreamble => false;

    /// <summary>The files of people, with the names of web forms: <c>leads</c>, <c>contacts</c>.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="rules">The names that are known.</param>
    public static FileShape People(string kind, FormRules rules) => new PeopleShape(kind, rules);

    /// <summary>The files of figures and records.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="rules">The names and spellings that are known.</param>
    public static FileShape Table(FileKind kind, FileRules rules) => new TableShape(kind, rules);

    /// <summary>The canonical names of the fields that columns may fill.</summary>
    public abstract IReadOnlyList<string> Fields { get; }

    /// <summary>True for a field that a column may fill.</summary>
    /// <param name="field">The canonical name.</param>
    public virtual bool Knows(string field) => Fields.Contains(field);

    /// <summary>What a header means: the field and how telling the name is (the lower, the better); null where it is not known.</summary>
    internal abstract (string Field, int Rank)? Resolve(string header);

    /// <summary>What is missing with only these fields; null where they suffice.</summary>
    internal abstract FieldFault? Lacks(IReadOnlySet<string> fields);

    /// <summary>What the cells of a field hold.</summary>
    internal virtual FileFieldType TypeOf(string field) => FileFieldType.Text;

    /// <summary>How the vendor that names a column so writes its days.</summary>
    internal virtual DateOrder? OrderOf(string header) => null;

    /// <summary>True for a row that sums others up or closes the file.</summary>
    internal virtual bool IsSummary(IReadOnlyList<string> cells, CsvLayout layout) => false;

    /// <summary>The row as canonical JSON; null, with the fault, where it is not usable.</summary>
    internal abstract string? Read(IReadOnlyList<string> cells, CsvLayout layout, out FieldFault? fault);

    private sealed class PeopleShape(string kind, FormRules rules) : FileShape
    {
        public override string Kind => kind;

        public override IReadOnlyList<string> Fields => LeadFields.All;

        internal override (string Field, int Rank)? Resolve(string header)
        {
            var key = FieldNames.Key(header);
            var canonical = LeadFields.All.FirstOrDefault(f => FieldNames.Key(f) == key);
            return canonical is null ? rules.Resolve(header) : (canonical, -1);
        }

        internal override FieldFault? Lacks(IReadOnlySet<string> fields) =>
            fields.Contains("email") || fields.Contains("phone")
                ? null
                : new FieldFault("", "columns", "No column of the first row is known as an e-mail address or a phone number.");

        internal override string? Read(IReadOnlyList<string> cells, CsvLayout layout, out FieldFault? fault) => CsvLeadRow.Read(cells, layout, out fault);
    }
}
