using System.Text;
using RevOps.Connectors.Tests.Support;

namespace RevOps.Connectors.Tests.Forms;

public class FormEncodingTests
{
    [Theory]
    [InlineData("a=1&b=2", """{"a":"1","b":"2"}""")]
    [InlineData("a=1&a=2&a=3", """{"a":["1","2","3"]}""")]
    [InlineData("a[]=1&a[]=2", """{"a":["1","2"]}""")]
    [InlineData("a[0]=1&a[1]=2", """{"a":["1","2"]}""")]
    [InlineData("a[1]=1&a[3]=2", """{"a":{"1":"1","3":"2"}}""")]
    [InlineData("a[b][c]=1&a[b][d]=2", """{"a":{"b":{"c":"1","d":"2"}}}""")]
    [InlineData("a=1&a[b]=2", """{"a":"1","a[b]":"2"}""")]
    [InlineData("a[b]=2&a=1", """{"a":{"b":"2"},"a":"1"}""", """{"a":{"b":"2","1":"1"}}""")]
    [InlineData("a[b=1&b]=2&[c]=3&d[e]f=4", """{"a[b":"1","b]":"2","[c]":"3","d[e]f":"4"}""")]
    [InlineData("a[1][2][3][4][5][6][7][8][9]=x", """{"a[1][2][3][4][5][6][7][8][9]":"x"}""")]
    [InlineData("a", """{"a":""}""")]
    [InlineData("a=1&&=2&b=x=y", """{"a":"1","b":"x=y"}""")]
    [InlineData("a=%zz%4&b=100%&c=%C3%BC+%2B", """{"a":"%zz%4","b":"100%","c":"ü +"}""")]
    [InlineData("n=M%FCller", """{"n":"Müller"}""")]
    public void Form_fields_become_readable_json(string body, params string[] acceptable)
    {
        var payload = Assert.Single(Some.Forms.Received(Some.Form(body))).Payload;

        Assert.Contains(payload.Replace("\\u002B", "+", StringComparison.Ordinal), acceptable);
    }

    [Theory]
    [InlineData("text/html", false)]
    [InlineData("application/xml", false)]
    [InlineData("text/plain", true)]
    [InlineData(null, true)]
    [InlineData("application/json; charset=ISO-8859-1", true)]
    public void Types_that_no_form_is_sent_in_are_refused(string? contentType, bool taken)
    {
        var result = Some.Forms.Receive(new Delivery("""{"email":"a@b.example"}"""u8.ToArray(), contentType));

        Assert.Equal(taken, result is ReceiveResult.Received);
        Assert.Equal(!taken, result is ReceiveResult.UnsupportedType);
    }

    [Fact]
    public void Json_in_the_blogs_own_charset_is_read()
    {
        byte[] body = [.. "{\"email\":\"a@b.example\",\"name\":\"M"u8, 0xFC, .. "ller\"}"u8];

        Assert.Equal("Müller", Some.Forms.Lead(new Delivery(body, "application/json; charset=ISO-8859-1")).FullName);
    }

    [Theory]
    [InlineData("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n")]
    [InlineData("nothing of the kind")]
    [InlineData("--B--")]
    [InlineData("--B\r\nContent-Disposition: form-data\r\n\r\n1\r\n--B--")]
    public void A_multipart_body_that_is_cut_off_or_empty_is_unreadable(string body)
    {
        Some.Forms.Unreadable(Encoding.UTF8.GetBytes(body), "multipart/form-data; boundary=B");
    }

    [Fact]
    public void A_multipart_body_without_a_boundary_is_unreadable()
    {
        Some.Forms.Unreadable("--B--"u8.ToArray(), "multipart/form-data");
    }

    [Fact]
    public void More_fields_than_any_form_has_are_unreadable()
    {
        var body = string.Join('&', Enumerable.Range(0, 1_001).Select(i => $"f{i}=x"));

        Assert.Contains("1000", Some.Forms.Unreadable(Encoding.UTF8.GetBytes(body), "application/x-www-form-urlencoded").Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("\"x\"")]
    [InlineData("null")]
    public void Json_that_is_no_form_is_invalid(string json)
    {
        Assert.IsType<ReceiveResult.Invalid>(Some.Forms.Receive(Some.Json(json)));
    }

    [Fact]
    public void A_name_of_a_million_words_costs_nothing()
    {
        var name = string.Concat(Enumerable.Repeat("your 1 ", 300_000));

        Assert.Equal("a@b.example", Some.Forms.Lead(Some.Json($$"""{"{{name}}":"x","email":"a@b.example"}""")).Email);
    }

    [Fact]
    public void Random_bytes_in_any_encoding_never_throw()
    {
        var random = new Random(7);
        string[] types = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=B", "text/plain", "application/json"];
        var alphabet = "a[]=&%+2C-B\r\n\"{}:,\0\u00fc"u8.ToArray();
        for (var i = 0; i < 5_000; i++)
        {
            var body = Enumerable.Range(0, random.Next(60)).Select(_ => alphabet[random.Next(alphabet.Length)]).ToArray();
            if (Some.Forms.Receive(new Delivery(body, types[i % 4])) is ReceiveResult.Received received)
            {
                Assert.All(received.Events, e => Some.Forms.Map(e));
            }
        }
    }
}
