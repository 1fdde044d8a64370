using System.Reflection;
using RevOps.LocalRuntime.Time;

namespace RevOps.LocalRuntime.Tests.Conformance;

/// <summary>
/// The stand-ins promise that what compiles against them compiles against the real packages. When one of these tests fails, give
/// the stand-in the real signature (shown below ours), or make it internal.
/// </summary>
public sealed class ConformanceTests
{
    /// <summary>Public types of our own; the app may use them in the Local flavour only.</summary>
    private static readonly string[] AllowedOutside = [];

    private static readonly Assembly Runtime = typeof(BusinessClock).Assembly;

    [Fact]
    public void Every_public_member_of_a_stand_in_is_one_of_the_real_package()
    {
        var standIns = Runtime.GetExportedTypes().Where(IsStandIn).ToList();
        var faults = ConformanceCheck.Faults(standIns, RealSignatures.Load());

        Assert.NotEmpty(standIns);
        Assert.True(
            faults.Count == 0, $"{faults.Count} public types or members are not in the real packages.\n{string.Join('\n', faults)}");
    }

    [Fact]
    public void Nothing_else_is_public_in_the_runtime()
    {
        var outside = Runtime.GetExportedTypes().Where(t => !IsStandIn(t)).Select(t => t.FullName!).Except(AllowedOutside).ToList();

        Assert.True(outside.Count == 0, $"Make these internal, or allow them here with a reason:\n{string.Join('\n', outside)}");
    }

    [Fact]
    public void The_allowed_types_exist() =>
        Assert.All(AllowedOutside, name => Assert.True(Runtime.GetType(name)?.IsVisible, $"{name} is allowed but does not exist."));

    [Fact]
    public void The_real_signatures_are_there() => Assert.InRange(RealSignatures.Load().Count, 1500, int.MaxValue);

    private static bool IsStandIn(Type type) => type.Namespace is { } space
        && (space.StartsWith("Microsoft.", StringComparison.Ordinal) || space.StartsWith("Azure.", StringComparison.Ordinal));
}
