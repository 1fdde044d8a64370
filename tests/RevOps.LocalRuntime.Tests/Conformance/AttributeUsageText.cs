using System.Reflection;

namespace RevOps.LocalRuntime.Tests.Conformance;

/// <summary>What an attribute may be put on, as in the signature lists: <c>Usage(Class, Struct, AllowMultiple=true)</c>.</summary>
internal static class AttributeUsageText
{
    public static string Of(Type attribute)
    {
        var usage = Effective(attribute);
        return $"Usage({usage.ValidOn}, AllowMultiple={Text(usage.AllowMultiple)}, Inherited={Text(usage.Inherited)})";
    }

    /// <summary>Whether it means the same; what the list leaves out has its default.</summary>
    public static bool Same(Type attribute, string real)
    {
        var parts = real["Usage(".Length..^1].Split(", ").ToLookup(p => p.Contains('=', StringComparison.Ordinal));
        var usage = Effective(attribute);
        return usage.ValidOn == Enum.Parse<AttributeTargets>(string.Join(", ", parts[false]))
            && usage.AllowMultiple == parts[true].Contains("AllowMultiple=true")
            && usage.Inherited != parts[true].Contains("Inherited=false");
    }

    // Declared on the attribute or on what it derives from; the framework's own default otherwise.
    private static AttributeUsageAttribute Effective(Type attribute) =>
        attribute.GetCustomAttribute<AttributeUsageAttribute>(inherit: true) ?? new AttributeUsageAttribute(AttributeTargets.All);

    private static string Text(bool value) => value ? "true" : "false";
}
