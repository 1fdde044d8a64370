using RevOps.LocalRuntime.Tests.Conformance.Samples;

namespace RevOps.LocalRuntime.Tests.Conformance;

public sealed class SignatureRendererTests
{
    private const string Space = "RevOps.LocalRuntime.Tests.Conformance.Samples.";

    [Theory]
    [InlineData(typeof(Mode), "Mode : enum")]
    [InlineData(typeof(Handler), "Handler : delegate")]
    [InlineData(typeof(IShape<>), "IShape<T> : interface")]
    [InlineData(typeof(Shape), "Shape : abstract class : ~IShape<string>")]
    [InlineData(typeof(Shape.Inner<>), "Shape.Inner<T> : sealed class : Dictionary<string, T>")]
    [InlineData(typeof(ShapeExtensions), "ShapeExtensions : static class")]
    [InlineData(typeof(Point), "Point : readonly struct : IEquatable<~Point>")]
    [InlineData(typeof(Options), "Options : class : IEquatable<~Options>")]
    public void A_type_is_written_with_its_kind_and_bases(Type type, string expected) =>
        Assert.Equal(Full(expected), SignatureRenderer.Type(type).ToString());

    [Fact]
    public void Members_are_written_as_in_the_lists()
    {
        Assert.Equal(
            Lines(
                "Shape.Accept(in int number, ref string text, out object? result) -> void [abstract]",
                "Shape.Find(Uri? uri = null, string text = \"none\", bool deep = true, double factor = 1.5) -> ~Shape? [static]",
                "Shape.Get<T>(string key, ~Mode mode = Replace, TimeSpan? limit = default, CancellationToken cancellationToken = default)"
                + " -> Task<T> [virtual] where T : class, IDisposable",
                "Shape.Item[string key] : object { get; }",
                "Shape.Items : IReadOnlyDictionary<string, object> { protected get; } [protected abstract]",
                "Shape.Limit : int [field const = 100]",
                "Shape.Mode : ~Mode? { get; init; }",
                "Shape.Shared : string? [field static readonly]",
                "Shape.ToString() -> string [override]",
                "Shape.Value : string? { get; protected set; }",
                "Shape.ctor(string name, params int[] sizes) [protected]"),
            Render(typeof(Shape)));
    }

    [Fact]
    public void Interfaces_delegates_enums_and_extensions_have_their_ways()
    {
        Assert.Equal(
            Lines("IShape<T>.Accept(in int number, ref string text, out object? result) -> void", "IShape<T>.Value : T? { get; }"),
            Render(typeof(IShape<>)));
        Assert.Equal(Lines("Handler.Invoke(string? input, int count) -> Task<string> (result may be null)"), Render(typeof(Handler)));
        Assert.Equal(Lines("Mode.Merge = 0", "Mode.Replace = 3"), Render(typeof(Mode)));
        Assert.Equal(
            Lines("ShapeExtensions.Describe(this ~Shape shape, byte[] bytes) -> System.Text.StringBuilder [static]"),
            Render(typeof(ShapeExtensions)));
    }

    [Fact]
    public void What_the_compiler_adds_to_a_record_is_written_too() =>
        Assert.Equal(
            Lines(
                "Options.Count : int { get; set; }",
                "Options.Deconstruct(out string? Name) -> void",
                "Options.EqualityContract : Type { protected get; } [protected virtual]",
                "Options.Equals(object? obj) -> bool [override]",
                "Options.Equals(~Options? other) -> bool [virtual]",
                "Options.GetHashCode() -> int [override]",
                "Options.Name : string? { get; init; }",
                "Options.PrintMembers(System.Text.StringBuilder builder) -> bool [protected virtual]",
                "Options.ToString() -> string [override]",
                "Options.ctor(string? Name = null)",
                "Options.ctor(~Options original) [protected]",
                "Options.op_Equality(~Options? left, ~Options? right) -> bool [static]",
                "Options.op_Inequality(~Options? left, ~Options? right) -> bool [static]"),
            Render(typeof(Options)));

    [Fact]
    public void Real_types_of_the_framework_are_written_as_they_are_known()
    {
        Assert.Contains("IDisposable.Dispose() -> void", SignatureRenderer.Members(typeof(IDisposable)));
        Assert.Contains("Version.op_Equality(Version? v1, Version? v2) -> bool [static]", SignatureRenderer.Members(typeof(Version)));
    }

    private static string[] Render(Type type) => [.. SignatureRenderer.Members(type).Order(StringComparer.Ordinal)];

    private static string[] Lines(params string[] lines) => [.. lines.Select(Full).Order(StringComparer.Ordinal)];

    // "~" stands for the samples' namespace, which every line also begins with.
    private static string Full(string line) => Space + line.Replace("~", Space, StringComparison.Ordinal);
}
