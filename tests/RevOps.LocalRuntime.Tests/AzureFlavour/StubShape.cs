namespace RevOps.LocalRuntime.Tests.AzureFlavour;

/// <summary>What a stub's members have to know of its type.</summary>
/// <param name="Name">Simple name, with type parameters.</param>
/// <param name="Kind">As in the lists: <c>sealed class</c>.</param>
/// <param name="IsRecord">Whether the compiler made its equality.</param>
/// <param name="BaseArgument">What its constructors give that of the base class; empty for nothing.</param>
internal sealed record StubShape(string Name, string Kind, bool IsRecord, string BaseArgument)
{
    public bool IsInterface => Kind == "interface";

    public bool IsEnum => Kind == "enum";

    public bool IsStatic => Kind.StartsWith("static", StringComparison.Ordinal);

    public bool IsClass => Kind.EndsWith("class", StringComparison.Ordinal);

    public bool IsSealed => Kind.StartsWith("sealed", StringComparison.Ordinal);

    /// <summary>Without type parameters: how constructors are called.</summary>
    public string Plain => Name.Split('<')[0];

    public string Declaration => IsEnum ? $"{Kind} {Name}" : $"{Modifiers}partial {Noun} {Name}";

    private string Noun => IsRecord ? "record" : Kind.Split(' ')[^1];

    private string Modifiers => Kind.LastIndexOf(' ') is > 0 and var space ? Kind[..(space + 1)] : "";
}
