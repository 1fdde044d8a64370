namespace RevOps.Connectors.Fetching;

/// <summary>What a notification that holds ids only asks for.</summary>
public sealed record VendorNotice
{
    /// <summary>The object to be fetched, if there is one.</summary>
    public FetchRequest? Fetch { get; init; }

    /// <summary>What was deleted there, if it is that.</summary>
    public VendorDeletion? Deletion { get; init; }

    /// <summary>Contacts that were made one there, if it is that.</summary>
    public VendorMerge? Merge { get; init; }
}

/// <summary>An object of a vendor, to be fetched by its id.</summary>
/// <param name="Vendor">The vendor: <c>hubspot</c>, <c>linkedin</c>, <c>meta</c>.</param>
/// <param name="Type">The kind of object, in the vendor's word: <c>contacts</c>, <c>leadFormResponses</c> …</param>
/// <param name="Id">The vendor's id.</param>
public sealed record FetchRequest(string Vendor, string Type, string Id);

/// <summary>Something that a vendor has deleted.</summary>
/// <param name="Vendor">The vendor.</param>
/// <param name="Type">The kind of object.</param>
/// <param name="Id">The vendor's id.</param>
/// <param name="IsErasure">True where the person's data must go here too, not only there.</param>
public sealed record VendorDeletion(string Vendor, string Type, string Id, bool IsErasure);

/// <summary>Contacts that a vendor has made one.</summary>
/// <param name="Vendor">The vendor, under whose name its ids are kept.</param>
/// <param name="IntoId">The contact that goes on.</param>
/// <param name="FromIds">Those that are part of it now.</param>
public sealed record VendorMerge(string Vendor, string IntoId, IReadOnlyList<string> FromIds);
