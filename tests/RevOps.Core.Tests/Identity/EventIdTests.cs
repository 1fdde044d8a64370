using RevOps.Core.Identity;

namespace RevOps.Core.Tests.Identity;

public sealed class EventIdTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 30, 0, 123, TimeSpan.Zero);
    private readonly EventIdIssuer issuer = new(Key);

    private static byte[] Random(int seed)
    {
        var bytes = new byte[10];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    [Fact]
    public void An_issued_id_verifies_and_tells_its_time_and_kind()
    {
        foreach (var kind in EventKinds.All)
        {
            var id = issuer.Issue(At, kind, Random(1));
            Assert.Matches("^evt_[0-9a-hjkmnp-tv-z]{39}$", id);
            Assert.True(issuer.TryVerify(id, out var info));
            Assert.Equal(new EventIdInfo(At, kind), info);
        }
    }

    [Fact]
    public void Changing_any_character_to_any_other_makes_the_id_false()
    {
        var id = issuer.Issue(At, "lead", Random(2));
        for (var i = 0; i < id.Length; i++)
        {
            foreach (var c in "0123456789abcdefghijklmnopqrstuvwxyzABC_-")
            {
                if (c != id[i])
                {
                    Assert.False(issuer.TryVerify(id[..i] + c + id[(i + 1)..], out _));
                }
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("evt_")]
    [InlineData("evt_000000000000000000000000000000000000000")]
    [InlineData("evt_é00000000000000000000000000000000000000")]
    [InlineData("EVT_000000000000000000000000000000000000000")]
    public void Made_up_ids_are_false(string? id) => Assert.False(issuer.TryVerify(id, out _));

    [Fact]
    public void A_shortened_lengthened_or_upper_case_id_is_false()
    {
        var id = issuer.Issue(At, "lead", Random(3));
        Assert.False(issuer.TryVerify(id[..^1], out _));
        Assert.False(issuer.TryVerify(id + "0", out _));
        Assert.False(issuer.TryVerify(id.ToUpperInvariant(), out _));
    }

    [Fact]
    public void An_id_of_another_key_is_false() =>
        Assert.False(new EventIdIssuer(new byte[32]).TryVerify(issuer.Issue(At, "lead", Random(4)), out _));

    [Fact]
    public void The_first_of_a_time_sorts_before_its_ids_and_after_those_of_the_millisecond_before()
    {
        var at = new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);
        var first = EventIdIssuer.FirstOf(at);

        Assert.True(string.CompareOrdinal(first, issuer.Issue(at, "lead", new byte[EventIdIssuer.RandomBytes])) <= 0);
        Assert.True(string.CompareOrdinal(issuer.Issue(at.AddMilliseconds(-1), "lead", [.. Enumerable.Repeat((byte)0xFF, EventIdIssuer.RandomBytes)]), first) < 0);
    }

    [Fact]
    public void Ids_sort_as_text_by_time()
    {
        var random = new Random(5);
        var at = DateTimeOffset.UnixEpoch;
        var previous = issuer.Issue(at, "lead", Random(0));
        for (var i = 1; i < 500; i++)
        {
            at = at.AddMilliseconds(1 + random.NextInt64(10_000_000_000));
            var next = issuer.Issue(at, EventKinds.All.ElementAt(i % EventKinds.All.Count), Random(i));
            Assert.True(string.CompareOrdinal(previous, next) < 0);
            Assert.True(issuer.TryVerify(next, out var info));
            Assert.Equal(at, info.ReceivedAt);
            previous = next;
        }
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new EventIdIssuer(new byte[15]));
        Assert.Throws<ArgumentException>(() => issuer.Issue(At, "nonsense", Random(1)));
        Assert.Throws<ArgumentException>(() => issuer.Issue(At, "lead", new byte[8]));
        Assert.Throws<ArgumentOutOfRangeException>(() => issuer.Issue(DateTimeOffset.UnixEpoch.AddMilliseconds(-1), "lead", Random(1)));
    }
}
