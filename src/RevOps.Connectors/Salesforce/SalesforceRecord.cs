using System.Globalization;
using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Salesforce;

/// <summary>The fields of one record, asked for by our names.</summary>
/// <param name="fields">An object of texts, by API name.</param>
/// <param name="mapping">Which of them is which of ours.</param>
internal sealed class SalesforceRecord(JsonElement fields, SalesforceObject mapping)
{
    private readonly FieldReader _fields = new(fields, "", []);

    /// <summary>What the object means.</summary>
    public SalesforceObject Mapping => mapping;

    /// <summary>The record's own id, of 18 characters.</summary>
    public string? Id => SalesforceIds.Full(_fields.Text("Id"));

    /// <summary>The first of the mapped fields that holds something; null where none does.</summary>
    public string? Text(string name) => mapping.Fields.GetValueOrDefault(name)?.Select(f => _fields.Text(f, FieldReader.MaxLongText)).FirstOrDefault(v => v is not null);

    /// <summary>Another record's id, of 18 characters.</summary>
    public string? IdOf(string name) => SalesforceIds.Full(Text(name));

    /// <summary>True or false; null where it is not said.</summary>
    public bool? Flag(string name) => bool.TryParse(Text(name), out var flag) ? flag : null;

    /// <summary>A number; null where it is not said or none.</summary>
    public decimal? Number(string name) =>
        decimal.TryParse(Text(name), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>A time; of a day its beginning in UTC. The REST API writes offsets without a colon.</summary>
    public DateTimeOffset? Time(string name) => Text(name) switch
    {
        null => null,
        { Length: 10 } day when Rfc3339.TryParse($"{day}T00:00:00Z", out var start) => start,
        [.. { } before, '+' or '-', _, _, _, _] text when before.Length > 10 && Rfc3339.TryParse(text.Insert(text.Length - 2, ":"), out var time) => time,
        var text => Rfc3339.TryParse(text, out var time) ? time : null,
    };

    /// <summary>The names of their fields for one of ours, as a person has to add them to the message.</summary>
    public string NamesOf(string name) => mapping.Fields.TryGetValue(name, out var names) ? string.Join(" or ", names) : name;
}
