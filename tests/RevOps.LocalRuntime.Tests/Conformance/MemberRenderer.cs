using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace RevOps.LocalRuntime.Tests.Conformance;

/// <summary>Writes a member as in the signature lists, without the type's name before it.</summary>
internal static class MemberRenderer
{
    public static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    public static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    public static bool IsVisible(PropertyInfo property) => property.GetAccessors(nonPublic: true).Any(IsVisible);

    public static string Constructor(ConstructorInfo constructor) =>
        $"ctor({Parameters(constructor)})" + Modifiers(constructor);

    public static string Method(MethodInfo method)
    {
        var generics = method.IsGenericMethodDefinition
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>"
            : "";
        return $"{method.Name}{generics}({Parameters(method)}) -> {NullableText.Of(method.ReturnParameter)}"
            + Modifiers(method) + Constraints(method);
    }

    public static string Property(PropertyInfo property)
    {
        var index = property.GetIndexParameters() is { Length: > 0 } parameters
            ? $"[{string.Join(", ", parameters.Select(Parameter))}]"
            : "";
        var accessors = string.Join(" ", new[] { Accessor(property.GetMethod, "get"), Accessor(property.SetMethod, Setter(property)) }
            .Where(a => a.Length > 0));
        var widest = property.GetAccessors(nonPublic: true).Where(IsVisible).MaxBy(a => a.IsPublic)!;
        return $"{property.Name}{index} : {NullableText.Of(property)} {{ {accessors} }}" + Modifiers(widest);
    }

    public static string Field(FieldInfo field)
    {
        var kind = field.IsLiteral
            ? $"const = {Literal(field.GetRawConstantValue(), field.FieldType)}"
            : string.Join(" ", new[] { field.IsStatic ? "static" : "", field.IsInitOnly ? "readonly" : "" }.Where(w => w.Length > 0));
        return $"{field.Name} : {NullableText.Of(field)} [field {kind}]".Replace(" ]", "]", StringComparison.Ordinal);
    }

    private static string Accessor(MethodInfo? accessor, string name)
    {
        if (accessor is null || !IsVisible(accessor))
        {
            return "";
        }

        return accessor.IsPublic ? $"{name};" : $"protected {name};";
    }

    private static string Setter(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true ? "init" : "set";

    private static string Parameters(MethodBase method)
    {
        var text = string.Join(", ", method.GetParameters().Select(Parameter));
        return method.IsDefined(typeof(ExtensionAttribute), false) ? "this " + text : text;
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var passing = parameter switch
        {
            { ParameterType.IsByRef: true, IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute), false) => "params ",
            _ => "",
        };
        var value = parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue, parameter.ParameterType)}" : "";
        return $"{passing}{NullableText.Of(parameter)} {parameter.Name}{value}";
    }

    private static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType ? "default" : "null",
        _ when type.IsEnum => Enum.GetName(type, value) ?? Convert.ToString(value, CultureInfo.InvariantCulture)!,
        bool truth => truth ? "true" : "false",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Modifiers(MethodBase method)
    {
        var words = new List<string>();
        if (!method.IsPublic)
        {
            words.Add("protected");
        }

        if (method.IsStatic)
        {
            words.Add("static");
        }

        if (method is MethodInfo { IsVirtual: true, IsFinal: false } && method.DeclaringType is { IsInterface: false } declaring
            && !typeof(Delegate).IsAssignableFrom(declaring))
        {
            words.Add(Dispatch((MethodInfo)method));
        }

        return words.Count > 0 ? $" [{string.Join(' ', words)}]" : "";
    }

    private static string Dispatch(MethodInfo method) => method switch
    {
        { IsAbstract: true } when method.GetBaseDefinition() == method => "abstract",
        _ when method.GetBaseDefinition() != method => "override",
        _ => "virtual",
    };

    private static string Constraints(MethodInfo method) => !method.IsGenericMethodDefinition
        ? ""
        : string.Concat(method.GetGenericArguments().Select(Constraint));

    private static string Constraint(Type parameter)
    {
        var special = parameter.GenericParameterAttributes;
        var isStruct = special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        var words = parameter.GetGenericParameterConstraints().Where(c => c != typeof(ValueType)).Select(TypeText.Of).ToList();
        if (isStruct || special.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            words.Insert(0, isStruct ? "struct" : "class");
        }

        if (!isStruct && special.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            words.Add("new()");
        }

        return words.Count > 0 ? $" where {parameter.Name} : {string.Join(", ", words)}" : "";
    }
}
