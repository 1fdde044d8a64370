namespace RevOps.LocalRuntime.Tests.Conformance;

/// <summary>Writes types as the signature lists do: no namespace for the everyday ones, C# keywords, type arguments in brackets.</summary>
internal static class TypeText
{
    private static readonly HashSet<string> Unqualified =
        ["System", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks"];

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        return type.IsGenericParameter ? type.Name : Keywords.GetValueOrDefault(type) ?? Qualified(type);
    }

    private static string Qualified(Type type)
    {
        var arguments = type.GetGenericArguments();
        if (type.DeclaringType is { } outer)
        {
            // A nested type repeats the parameters of the type around it: those belong to that one's name.
            var inherited = outer.GetGenericArguments().Length;
            var outerText = inherited > 0 ? Of(outer.MakeGenericType(arguments[..inherited])) : Of(outer);
            return $"{outerText}.{Simple(type, arguments[inherited..])}";
        }

        var space = type.Namespace is { } ns && !Unqualified.Contains(ns) ? ns + "." : "";
        return space + Simple(type, arguments);
    }

    private static string Simple(Type type, Type[] arguments)
    {
        var name = type.Name.Split('`')[0];
        return arguments.Length == 0 ? name : $"{name}<{string.Join(", ", arguments.Select(Of))}>";
    }
}
