using System.Reflection;

namespace RevOps.LocalRuntime.Tests.Conformance;

/// <summary>
/// Adds what the compiler recorded of nulls to a type's text, at the outermost level as the signature lists do: <c>string?</c>,
/// and for tasks of something nullable the words "(result may be null)". Code compiled without nullable annotations shows none.
/// The lists were made with <see cref="NullabilityInfoContext"/>, whose reading of bare type parameters is peculiar; so is this.
/// </summary>
internal static class NullableText
{
    // Not safe for concurrent use, and cheap.
    private static NullabilityInfoContext Context => new();

    public static string Of(ParameterInfo parameter) => Text(parameter.ParameterType, Context.Create(parameter));

    public static string Of(PropertyInfo property) => Text(property.PropertyType, Context.Create(property));

    public static string Of(FieldInfo field) => Text(field.FieldType, Context.Create(field));

    private static string Text(Type type, NullabilityInfo info)
    {
        var actual = type.IsByRef ? type.GetElementType()! : type;
        var text = TypeText.Of(actual) + (!actual.IsValueType && MayBeNull(info) ? "?" : "");
        return actual.IsGenericType && actual.GetGenericTypeDefinition() == typeof(Task<>) && ResultMayBeNull(info)
            ? text + " (result may be null)"
            : text;
    }

    private static bool ResultMayBeNull(NullabilityInfo task) =>
        task.GenericTypeArguments is [var result] && !result.Type.IsValueType && MayBeNull(result);

    private static bool MayBeNull(NullabilityInfo info) =>
        (info.ReadState == NullabilityState.Unknown ? info.WriteState : info.ReadState) == NullabilityState.Nullable;
}
