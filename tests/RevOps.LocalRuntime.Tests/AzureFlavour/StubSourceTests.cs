namespace RevOps.LocalRuntime.Tests.AzureFlavour;

public sealed class StubSourceTests
{
    [Fact]
    public void Types_are_nested_and_written_with_their_bases_and_places()
    {
        var source = Write(
            "A.Mark : sealed class : Attribute @[Usage(Class, Parameter, AllowMultiple=true)]", "A.Mark.ctor(string text)",
            "A.Outer<T> : abstract class : IDisposable", "A.Outer<T>.Dispose() -> void", "A.Outer<T>.Kind : enum", "A.Outer<T>.Kind.Two = 2",
            "A.Call : delegate", "A.Call.Invoke(string? text) -> Task<string> (result may be null)");

        Assert.Contains("[AttributeUsage(AttributeTargets.Class | AttributeTargets.Parameter, AllowMultiple=true)]\npublic sealed partial class Mark : Attribute", source, StringComparison.Ordinal);
        Assert.Contains("public abstract partial class Outer<T> : IDisposable", source, StringComparison.Ordinal);
        Assert.Contains("public enum Kind\n{\n    Two = 2,", source, StringComparison.Ordinal);
        Assert.Contains("public delegate Task<string?> Call(string? @text);", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get<T>(string key, A.Mode mode = Merge) -> Azure.Response<T> [virtual] where T : class, A.IThing", "public virtual global::Azure.Response<T> Get<T>(string @key, A.Mode @mode = A.Mode.Merge) where T : class, A.IThing => throw null!;")]
    [InlineData("Name : string? { get; init; }", "public string? Name { get => throw null!; init => throw null!; }")]
    [InlineData("Item[string key] : object { get; set; }", "public object this[string @key] { get => throw null!; set => throw null!; }")]
    [InlineData("Text : Type { protected get; } [protected abstract]", "protected abstract Type Text { get; }")]
    [InlineData("op_Implicit(string value) -> A.Thing [static]", "public static implicit operator A.Thing(string @value) => throw null!;")]
    [InlineData("Limit : int [field const = 100]", "public const int Limit = 100;")]
    [InlineData("Old() -> void @[Obsolete(\"Use another.\")]", "[Obsolete(\"\")] public void Old() => throw null!;")]
    [InlineData("Find(this A.Thing thing, out int? found) -> bool [static]", "public static bool Find(this A.Thing @thing, out int? @found) => throw null!;")]
    public void Members_are_written_as_they_are_called(string line, string expected) =>
        Assert.Contains("    " + expected + "\n", Write("A.Thing : class", "A.Thing." + line), StringComparison.Ordinal);

    [Fact]
    public void What_names_types_of_unknown_packages_is_left_out() =>
        Assert.DoesNotContain("Core", Write("A.Thing : class", "A.Thing.Do(DurableTask.Core.TaskActivity activity) -> void"), StringComparison.Ordinal);

    private static string Write(params string[] lines) => new StubSource(lines).Write();
}
