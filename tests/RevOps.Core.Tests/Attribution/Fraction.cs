using System.Numerics;

namespace RevOps.Core.Tests.Attribution;

/// <summary>An exact rational number in lowest terms; only for tests.</summary>
internal readonly record struct Fraction
{
    /// <summary>One less, so that the default value is 0.</summary>
    private readonly BigInteger _belowLessOne;

    public Fraction(BigInteger above, BigInteger below)
    {
        var common = BigInteger.GreatestCommonDivisor(above, below) * (below.Sign < 0 ? -1 : 1);
        (Above, _belowLessOne) = (above / common, (below / common) - 1);
    }

    public static Fraction Zero => new(0, 1);

    public static Fraction One => new(1, 1);

    public BigInteger Above { get; }

    public BigInteger Below => _belowLessOne + 1;

    public static implicit operator Fraction(long whole) => new(whole, 1);

    public static Fraction operator +(Fraction a, Fraction b) => new((a.Above * b.Below) + (b.Above * a.Below), a.Below * b.Below);

    public static Fraction operator -(Fraction a, Fraction b) => new((a.Above * b.Below) - (b.Above * a.Below), a.Below * b.Below);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Above * b.Above, a.Below * b.Below);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.Above * b.Below, a.Below * b.Above);

    public double ToDouble() => (double)(Above * BigInteger.Pow(10, 30) / Below) / 1e30;
}
