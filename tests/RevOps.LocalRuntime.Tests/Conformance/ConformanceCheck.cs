namespace RevOps.LocalRuntime.Tests.Conformance;

/// <summary>
/// Holds stand-in types against the real ones. A stand-in may have fewer members and interfaces, never other ones: code that
/// compiles and runs against it must do so against the real package too.
/// </summary>
internal static class ConformanceCheck
{
    /// <summary>What is wrong, a line each with the nearest real line below it; empty if all is well.</summary>
    public static IReadOnlyList<string> Faults(IEnumerable<Type> standIns, RealSignatures real) =>
        [.. standIns.OrderBy(t => t.FullName, StringComparer.Ordinal).SelectMany(t => Faults(t, real))];

    private static IEnumerable<string> Faults(Type standIn, RealSignatures real)
    {
        var own = SignatureRenderer.Type(standIn);
        if (real.FindType(own.Name) is not { } original)
        {
            return [Fault("No such type", own.ToString(), real.Nearest(own.ToString(), own.Name))];
        }

        return TypeFaults(own, original).Concat(UsageFaults(standIn, own.Name, real)).Concat(SignatureRenderer.Members(standIn)
            .Where(line => !real.Has(line))
            .Select(line => Fault("No such member", line, real.Nearest(line, own.Name))));
    }

    private static IEnumerable<string> TypeFaults(TypeSignature own, TypeSignature original)
    {
        if (own.Kind != original.Kind || own.BaseClass != original.BaseClass)
        {
            yield return Fault("Another kind of type", own.ToString(), original.ToString());
        }

        foreach (var added in own.Bases.Except(original.Bases).Where(b => b != own.BaseClass))
        {
            yield return Fault($"The real type is no {added}", own.ToString(), original.ToString());
        }
    }

    private static IEnumerable<string> UsageFaults(Type standIn, string name, RealSignatures real)
    {
        if (real.FindUsage(name) is { } usage && !AttributeUsageText.Same(standIn, usage))
        {
            yield return Fault("An attribute for other places", $"{name} @[{AttributeUsageText.Of(standIn)}]", $"{name} @[{usage}]");
        }
    }

    private static string Fault(string what, string own, string nearest) => $"{what}:\n  ours: {own}\n  real: {nearest}";
}
