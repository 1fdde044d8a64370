using System.Reflection;
using System.Runtime.CompilerServices;

namespace RevOps.LocalRuntime.Tests.Conformance;

/// <summary>Writes what other assemblies can see of a type as lines of the signature lists.</summary>
internal static class SignatureRenderer
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    public static TypeSignature Type(Type type) => new(TypeText.Of(type), KindOf(type), [.. BasesOf(type)]);

    /// <summary>The members that the type itself declares and that are public or protected.</summary>
    public static IEnumerable<string> Members(Type type)
    {
        var name = TypeText.Of(type);
        return MembersOf(type).Select(line => $"{name}.{line}");
    }

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => $"{f.Name} = {f.GetRawConstantValue()}");
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [MemberRenderer.Method(type.GetMethod("Invoke")!)];
        }

        return type.GetConstructors(Declared).Where(c => !c.IsStatic && MemberRenderer.IsVisible(c)).Select(MemberRenderer.Constructor)
            .Concat(type.GetProperties(Declared).Where(MemberRenderer.IsVisible).Select(MemberRenderer.Property))
            .Concat(type.GetFields(Declared).Where(MemberRenderer.IsVisible).Select(MemberRenderer.Field))
            .Concat(type.GetEvents(Declared).Where(e => MemberRenderer.IsVisible(e.AddMethod!)).Select(e => $"{e.Name} [event]"))
            .Concat(type.GetMethods(Declared).Where(IsPlain).Select(MemberRenderer.Method));
    }

    private static bool IsPlain(MethodInfo method) => MemberRenderer.IsVisible(method)
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        && method.Name is not ("<Clone>$" or "Finalize");

    private static string KindOf(Type type)
    {
        if (type.IsEnum)
        {
            return "enum";
        }

        if (type.IsInterface)
        {
            return "interface";
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return "delegate";
        }

        return type.IsValueType ? ReadOnly(type) + "struct" : Modifier(type) + "class";
    }

    private static string ReadOnly(Type type) => type.IsDefined(typeof(IsReadOnlyAttribute), false) ? "readonly " : "";

    private static string Modifier(Type type) => (type.IsAbstract, type.IsSealed) switch
    {
        (true, true) => "static ",
        (true, false) => "abstract ",
        (false, true) => "sealed ",
        _ => "",
    };

    private static IEnumerable<string> BasesOf(Type type)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type))
        {
            return [];
        }

        Type[] usual = [typeof(object), typeof(ValueType)];
        var own = type.BaseType is { } baseType && !usual.Contains(baseType) ? [baseType] : System.Type.EmptyTypes;

        // Only what the type adds: not what its base class or another of its interfaces brings along.
        var inherited = (type.BaseType?.GetInterfaces() ?? []).Concat(type.GetInterfaces().SelectMany(i => i.GetInterfaces()));
        return own.Concat(type.GetInterfaces().Except(inherited).Where(i => i.IsVisible)).Select(TypeText.Of);
    }
}
