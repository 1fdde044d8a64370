using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>What callers meet at the door: keys, forms, vendors, and clear errors.</summary>
public sealed class DoorTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly string[] WebScope = ["web"];

    [Theory]
    [InlineData(null)]
    [InlineData("a-wrong-key-of-some-length")]
    public async Task A_missing_or_wrong_key_is_401(string? key)
    {
        var (status, problem) = await app.SendAsync(HttpMethod.Post, "api/intake/leads", new { email = "a@b.example" }, key);

        Assert.Equal(401, status);
        Assert.Equal(401, problem.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("POST", "api/nothing-here")]
    [InlineData("DELETE", "api/intake/leads")]
    public async Task An_unknown_route_or_a_wrong_method_is_404(string method, string path)
    {
        var (status, _) = await app.SendAsync(new HttpMethod(method), path);

        Assert.Equal(404, status);
    }

    /// <summary>So that what a lead holds never becomes script in the page of whoever looks at it.</summary>
    [Fact]
    public async Task Pages_run_only_what_is_theirs()
    {
        using var page = await app.Http.GetAsync(new Uri("api/dashboard/", UriKind.Relative));
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        var html = await page.Content.ReadAsStringAsync();

        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)|\son[a-z]+=|<style", html);
        Assert.Contains("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_needs_no_key()
    {
        var (status, health) = await app.SendAsync(HttpMethod.Get, "api/health", key: null);

        Assert.Equal(200, status);
        Assert.Equal("ok", health.GetProperty("checks").GetProperty("sql").GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_ping_of_a_new_shop_webhook_is_answered_with_200_and_nothing_else()
    {
        using var request = Raw("api/intake/woocommerce", "application/x-www-form-urlencoded", "webhook_id=7");

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal((200, ""), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_key_of_a_web_site_tells_of_visitors_and_does_nothing_else()
    {
        using var browser = new HttpClient { BaseAddress = app.Http.BaseAddress };
        var (_, made) = await app.PostAsync("api/keys", new { name = "a site", scopes = WebScope });
        var key = made.GetProperty("key").GetString()!;
        var visit = new { eventType = "page_view", eventTime = app.Clock.GetUtcNow(), contact = new { visitorId = "a-visitor" } };

        using var plain = Raw($"api/touchpoints?key={key}", "text/plain", JsonSerializer.Serialize(new[] { visit }));
        using var answer = await browser.SendAsync(plain);
        Assert.Equal((202, "*"), ((int)answer.StatusCode, answer.Headers.GetValues("Access-Control-Allow-Origin").Single()));
        var eventId = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("events")[0].GetProperty("eventId").GetString()!;
        Assert.Equal("applied", (await app.EndOfAsync(eventId)).GetProperty("status").GetString());

        var (named, problem) = await app.SendAsync(
            HttpMethod.Post, "api/touchpoints", new { eventType = "page_view", eventTime = app.Clock.GetUtcNow(), contact = new { email = "a@b.example" } }, key);
        Assert.Equal((422, "/contact/email"), (named, problem.GetProperty("errors")[0].GetProperty("field").GetString()));
        foreach (var path in new[] { "api/intake/leads", "api/deals", "api/intake/forms/demo", "api/calls" })
        {
            Assert.Equal(403, (await app.SendAsync(HttpMethod.Post, path, visit, key)).Status);
        }
    }

    [Fact]
    public async Task The_script_of_web_sites_is_open_to_all_and_is_not_sent_twice()
    {
        using var browser = new HttpClient { BaseAddress = app.Http.BaseAddress };
        using var first = await browser.GetAsync(new Uri("api/t.js?key=any", UriKind.Relative));
        Assert.Equal(("text/javascript", "cross-origin"), (first.Content.Headers.ContentType!.MediaType, first.Headers.GetValues("Cross-Origin-Resource-Policy").Single()));

        using var again = new HttpRequestMessage(HttpMethod.Get, "api/t.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await browser.SendAsync(again);
        Assert.Equal(304, (int)second.StatusCode);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413()
    {
        using var request = Raw("api/intake/leads", "application/json", new string(' ', (4 * 1024 * 1024) + 1));

        var (status, _) = await app.SendAsync(request);

        Assert.Equal(413, status);
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_400_and_never_shows_a_stack_trace()
    {
        using var request = Raw("api/intake/leads", "application/json", "{\"email\": ");

        var (status, problem) = await app.SendAsync(request);

        Assert.Equal(400, status);
        Assert.DoesNotContain("   at ", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_without_any_way_to_reach_it_is_422_and_names_the_field()
    {
        var (status, problem) = await app.PostAsync("api/intake/leads", new { firstName = "Nobody" });

        Assert.Equal(422, status);
        Assert.Equal("/email", problem.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task In_a_batch_a_bad_lead_is_rejected_and_the_others_go_on()
    {
        var (status, answer) = await app.PostAsync("api/intake/leads", new object[]
        {
            new { email = "batch-one@door.example" },
            new { firstName = "Nobody" },
            new { email = "batch-three@door.example" },
        });

        Assert.Equal(202, status);
        var events = answer.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal([0, 1, 2], events.Select(e => e.GetProperty("index").GetInt32()));
        var ends = new List<string?>();
        foreach (var e in events)
        {
            ends.Add((await app.EndOfAsync(e.GetProperty("eventId").GetString()!)).GetProperty("status").GetString());
        }

        Assert.Equal(["nurturing", "rejected", "nurturing"], ends);
    }

    [Fact]
    public async Task A_form_of_wordpress_is_understood()
    {
        using var request = Raw("api/intake/forms/contact", "application/x-www-form-urlencoded", "your-name=Maria+Rossi&your-email=maria%40officine.example&your-message=Ciao");

        var (status, answer) = await app.SendAsync(request);

        Assert.Equal(202, status);
        var end = await app.EndOfAsync(answer.GetProperty("eventId").GetString()!);
        var lead = await app.GetAsync($"api/leads/{end.GetProperty("leadId").GetString()}");
        Assert.Equal("Maria", lead.GetProperty("firstName").GetString());
        Assert.Equal("maria@officine.example", lead.GetProperty("email").GetString());
    }

    [Fact]
    public async Task A_google_lead_needs_its_key_and_the_key_is_not_kept()
    {
        var (refused, _) = await app.SendAsync(HttpMethod.Post, "api/intake/google-ads", GoogleLead("wrong"), key: null);
        var (accepted, answer) = await app.SendAsync(HttpMethod.Post, "api/intake/google-ads", GoogleLead(RunningApp.Key), key: null);

        Assert.Equal(401, refused);
        Assert.Equal(200, accepted);
        var end = await app.EndOfAsync(answer.GetProperty("eventId").GetString()!);
        var lead = await app.GetAsync($"api/leads/{end.GetProperty("leadId").GetString()}");
        Assert.Equal("google_ads", lead.GetProperty("channel").GetString());
        Assert.DoesNotContain(RunningApp.Key, lead.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_runs_over_the_limit_before_its_lead_proves_nothing()
    {
        var hidden = Encoding.UTF8.GetBytes(new string(' ', (4 * 1024 * 1024) + 500_000) + JsonSerializer.Serialize(GoogleLead("no-key")));
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/intake/google-ads") { Content = new StreamContent(new MemoryStream(hidden)) };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var (status, _) = await app.SendAsync(request, key: null);

        Assert.Equal(401, status);
    }

    [Fact]
    public async Task A_lead_too_large_for_a_queue_message_goes_by_claim_check()
    {
        using var request = Raw("api/intake/forms/brief", "application/json", JsonSerializer.Serialize(new { email = "large@door.example", attachment = new string('m', 60_000) }));

        var (_, answer) = await app.SendAsync(request);

        Assert.Equal("nurturing", (await app.EndOfAsync(answer.GetProperty("eventId").GetString()!)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_batch_that_needs_several_messages_is_applied_to_the_last_lead()
    {
        var (status, answer) = await app.PostAsync(
            "api/intake/leads", Enumerable.Range(0, 100).Select(i => new { email = $"many{i}@door.example", message = new string('m', 1_000) }));

        Assert.Equal(202, status);
        var last = answer.GetProperty("events")[99].GetProperty("eventId").GetString()!;
        Assert.Equal("nurturing", (await app.EndOfAsync(last)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_touchpoint_is_applied_and_a_page_view_from_an_ad_is_an_ad_click()
    {
        var lead = await app.SubmitAsync(new { email = "visitor@door.example" });

        var (status, answer) = await app.PostAsync("api/touchpoints", new
        {
            eventType = "page_view",
            eventTime = app.Clock.GetUtcNow(),
            contact = new { email = "visitor@door.example" },
            clickIds = new { gclid = "g-1" },
            url = "https://door.example/pricing",
        });

        Assert.Equal(202, status);
        Assert.Equal("applied", (await app.EndOfAsync(answer.GetProperty("eventId").GetString()!)).GetProperty("status").GetString());
        var detail = await app.GetAsync($"api/leads/{lead.GetProperty("leadId").GetString()}");
        Assert.Contains(detail.GetProperty("touchpoints").EnumerateArray(), t => t.GetProperty("eventType").GetString() == "ad_click");
    }

    [Fact]
    public async Task An_idempotency_key_makes_the_second_delivery_a_duplicate_even_if_its_content_differs()
    {
        var first = await SendWithKeyAsync("order-1", new { email = "idem@door.example", message = "one" });
        var second = await SendWithKeyAsync("order-1", new { email = "idem@door.example", message = "two" });

        Assert.Equal("nurturing", first.GetProperty("status").GetString());
        Assert.Equal("duplicate", second.GetProperty("status").GetString());
    }

    private async Task<JsonElement> SendWithKeyAsync(string key, object lead)
    {
        using var request = Raw("api/intake/leads", "application/json", JsonSerializer.Serialize(lead));
        request.Headers.Add("Idempotency-Key", key);
        var (_, answer) = await app.SendAsync(request);
        return await app.EndOfAsync(answer.GetProperty("eventId").GetString()!);
    }

    private static object GoogleLead(string key) => new
    {
        lead_id = "TeSter-123",
        google_key = key,
        gcl_id = "click-1",
        campaign_id = 1234567890123,
        form_id = 40000000000,
        user_column_data = new object[]
        {
            new { column_id = "FULL_NAME", string_value = "Jane Doe" },
            new { column_id = "EMAIL", string_value = "jane@google-door.example" },
        },
    };

    private static HttpRequestMessage Raw(string path, string type, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
    }
}
