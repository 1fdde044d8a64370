// What the renderer must get right, one of each; nobody calls it.
#pragma warning disable CA1822, CA1041, CA1051, CA1069, CA1040, CA1716, CA1725
namespace RevOps.LocalRuntime.Tests.Conformance.Samples;

public enum Mode
{
    Merge = 0,
    Replace = 3,
}

public delegate Task<string?> Handler(string? input, int count);

public interface IShape<T>
    where T : class
{
    T? Value { get; }

    void Accept(in int number, ref string text, out object? result);
}

public abstract class Shape : IShape<string>
{
    public const int Limit = 100;

    public static readonly string? Shared;

    protected Shape(string name, params int[] sizes)
    {
    }

    public string? Value { get; protected set; }

    public Mode? Mode { get; init; }

    protected abstract IReadOnlyDictionary<string, object?> Items { get; }

    internal int Hidden { get; set; }

    public object this[string key] => key;

    public virtual Task<T> Get<T>(
        string key, Mode mode = Samples.Mode.Replace, TimeSpan? limit = null, CancellationToken cancellationToken = default)
        where T : class, IDisposable => throw new NotSupportedException();

    public static Shape? Find(Uri? uri = null, string text = "none", bool deep = true, double factor = 1.5) => null;

    public abstract void Accept(in int number, ref string text, out object? result);

    public override string ToString() => "";

    public sealed class Inner<T> : Dictionary<string, T>
        where T : struct;
}

public static class ShapeExtensions
{
    public static System.Text.StringBuilder Describe(this Shape shape, byte[] bytes) => throw new NotSupportedException();
}

public readonly struct Point : IEquatable<Point>
{
    public static bool operator ==(Point left, Point right) => true;

    public static bool operator !=(Point left, Point right) => false;

    public bool Equals(Point other) => true;

    public override bool Equals(object? obj) => true;

    public override int GetHashCode() => 0;
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class MarkAttribute : Attribute;

public record Options(string? Name = null)
{
    public int Count { get; set; }
}
