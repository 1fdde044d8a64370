namespace RevOps.Functions.Local.Demo;

/// <summary>Chance that is the same on every machine and in every run (SplitMix64): the framework's generator promises that to nobody.</summary>
/// <param name="seed">Where it starts.</param>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Dice that always fall the same way for the same text.</summary>
    public static Dice Of(string text)
    {
        // FNV-1a
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return new Dice(hash);
    }

    /// <summary>A whole number from 0 to below the bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>True in so many cases of a hundred.</summary>
    public bool Percent(int cases) => Below(100) < cases;

    /// <summary>One of them.</summary>
    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>One of them, each as often as its weight says.</summary>
    public T Of<T>(params (int Weight, T Choice)[] choices)
    {
        var left = Below(choices.Sum(c => c.Weight));
        return choices.First(c => (left -= c.Weight) < 0).Choice;
    }

    /// <summary>The pattern with a digit for each <c>#</c>; never a leading zero in a run.</summary>
    public string Digits(string pattern)
    {
        var text = pattern.ToCharArray();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '#')
            {
                text[i] = (char)(i > 0 && char.IsAsciiDigit(text[i - 1]) ? '0' + Below(10) : '1' + Below(9));
            }
        }

        return new string(text);
    }

    private ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
