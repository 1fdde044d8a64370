using RevOps.Core;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Input;

/// <summary>Reads references to contacts.</summary>
internal static class ContactRefs
{
    private const string Missing = "needs one of contactId, email, phone, externalIds, visitorId";

    /// <summary>The contact that a field names; null, with a fault added, where it names none.</summary>
    public static ContactRef? Read(FieldReader reader, string name, List<FieldFault> faults)
    {
        var before = faults.Count;
        var contact = reader.Child(name) is { } child ? Read(child) : new ContactRef();
        if (faults.Count == before && IsEmpty(contact))
        {
            reader.Fault(name, "required", Missing);
        }

        return faults.Count == before ? contact : null;
    }

    /// <summary>The contacts that a list names; each entry that names none adds a fault.</summary>
    public static IReadOnlyList<ContactRef> ReadAll(FieldReader reader, string name, List<FieldFault> faults)
    {
        var contacts = new List<ContactRef>();
        foreach (var child in reader.Children(name))
        {
            var before = faults.Count;
            var contact = Read(child);
            if (faults.Count == before && IsEmpty(contact))
            {
                faults.Add(new FieldFault(child.At, "required", $"Each entry of {name} {Missing}."));
            }

            contacts.Add(contact);
        }

        return contacts;
    }

    private static ContactRef Read(FieldReader c) =>
        new(c.Text("contactId", FieldReader.MaxId), c.Text("email"), c.Text("phone"), c.Texts("externalIds"), c.Text("visitorId", FieldReader.MaxId));

    private static bool IsEmpty(ContactRef contact) =>
        contact is { ContactId: null, Email: null, Phone: null, VisitorId: null, ExternalIds: null or { Count: 0 } };
}
