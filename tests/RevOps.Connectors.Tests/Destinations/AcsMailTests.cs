using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RevOps.Connectors.Destinations;

namespace RevOps.Connectors.Tests.Destinations;

/// <summary>Requests to the mail service, and the card for Teams.</summary>
public sealed class AcsMailTests
{
    private static readonly AcsAccount Account = AcsAccount.Parse("endpoint=https://acme.communication.azure.com/;accesskey=c2VjcmV0")!;
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 10, 15, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_request_is_signed_over_method_path_date_host_and_body()
    {
        using var request = AcsMail.Request(Account, "hello@acme.example", Mail(), AcsMail.OperationId("eff_1"), Now);
        var body = await request.Content!.ReadAsByteArrayAsync();
        var hash = Convert.ToBase64String(SHA256.HashData(body));
        var signed = $"POST\n/emails:send?api-version=2023-03-31\nMon, 04 May 2026 10:15:00 GMT;acme.communication.azure.com;{hash}";
        var signature = Convert.ToBase64String(HMACSHA256.HashData("secret"u8, Encoding.UTF8.GetBytes(signed)));

        Assert.Equal("https://acme.communication.azure.com/emails:send?api-version=2023-03-31", request.RequestUri!.ToString());
        Assert.Equal("Mon, 04 May 2026 10:15:00 GMT", Header(request, "x-ms-date"));
        Assert.Equal(hash, Header(request, "x-ms-content-sha256"));
        Assert.Equal($"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}", Header(request, "Authorization"));
        Assert.Equal("application/json", request.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task The_body_has_sender_recipient_both_parts_and_headers_and_nothing_that_is_not_given()
    {
        using var request = AcsMail.Request(Account, "hello@acme.example", Mail(), AcsMail.OperationId("eff_1"), Now);
        var body = JsonSerializer.Deserialize<JsonElement>(await request.Content!.ReadAsStringAsync());
        Assert.Equal(
            """{"senderAddress":"hello@acme.example","content":{"subject":"Hello","plainText":"Hi Anna"},"recipients":{"to":[{"address":"anna@nordwind.example","displayName":"Anna"}]},"headers":{"List-Unsubscribe-Post":"List-Unsubscribe=One-Click"}}""",
            body.GetRawText());
    }

    [Fact]
    public void The_same_effect_is_the_same_operation_and_another_is_not()
    {
        Assert.Equal(AcsMail.OperationId("eff_1"), AcsMail.OperationId("eff_1"));
        Assert.NotEqual(AcsMail.OperationId("eff_1"), AcsMail.OperationId("eff_2"));
        Assert.Equal(4, AcsMail.OperationId("eff_1").Version);
    }

    [Fact]
    public void A_notice_is_a_message_with_one_adaptive_card_that_also_has_plain_text()
    {
        var body = JsonSerializer.Deserialize<JsonElement>(TeamsCard.Body(new Notice("Call reminder", "Still to call.", [("For", "Ann <ann@acme.example>")])));
        Assert.Equal(("message", "Call reminder: Still to call."), (body.GetProperty("type").GetString(), body.GetProperty("text").GetString()));
        var attachment = Assert.Single(body.GetProperty("attachments").EnumerateArray());
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        Assert.Equal(JsonValueKind.Null, attachment.GetProperty("contentUrl").ValueKind);
        var card = attachment.GetProperty("content");
        Assert.Equal("AdaptiveCard", card.GetProperty("type").GetString());
        Assert.Equal(
            ["TextBlock", "TextBlock", "FactSet"], card.GetProperty("body").EnumerateArray().Select(b => b.GetProperty("type").GetString()));
    }

    private static MailMessage Mail() => new("anna@nordwind.example", "Anna", "Hello", "Hi Anna")
    {
        Headers = new Dictionary<string, string> { ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click" },
    };

    private static string Header(HttpRequestMessage request, string name) => Assert.Single(request.Headers.GetValues(name));
}
