namespace RevOps.Functions.Access;

/// <summary>Says who may call an HTTP function. A function without it cannot be called at all.</summary>
/// <param name="scope">Any of these is enough; <see cref="Scope.None"/> for everybody.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AccessAttribute(Scope scope) : Attribute
{
    /// <summary>Any of these is enough.</summary>
    public Scope Scope { get; } = scope;

    /// <summary>True for a question whose answer tells so much that asking it is put on record.</summary>
    public bool Audited { get; init; }

    /// <summary>The vendor whose own proof is taken instead of a key: see <see cref="VendorProof"/>.</summary>
    public string? Vendor { get; init; }
}
