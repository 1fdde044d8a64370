using RevOps.Core.Vendors;

namespace RevOps.Core.Tests.Vendors;

/// <summary>Whose value stays where ours and the CRM's differ.</summary>
public sealed class CrmMapTests
{
    private static readonly CrmMap Map = new()
    {
        Contacts = new Dictionary<string, string> { ["stage"] = "stage", ["score"] = "score" },
        Theirs = new HashSet<string> { "owner", "stage" },
        ForwardOnly = new Dictionary<string, IReadOnlyList<string>> { ["stage"] = ["lead", "mql", "sql"] },
    };

    [Theory]
    [InlineData("score", "80", "", null, true)]
    [InlineData("score", "80", "70", null, true)]
    [InlineData("score", "80", "80.0", null, false)]
    [InlineData("score", "", "70", "70", true)]
    [InlineData("owner", "1", "", null, true)]
    [InlineData("owner", "1", "2", null, false)]
    [InlineData("owner", "1", "2", "3", false)]
    [InlineData("owner", "1", "2", "2", true)]
    [InlineData("owner", "1", "1", "1", false)]
    [InlineData("stage", "mql", "lead", null, true)]
    [InlineData("stage", "mql", "LEAD", "sql", true)]
    [InlineData("stage", "mql", "sql", "sql", false)]
    [InlineData("stage", "mql", "12345", "12345", false)]
    [InlineData("stage", "other", "lead", "lead", false)]
    public void A_value_takes_the_place_of_another(string property, string ours, string held, string? last, bool may) =>
        Assert.Equal(may, Map.MayReplace(property, ours, held, last));

    [Theory]
    [InlineData("1200.50", "1200.5", true)]
    [InlineData("1e2", "100", true)]
    [InlineData("abc", "ABC", false)]
    [InlineData("", "0", false)]
    public void Numbers_are_the_same_however_they_are_written(string one, string other, bool same) => Assert.Equal(same, CrmMap.Same(one, other));

    [Fact]
    public void Numbers_are_known_by_what_is_written_into_them()
    {
        Assert.True(Map.IsNumber("contacts", "score"));
        Assert.False(Map.IsNumber("contacts", "stage"));
        Assert.False(Map.IsNumber("deals", "score"));
        Assert.Empty(Map.Of("companies"));
    }
}
