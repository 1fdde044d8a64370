using System.Text;
using RevOps.Core.Identity;

namespace RevOps.Core.Tests.Identity;

public sealed class DeterministicIdTests
{
    [Fact]
    public void The_same_parts_give_the_same_id_for_ever() =>
        Assert.Equal(DeterministicId.From("lead", "a", "b"), DeterministicId.From("lead", "a", "b"));

    [Fact]
    public void An_id_is_its_prefix_and_26_lower_case_characters() =>
        Assert.Matches("^lead_[0-9a-hjkmnp-tv-z]{26}$", DeterministicId.From("lead", "x"));

    [Fact]
    public void Where_one_part_ends_matters()
    {
        string[] ids =
        [
            DeterministicId.From("x", "ab", "c"), DeterministicId.From("x", "a", "bc"), DeterministicId.From("x", "abc"),
            DeterministicId.From("x", "abc", ""), DeterministicId.From("x", "", "abc"), DeterministicId.From("x", "c", "ab"),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void An_id_of_nothing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => DeterministicId.From("lead"));
        Assert.Throws<ArgumentException>(() => DeterministicId.From("", "a"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "cr")]
    [InlineData("fo", "csqg")]
    [InlineData("foo", "csqpy")]
    [InlineData("foobar", "csqpyrk1e8")]
    public void Base_32_is_Crockfords(string text, string encoded)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        Assert.Equal(encoded, Base32.Encode(bytes));
        var back = new byte[bytes.Length];
        Assert.True(Base32.TryDecode(encoded, back));
        Assert.Equal(bytes, back);
    }
}
