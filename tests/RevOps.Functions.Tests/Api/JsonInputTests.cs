using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RevOps.Functions.Api;

namespace RevOps.Functions.Tests.Api;

/// <summary>Reading small JSON objects: values or faults, never an exception.</summary>
public sealed class JsonInputTests
{
    [Theory]
    [InlineData("""{"n":"  Ann  "}""", "Ann")]
    [InlineData("""{"n":42}""", "42")]
    [InlineData("""{"n":null}""", null)]
    [InlineData("""{"n":"  "}""", null)]
    [InlineData("{}", null)]
    [InlineData("""{"n":"12345"}""", "12345")]
    public void A_text_is_trimmed_and_absent_where_blank(string json, string? expected)
    {
        var input = Of(json);
        Assert.Equal(expected, input.Text("n", 5));
        Assert.Empty(input.Faults);
    }

    [Theory]
    [InlineData("""{"n":"123456"}""", false, "range")]
    [InlineData("""{"n":true}""", false, "type")]
    [InlineData("""{"n":{}}""", false, "type")]
    [InlineData("{}", true, "required")]
    [InlineData("""{"n":""}""", true, "required")]
    public void A_wrong_text_is_a_fault(string json, bool required, string code) => Faulty(json, code, i => i.Text("n", 5, required));

    [Theory]
    [InlineData("""{"n":0}""", "range")]
    [InlineData("""{"n":11}""", "range")]
    [InlineData("""{"n":1.5}""", "range")]
    [InlineData("""{"n":"1"}""", "range")]
    [InlineData("""{"n":1e400}""", "range")]
    public void A_number_out_of_bounds_is_a_fault(string json, string code) => Faulty(json, code, i => i.Number("n", 1, 10));

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void Bounds_of_numbers_are_inclusive(int number) => Assert.Equal(number, Of($$"""{"n":{{number}}}""").Number("n", 1, 10));

    [Fact]
    public void A_flag_is_true_or_false_and_nothing_else()
    {
        Assert.True(Of("""{"n":true}""").Flag("n"));
        Assert.False(Of("""{"n":false}""").Flag("n"));
        Assert.Null(Of("{}").Flag("n"));
        Faulty("""{"n":"true"}""", "type", i => i.Flag("n"));
    }

    [Theory]
    [InlineData("2026-05-04T10:15:00Z", "2026-05-04T10:15:00Z")]
    [InlineData("2026-05-04T12:15:00+02:00", "2026-05-04T10:15:00Z")]
    [InlineData("2026-05-04T10:15:00.1234567Z", "2026-05-04T10:15:00.1234567Z")]
    [InlineData("2026-05-04T10:15:00.5-01:30", "2026-05-04T11:45:00.5Z")]
    public void A_time_is_read_into_UTC(string text, string expected)
    {
        var time = Of($$"""{"n":"{{text}}"}""").Time("n");
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), time);
        Assert.Equal(TimeSpan.Zero, time!.Value.Offset);
    }

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("1700000000")]
    [InlineData("\"10:15\"")]
    [InlineData("\"05/04/2026\"")]
    [InlineData("\"2026-05-04\"")]
    [InlineData("\"2026-05-04T10:15:00\"")]
    [InlineData("\"2026-02-30T10:15:00Z\"")]
    [InlineData("\"0001-01-01T00:00:00+14:00\"")]
    public void What_is_no_whole_time_with_its_offset_is_a_fault_and_never_guessed(string json) =>
        Faulty($$"""{"n":{{json}}}""", "format", i => i.Time("n"));

    [Fact]
    public void Faults_are_collected_all_at_once_with_their_paths()
    {
        var input = JsonInput.Of(JsonDocument.Parse("""{"a":[],"b":"x","c":1}""").RootElement, "/7");
        input.Text("a", 5);
        input.Number("b", 1, 2);
        input.Map("c");
        Assert.Equal(["/7/a type", "/7/b range", "/7/c type"], input.Faults.Select(f => $"{f.Field} {f.Code}"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    public void Anything_but_an_object_is_one_fault_and_has_no_fields(string json)
    {
        var input = Of(json);
        Assert.Null(input.Text("n", 5));
        Assert.Equal("type", Assert.Single(input.Faults).Code);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("{", 400)]
    [InlineData("{} x", 400)]
    [InlineData("""{"notes":"half a character: \ud83d"}""", 400)]
    [InlineData("""{"half a name \ud83d":1}""", 400)]
    [InlineData("""[{"deep":["\udc00"]}]""", 400)]
    [InlineData("""{"notes":"a whole one: \ud83d\ude00"}""", null)]
    public async Task A_body_that_cannot_be_read_is_refused_without_repeating_it(string body, int? expected)
    {
        Assert.Equal(expected, await RefusalOfAsync(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public async Task Nesting_without_end_is_refused() => Assert.Equal(400, await RefusalOfAsync(Encoding.UTF8.GetBytes(new string('[', 10_000))));

    [Fact]
    public async Task A_body_of_more_than_a_mebibyte_is_too_large()
    {
        Assert.Equal(413, await RefusalOfAsync(Spaces((1024 * 1024) + 1)));
        Assert.Null(await RefusalOfAsync(Spaces(1024 * 1024)));
    }

    private static byte[] Spaces(int length) => [.. "{}"u8, .. Enumerable.Repeat((byte)' ', length - 2)];

    /// <summary>The status that the caller gets instead of an answer; null where the body can be read.</summary>
    private static async Task<int?> RefusalOfAsync(byte[] body)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Request.Body = new MemoryStream(body);
        var (_, refusal) = await JsonInput.ReadAsync(http.Request, CancellationToken.None);
        if (refusal is null)
        {
            return null;
        }

        using var answer = new MemoryStream();
        http.Response.Body = answer;
        await refusal.ExecuteAsync(http);
        Assert.DoesNotContain("half a", Encoding.UTF8.GetString(answer.ToArray()).Replace("half a surrogate pair", "", StringComparison.Ordinal), StringComparison.Ordinal);
        return http.Response.StatusCode;
    }

    private static JsonInput Of(string json) => JsonInput.Of(JsonDocument.Parse(json).RootElement);

    private static void Faulty<T>(string json, string code, Func<JsonInput, T> read)
    {
        var input = Of(json);
        Assert.Equal(default, read(input));
        Assert.Equal(("/n", code), (Assert.Single(input.Faults).Field, input.Faults[0].Code));
    }
}
