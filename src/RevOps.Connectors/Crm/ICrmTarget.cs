using RevOps.Connectors.Apis;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Crm;

/// <summary>A CRM that is written into.</summary>
public interface ICrmTarget
{
    /// <summary>Its name, as in the destination <c>crm:hubspot</c>.</summary>
    string System { get; }

    /// <summary>Name of the setting that opens its API.</summary>
    string Setting { get; }

    /// <summary>What is written into it by the rules in force.</summary>
    CrmMap Map { get; }

    /// <summary>What objects hold.</summary>
    /// <param name="type"><c>leads</c>, <c>contacts</c> or <c>deals</c>.</param>
    /// <param name="ids">Their ids there; 100 at most.</param>
    /// <param name="properties">Which properties.</param>
    /// <param name="cancel">Gives up.</param>
    Task<CrmRead> ReadAsync(string type, IReadOnlyList<string> ids, IReadOnlyList<string> properties, CancellationToken cancel);

    /// <summary>Changes objects.</summary>
    /// <param name="type"><c>leads</c>, <c>contacts</c> or <c>deals</c>.</param>
    /// <param name="changes">What is to change; 100 at most.</param>
    /// <param name="cancel">Gives up.</param>
    Task<CrmUpdate> UpdateAsync(string type, IReadOnlyList<CrmChange> changes, CancellationToken cancel);
}

/// <summary>What is to be changed in an object.</summary>
/// <param name="Id">Its id in the CRM.</param>
/// <param name="Properties">By their names; an empty text empties.</param>
public sealed record CrmChange(string Id, IReadOnlyDictionary<string, string> Properties);

/// <summary>What a CRM says that its objects hold.</summary>
public abstract record CrmRead
{
    private CrmRead()
    {
    }

    /// <summary>It has said so.</summary>
    /// <param name="Objects">By id; those that it does not have are missing. An empty text for what is empty.</param>
    public sealed record Held(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Objects) : CrmRead;

    /// <summary>It has not.</summary>
    /// <param name="Answer">Its answer.</param>
    public sealed record Failed(ApiAnswer Answer) : CrmRead;
}

/// <summary>What a CRM says to changes.</summary>
public abstract record CrmUpdate
{
    private CrmUpdate()
    {
    }

    /// <summary>It has taken them.</summary>
    /// <param name="Refused">All but these: why, by id, without personal data.</param>
    public sealed record Taken(IReadOnlyDictionary<string, string> Refused) : CrmUpdate;

    /// <summary>It has taken none, or some, and nobody knows which.</summary>
    /// <param name="Answer">Its answer.</param>
    public sealed record Failed(ApiAnswer Answer) : CrmUpdate;
}
