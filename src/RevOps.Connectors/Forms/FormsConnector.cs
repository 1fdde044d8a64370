using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Forms;

/// <summary>
/// Any web form (<c>POST /api/intake/forms/{form}</c>): Contact Form 7, Gravity Forms, WPForms, Elementor or a page of one's
/// own. Nothing readable is refused at the door, as most plugins would show the visitor an error; a form without a way to
/// reach the person is rejected when it is mapped.
/// </summary>
/// <param name="rules">Gives the rules in force; asked once for each event.</param>
public sealed class FormsConnector(Func<FormRules> rules) : IConnector
{
    /// <summary>A connector with rules that do not change.</summary>
    /// <param name="rules">The rules.</param>
    public FormsConnector(FormRules rules)
        : this(() => rules)
    {
    }

    /// <inheritdoc/>
    public string Name => "forms";

    /// <inheritdoc/>
    public ReceiveResult Receive(Delivery delivery) =>
        FormBody.Read(delivery.Body, delivery.ContentType) switch
        {
            null => new ReceiveResult.UnsupportedType(FormBody.Accepted),
            JsonParse.Broken broken => new ReceiveResult.Unreadable(broken.Fault),
            JsonParse.Value { Root.ValueKind: JsonValueKind.Object or JsonValueKind.Array } value => Received(value.Root, delivery.Subject),
            _ => new ReceiveResult.Invalid([new FieldFault("", "type", "Must be a JSON object of fields, or an array of fields with name and value.")]),
        };

    /// <inheritdoc/>
    public MapResult Map(SourceEvent source) =>
        JsonInput.Parse(source.Payload) switch
        {
            JsonParse.Broken broken => new MapResult.Rejected(broken.Fault),
            JsonParse.Value value => MapFields(FormFields.Flatten(value.Root), source),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private ReceiveResult.Received Received(JsonElement root, string form) =>
        new([new SourceEvent(Name, form, "lead", FormSourceId.Find(root), root.GetRawText())], IsBatch: false);

    private MapResult MapFields(IReadOnlyList<FormField> fields, SourceEvent source)
    {
        var (lead, unmapped) = FormMapper.Map(fields, source.Subject, rules());
        return Unreachable(lead) is { } fault
            ? new MapResult.Rejected(fault)
            : new MapResult.Lead(lead with { Id = source.SourceId ?? lead.Id }) { Unmapped = unmapped };
    }

    private static FieldFault? Unreachable(LeadSubmission lead) =>
        lead switch
        {
            { Phone: not null } => null,
            { Email: null } => new FieldFault("/email", "required", "No field of the form is an e-mail address or a phone number."),
            { Email: var email } when !InputText.MayBeEmail(email) => new FieldFault("/email", "format", "The e-mail field does not hold an address, and there is no phone."),
            _ => null,
        };
}
