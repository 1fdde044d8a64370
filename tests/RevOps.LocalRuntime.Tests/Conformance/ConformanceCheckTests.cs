using RevOps.LocalRuntime.Tests.Conformance.Samples;

namespace RevOps.LocalRuntime.Tests.Conformance;

/// <summary>The check itself can fail: every kind of deviation is found, with the real line beside it.</summary>
public sealed class ConformanceCheckTests
{
    private static readonly Type[] StandIns = [typeof(Shape), typeof(Mode), typeof(Options)];

    private static readonly string[] Real = [.. StandIns.SelectMany(Lines)];

    [Fact]
    public void A_stand_in_with_the_same_members_is_good() => Assert.Empty(Check(Real));

    [Fact]
    public void A_stand_in_with_fewer_members_and_interfaces_is_good()
    {
        var shape = SignatureRenderer.Type(typeof(Shape)).ToString();
        string[] richer =
        [
            .. Real.Where(l => l != shape), $"{shape}, IDisposable",
            $"{TypeText.Of(typeof(Shape))}.Dispose() -> void", "Other : class",
        ];

        Assert.Empty(Check(richer));
    }

    [Fact]
    public void Attributes_in_the_lists_do_not_count() => Assert.Empty(Check(Real.Select(l => $"{l} @[Obsolete(\"Old.\")]")));

    [Theory]
    [InlineData("Shape.Find(", "Shape.Fimd(")]
    [InlineData("Uri? uri", "Uri uri")]
    [InlineData("TimeSpan? limit", "TimeSpan limit")]
    [InlineData("mode = Replace", "mode = Merge")]
    [InlineData("factor = 1.5", "factor = 2.5")]
    [InlineData("string text = ", "string words = ")]
    [InlineData("{ get; init; }", "{ get; set; }")]
    [InlineData("{ get; protected set; }", "{ get; }")]
    [InlineData("[virtual] where", "[abstract] where")]
    [InlineData("where T : class, IDisposable", "where T : IDisposable")]
    [InlineData("const = 100", "const = 99")]
    [InlineData("Mode.Replace = 3", "Mode.Replace = 1")]
    [InlineData("params int[] sizes", "int[] sizes")]
    [InlineData("ref string text", "out string text")]
    [InlineData("-> Task<T> [", "-> Task<T> (result may be null) [")]
    public void A_member_that_differs_is_found_with_the_real_one_beside_it(string ours, string theirs)
    {
        var faults = Check(Real.Select(l => l.Replace(ours, theirs, StringComparison.Ordinal)));

        Assert.NotEmpty(faults);
        Assert.Contains(faults, f => f.Split('\n') is [var what, var own, var nearest]
            && what == "No such member:"
            && own.Contains(ours, StringComparison.Ordinal)
            && nearest.Contains(theirs, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Shape : abstract class", "Shape : class", "Another kind of type")]
    [InlineData("Shape : abstract class : ", "Shape : abstract class : Attribute, ", "Another kind of type")]
    [InlineData("IShape<string>", "IDisposable", "The real type is no ")]
    [InlineData("Samples.Mode : enum", "Samples.Mood : enum", "No such type")]
    public void A_type_that_differs_is_found(string ours, string theirs, string what)
    {
        var faults = Check(Real.Select(l => l.Replace(ours, theirs, StringComparison.Ordinal)));

        Assert.StartsWith(what, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Usage(Class, Parameter, AllowMultiple=true)", true)]
    [InlineData("Obsolete(\"Old.\"); Usage(Class, Parameter, AllowMultiple=true, Inherited=true); Flags", true)]
    [InlineData("Flags", true)]
    [InlineData("Usage(Parameter, AllowMultiple=true)", false)]
    [InlineData("Usage(Class, Parameter)", false)]
    [InlineData("Usage(Class, Parameter, AllowMultiple=true, Inherited=false)", false)]
    public void An_attribute_is_for_the_same_places(string attributes, bool good)
    {
        var mark = SignatureRenderer.Type(typeof(MarkAttribute));
        var real = new RealSignatures([$"{mark} @[{attributes}]", $"{mark.Name}.ctor()"]);

        Assert.Equal(good ? 0 : 1, ConformanceCheck.Faults([typeof(MarkAttribute)], real).Count);
    }

    private static IReadOnlyList<string> Check(IEnumerable<string> real) =>
        ConformanceCheck.Faults(StandIns, new RealSignatures(real));

    private static IEnumerable<string> Lines(Type type) =>
        SignatureRenderer.Members(type).Prepend(SignatureRenderer.Type(type).ToString());
}
