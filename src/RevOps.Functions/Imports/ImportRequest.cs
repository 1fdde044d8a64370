using System.Globalization;
using Microsoft.AspNetCore.Http;
using RevOps.Connectors.Files;
using RevOps.Core;
using RevOps.Core.Files;
using RevOps.Core.Leads;
using RevOps.Data.Imports;
using RevOps.Functions.Imports.Kinds;

namespace RevOps.Functions.Imports;

/// <summary>Reads the parameters of an import and collects what is wrong with them.</summary>
/// <param name="query">The parameters.</param>
/// <param name="kinds">The kinds of files.</param>
internal sealed class ImportRequest(IQueryCollection query, ImportKinds kinds)
{
    private const int MaxSource = 100;

    private readonly List<FieldFault> _faults = [];

    /// <summary>The saved mapping that is wanted, if any.</summary>
    public string? MappingName => Text("mapping");

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<FieldFault> Faults => _faults;

    /// <summary>The terms; of no use where there are faults.</summary>
    /// <param name="saved">The mapping that the request names; what the request says itself wins.</param>
    public ImportTerms Read(MappingRow? saved)
    {
        var kind = kinds.Find(Text("kind") ?? saved?.Kind ?? ImportTerms.Leads);
        if (kind is null)
        {
            Fault("kind", $"kind is one of: {string.Join(", ", kinds.Names)}.");
        }
        else if (saved is null ? MappingName is not null : saved.Kind != kind.Name)
        {
            Fault("mapping", saved is null ? "There is no mapping of that name." : $"The mapping is one of {saved.Kind}.");
        }

        return new ImportTerms
        {
            Kind = kind?.Name ?? ImportTerms.Leads,
            Source = Bounded("source", MaxSource) ?? ImportTerms.Default.Source,
            Channel = Choice("channel", Channels.All),
            IsDryRun = Choice("dryRun", ["true", "false"]) == "true",
            Hints = new FileHints
            {
                Encoding = Encoding(),
                Delimiter = Choice("delimiter", [",", ";", "tab", "\t", "|"]) is { } given ? given == "tab" ? '\t' : given[0] : null,
                DecimalSign = Choice("decimal", [".", ","])?[0],
                Dates = Choice("dateFormat", ["dmy", "mdy"]) switch { "dmy" => DateOrder.DayFirst, "mdy" => DateOrder.MonthFirst, _ => null },
                HeaderRow = HeaderRow(),
                Currency = Currency(),
                Map = Map(kind, saved is null ? null : ImportMap.Read(saved.Fields)),
                Sheet = Bounded("sheet", MaxSource),
            },
        };
    }

    private CsvEncoding? Encoding() => Choice("encoding", ["utf-8", "utf-16le", "utf-16be", "windows-1252"]) switch
    {
        "utf-8" => CsvEncoding.Utf8,
        "utf-16le" => CsvEncoding.Utf16LittleEndian,
        "utf-16be" => CsvEncoding.Utf16BigEndian,
        "windows-1252" => CsvEncoding.Windows1252,
        _ => null,
    };

    private int? HeaderRow()
    {
        if (Text("headerRow") is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row is >= 1 and <= 1000)
        {
            return row;
        }

        Fault("headerRow", "headerRow is a line of the file, from 1 to 1000.");
        return null;
    }

    private string? Currency()
    {
        var code = Text("currency")?.ToUpperInvariant();
        if (code is not null && (code.Length != 3 || !code.All(char.IsAsciiLetter)))
        {
            Fault("currency", "currency is an ISO 4217 code of three letters, like EUR.");
        }

        return code;
    }

    private Dictionary<string, string> Map(IImportKind? kind, IReadOnlyDictionary<string, string>? saved)
    {
        var own = Text("map") is { } text ? ImportMap.Read(text) : FileHints.None.Map;
        if (own is null)
        {
            Fault("map", ImportMap.Rule);
        }

        var map = new Dictionary<string, string>(saved ?? FileHints.None.Map, StringComparer.OrdinalIgnoreCase);
        foreach (var (header, field) in own ?? FileHints.None.Map)
        {
            map[header] = field;
        }

        _faults.AddRange(kind is null ? [] : ImportMap.Check(map, kind, "/map"));
        return map;
    }

    private string? Choice(string name, IReadOnlyList<string> allowed)
    {
        // A tab would not outlive trimming.
        var text = query[name].ToString() is "\t" ? "\t" : Text(name);
        if (text is null || allowed.Contains(text))
        {
            return text;
        }

        Fault(name, $"{name} is one of: {string.Join(" ", allowed.Where(a => a != "\t"))}.");
        return null;
    }

    private string? Bounded(string name, int max)
    {
        var text = Text(name);
        if (text?.Length > max)
        {
            Fault(name, $"{name} has at most {max} characters.");
        }

        return text;
    }

    private string? Text(string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    private void Fault(string name, string detail) => _faults.Add(new FieldFault($"/{name}", "value", detail));
}
