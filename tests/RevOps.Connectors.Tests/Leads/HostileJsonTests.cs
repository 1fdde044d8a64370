using System.Text;
using RevOps.Connectors.Tests.Support;

namespace RevOps.Connectors.Tests.Leads;

/// <summary>What must neither crash a connector nor come back in an error.</summary>
public class HostileJsonTests
{
    public static TheoryData<string> Connectors => ["leads", "touchpoints", "forms", "google-ads"];

    [Theory]
    [MemberData(nameof(Connectors))]
    public void Broken_json_is_unreadable_and_says_where_without_repeating_it(string name)
    {
        var fault = Named(name).Unreadable("{\"email\":\n  secret@acme.example}"u8.ToArray());

        Assert.Contains("line 2, byte 3", fault.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("s", fault.Detail.Split("byte")[1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Connectors))]
    public void Nesting_without_end_is_unreadable(string name)
    {
        Assert.Equal("json", Named(name).Unreadable(Encoding.UTF8.GetBytes(new string('[', 100_000))).Code);
        Assert.Equal("json", Named(name).Unreadable(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 50)))).Code);
    }

    [Theory]
    [InlineData("leads")]
    [InlineData("touchpoints")]
    [InlineData("google-ads")]
    public void Bytes_that_are_not_utf8_are_unreadable(string name)
    {
        Assert.Equal("encoding", Named(name).Unreadable([.. "{\"email\":\""u8, 0xFC, .. "\"}"u8]).Code);
    }

    [Theory]
    [MemberData(nameof(Connectors))]
    public void An_empty_body_is_unreadable(string name)
    {
        Named(name).Unreadable([]);
        Named(name).Unreadable(" \r\n"u8.ToArray());
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        Assert.Equal("a@b.example", Some.Leads.Lead(new Delivery("\uFEFF{\"email\":\"a@b.example\"}"u8.ToArray(), null)).Email);
        Assert.Equal("a@b.example", Some.Forms.Lead(new Delivery("\uFEFF{\"email\":\"a@b.example\"}"u8.ToArray(), null)).Email);
    }

    [Theory]
    [InlineData("""x\ud800y""", "x\uFFFDy")]
    [InlineData("""x\udc00y""", "x\uFFFDy")]
    [InlineData("""\ud83d\ude00""", "😀")]
    [InlineData("""\ud83d\ud83d\ude00""", "\uFFFD😀")]
    [InlineData("""\\ud800""", "\\ud800")]
    [InlineData("""\uD800""", "\uFFFD")]
    public void Half_a_surrogate_pair_becomes_a_replacement_character(string escaped, string text)
    {
        var json = $$"""{"email":"a@b.example","firstName":"{{escaped}}","n{{escaped}}":1}""";

        Assert.Equal(text, Some.Leads.Lead(Some.Json(json)).FirstName);
        Assert.Equal(text, Some.Forms.Lead(Some.Json(json)).FirstName);
    }

    [Fact]
    public void Nul_is_dropped()
    {
        Assert.Equal("Eva", Some.Leads.Lead(Some.Json("""{"email":"a@b.example","firstName":"E\u0000va\u0000"}""")).FirstName);
        Assert.Equal("Eva", Some.Forms.Lead(Some.Form("email=a%40b.example&firstname=E%00va")).FirstName);
    }

    [Fact]
    public void A_name_given_twice_counts_as_its_last()
    {
        Assert.Equal("c@d.example", Some.Leads.Lead(Some.Json("""{"email":5,"email":"c@d.example"}""")).Email);
    }

    [Fact]
    public void Numbers_of_any_size_keep_their_digits()
    {
        Assert.Equal("1e999", Some.Leads.Lead(Some.Json("""{"email":"a@b.example","company":{"employees":1e999}}""")).Company.Employees);
        Assert.Equal("range", Assert.Single(Some.Leads.Faults($$"""{"email":"a@b.example","id":{{new string('9', 300)}}}""")).Code);
    }

    [Theory]
    [MemberData(nameof(Connectors))]
    public void Random_damage_never_throws(string name)
    {
        var random = new Random(42);
        var good = """{"id":"1","email":"a@b.example","eventType":"page_view","company":{"name":"\ud83d\ude00"},"user_column_data":[{"column_id":"EMAIL","string_value":"x"}],"fields":[{"name":"n","value":["1"]}]}"""u8.ToArray();
        for (var i = 0; i < 5_000; i++)
        {
            var body = good.ToArray();
            for (var hits = random.Next(1, 6); hits > 0; hits--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            if (Named(name).Receive(new Delivery(body, "application/json", "form")) is ReceiveResult.Received received)
            {
                Assert.All(received.Events, e => Named(name).Map(e));
            }
        }
    }

    private static IConnector Named(string name) =>
        ((IConnector[])[Some.Leads, Some.Touchpoints, Some.Forms, Some.GoogleAds]).Single(c => c.Name == name);
}
