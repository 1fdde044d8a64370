using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using RevOps.Functions.Api;

namespace RevOps.Functions.Tests.Api;

/// <summary>limit, sort and cursor of lists.</summary>
public sealed class PagingTests
{
    private static readonly Position Place = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero).AddTicks(1), "lead|with bar");

    [Fact]
    public void Without_parameters_it_is_the_newest_fifty_from_the_start()
    {
        var (paging, faults) = Read();
        Assert.Empty(faults);
        Assert.Equal(new Paging(50, NewestFirst: true, After: null), paging);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("500")]
    public void Limits_from_1_to_500_are_taken(string limit) =>
        Assert.Equal(int.Parse(limit, CultureInfo.InvariantCulture), Read(("limit", limit)).Paging.Limit);

    [Theory]
    [InlineData("limit", "0", "range")]
    [InlineData("limit", "501", "range")]
    [InlineData("limit", "-1", "range")]
    [InlineData("limit", "1.5", "range")]
    [InlineData("limit", "99999999999", "range")]
    [InlineData("sort", "score", "value")]
    [InlineData("sort", "-CreatedAt", "value")]
    [InlineData("cursor", "x", "format")]
    [InlineData("cursor", "!!!", "format")]
    public void A_wrong_parameter_is_a_fault_that_names_it(string name, string value, string code)
    {
        var fault = Assert.Single(Read((name, value)).Faults);
        Assert.Equal(($"/{name}", code), (fault.Field, fault.Code));
    }

    [Fact]
    public void All_faults_are_told_at_once() => Assert.Equal(3, Read(("limit", "0"), ("sort", "x"), ("cursor", "x")).Faults.Count);

    [Theory]
    [InlineData("createdAt", false)]
    [InlineData("-createdAt", true)]
    public void The_sign_says_the_order(string sort, bool newestFirst) => Assert.Equal(newestFirst, Read(("sort", sort)).Paging.NewestFirst);

    [Fact]
    public void A_cursor_leads_back_to_its_place_to_the_tick()
    {
        Assert.Equal(Place, Read(("cursor", Place.Text)).Paging.After);
        Assert.Equal(Place.Text, Uri.EscapeDataString(Place.Text));
    }

    [Theory]
    [InlineData("1|")]
    [InlineData("-1|a")]
    [InlineData("3155378976000000000|a")]
    [InlineData("99999999999999999999|a")]
    [InlineData("636000000000000000")]
    public void A_made_up_cursor_is_a_fault_and_no_exception(string text)
    {
        var ok = Position.TryRead(WebEncoders.Base64UrlEncode(System.Text.Encoding.UTF8.GetBytes(text)), out _);
        Assert.Equal(text == "1|", ok);
    }

    private static (Paging Paging, IReadOnlyList<Core.FieldFault> Faults) Read(params (string Name, string Value)[] query) =>
        Paging.Read(new QueryCollection(query.ToDictionary(q => q.Name, q => new StringValues(q.Value))));
}
