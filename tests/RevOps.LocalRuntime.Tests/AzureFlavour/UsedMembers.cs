using System.Reflection.Metadata;

namespace RevOps.LocalRuntime.Tests.AzureFlavour;

/// <summary>Which members of an assembly another one uses.</summary>
internal static class UsedMembers
{
    /// <summary>Sorted, each once: type with namespace, a dot, and the member's name.</summary>
    public static IReadOnlyList<string> Of(MetadataReader user, string assembly) =>
    [
        .. user.MemberReferences.Select(user.GetMemberReference)
            .Select(m => (Type: TypeOf(user, m.Parent), m.Name))
            .Where(m => m.Type is { } t && IsOf(user, t, assembly))
            .Select(m => $"{user.GetString(m.Type!.Value.Namespace)}.{user.GetString(m.Type.Value.Name).Split('`')[0]}.{user.GetString(m.Name).TrimStart('.')}")
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static TypeReference? TypeOf(MetadataReader user, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => user.GetTypeReference((TypeReferenceHandle)parent),
        HandleKind.TypeSpecification => Generic(user, user.GetTypeSpecification((TypeSpecificationHandle)parent)),
        _ => null,
    };

    // A generic type's reference stands first in its signature, after the two bytes that say that it is one.
    private static TypeReference? Generic(MetadataReader user, TypeSpecification specification)
    {
        var blob = user.GetBlobReader(specification.Signature);
        return blob.ReadByte() == (byte)SignatureTypeCode.GenericTypeInstance && blob.ReadByte() > 0 && blob.ReadTypeHandle() is { Kind: HandleKind.TypeReference } type
            ? user.GetTypeReference((TypeReferenceHandle)type) : null;
    }

    private static bool IsOf(MetadataReader user, TypeReference type, string assembly) =>
        type.ResolutionScope.Kind == HandleKind.AssemblyReference
        && user.GetString(user.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == assembly;
}
