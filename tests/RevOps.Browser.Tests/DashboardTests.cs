using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RevOps.Browser.Tests.Support;
using RevOps.Connectors;
using RevOps.Core.Identity;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Functions.Intake;
using RevOps.Testing;
using static Microsoft.Playwright.Assertions;

namespace RevOps.Browser.Tests;

/// <summary>The pages in a real browser, against the real app: what people see is what the API says, and what they click happens.</summary>
public class DashboardTests : IClassFixture<DashboardApp>, IClassFixture<Chromium>
{
    private static int s_people = 100;
    private readonly DashboardApp _app;
    private readonly Pages _pages;

    /// <summary>On a desk.</summary>
    public DashboardTests(DashboardApp app, Chromium chromium)
        : this(app, chromium, Pages.Desk)
    {
    }

    private protected DashboardTests(DashboardApp app, Chromium chromium, (int Width, int Height) screen) =>
        (_app, _pages) = (app, new Pages(chromium, app.Http.BaseAddress!, RunningApp.Key, screen));

    [BrowserFact]
    public async Task Nobody_sees_anything_before_signing_in_and_a_wrong_key_is_told()
    {
        var page = await _pages.NewAsync();
        await page.GotoAsync(_pages.Of("leads"));
        await page.GetByLabel("API key").FillAsync("a-key-that-nobody-has");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The key is not known.");

        await page.GetByLabel("API key").FillAsync(RunningApp.Key);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Leads", Exact = true })).ToBeVisibleAsync();
        var cookie = Assert.Single(await page.Context.CookiesAsync());
        Assert.Equal(("revops_session", true, SameSiteAttribute.Strict), (cookie.Name, cookie.HttpOnly, cookie.SameSite));
        Assert.DoesNotContain(RunningApp.Key, cookie.Value, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByLabel("API key")).ToBeVisibleAsync();
        Assert.Empty(await page.Context.CookiesAsync());

        // The browser notes the two 401s by itself.
        Assert.DoesNotContain(_pages.Faults, f => !f.Contains("401", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task A_lead_that_waits_is_called_by_one_click_and_its_clock_stops()
    {
        var leadId = await HotLeadAsync("waits@dashboard.example");
        var page = await _pages.SignedInAsync("");
        var waiting = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Waits Lindner" });
        await Expect(waiting.GetByRole(AriaRole.Timer)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^1[45]:\d\d$"));
        await Expect(waiting.GetByRole(AriaRole.Link, new() { Name = "Call Waits Lindner" })).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex(@"^tel:\+49"));
        await waiting.GetByRole(AriaRole.Button, new() { Name = "Reached: Waits Lindner" }).ClickAsync();

        await Expect(waiting).ToHaveCountAsync(0);
        Assert.Equal("met", (await LeadAsync(leadId)).GetProperty("sla").GetProperty("state").GetString());
        Assert.Empty(_pages.Faults);
    }

    [BrowserFact]
    public async Task A_lead_is_found_by_a_part_of_its_name_and_says_why_it_is_what_it_is()
    {
        var leadId = await HotLeadAsync("sought@dashboard.example");
        var page = await _pages.SignedInAsync("leads");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" }).FillAsync("sought");
        await page.WaitForURLAsync("**/leads?q=sought");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sought Lindner" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sought Lindner" })).ToBeVisibleAsync();
        Assert.EndsWith($"/api/dashboard/leads/{leadId}", page.Url, StringComparison.Ordinal);

        var lead = await LeadAsync(leadId);
        var reasons = lead.GetProperty("explanation").GetProperty("contributions").EnumerateArray().Select(c => c.GetProperty("reason").GetString()!).ToList();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Contributions to the score" }).Locator("tbody tr")).ToHaveCountAsync(reasons.Count);
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = reasons[0] })).ToBeVisibleAsync();
        await Expect(page.GetByText($"the threshold of {lead.GetProperty("threshold").GetInt32()} is reached")).ToBeVisibleAsync();

        // The view can be shared: the search is in the address, and going back goes back to it.
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" })).ToHaveValueAsync("sought");
        Assert.Empty(_pages.Faults);
    }

    [BrowserFact]
    public async Task Every_figure_of_the_channels_is_the_reports_and_the_files()
    {
        await HotLeadAsync("figures@dashboard.example");
        var page = await _pages.SignedInAsync("performance?period=all&model=linear");
        var table = page.GetByRole(AriaRole.Region, new() { Name = "Channels" }).Locator("table");
        var report = await _app.Http.GetFromJsonAsync<JsonElement>("api/reports/channels?model=linear");
        await Expect(table.Locator("tbody tr")).ToHaveCountAsync(report.GetProperty("rows").GetArrayLength());
        foreach (var row in report.GetProperty("rows").EnumerateArray())
        {
            var shown = table.Locator("tbody tr").Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = row.GetProperty("channel").GetString()!, Exact = true }) });
            await Expect(shown.Locator("td").Nth(1)).ToHaveTextAsync($"{row.GetProperty("leads").GetInt32()}");
            await Expect(shown.Locator("td").Nth(2)).ToHaveTextAsync($"{row.GetProperty("mqls").GetInt32()}");
        }

        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("#channels ~ .exports a", new() { HasText = "CSV" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await file.PathAsync());
        Assert.Equal(string.Join(',', report.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString())), lines[0].TrimStart('\uFEFF'));
        Assert.Equal(report.GetProperty("rows").GetArrayLength(), lines.Skip(1).Count(l => l.Length > 0));
        Assert.Empty(_pages.Faults);
    }

    [BrowserFact]
    public async Task A_file_is_tried_before_it_is_taken_and_its_bad_rows_are_shown()
    {
        var page = await _pages.SignedInAsync("operations");
        await page.GetByLabel("CSV or Excel").SetInputFilesAsync(new FilePayload
        {
            Name = "fair.csv",
            MimeType = "text/csv",
            Buffer = "email,firstName\nfair@dashboard.example,Fay\nno address,Bob\n"u8.ToArray(),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Try without changing anything" }).ClickAsync();
        await Expect(page.GetByText("2 rows: 1 would be taken, 0 known, 1 refused.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Rows that were refused" }).GetByRole(AriaRole.Cell, new() { Name = "Not an e-mail address." })).ToBeVisibleAsync();
        Assert.Equal(0, (await _app.Http.GetFromJsonAsync<JsonElement>("api/leads?q=fair@dashboard")).GetProperty("items").GetArrayLength());

        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByText("2 rows: 1 taken, 0 known, 1 refused.")).ToBeVisibleAsync();
        Assert.Equal(1, (await _app.Http.GetFromJsonAsync<JsonElement>("api/leads?q=fair@dashboard")).GetProperty("items").GetArrayLength());

        // The bad row is put right, and the whole file comes once more: what is known stays as it is.
        await page.GetByLabel("CSV or Excel").SetInputFilesAsync(new FilePayload
        {
            Name = "fair.csv",
            MimeType = "text/csv",
            Buffer = "email,firstName\nfair@dashboard.example,Fay\nfair.bob@dashboard.example,Bob\n"u8.ToArray(),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByText("2 rows: 1 taken, 1 known, 0 refused.")).ToBeVisibleAsync();
        Assert.Equal(2, (await _app.Http.GetFromJsonAsync<JsonElement>("api/leads?q=fair")).GetProperty("items").GetArrayLength());
        Assert.Empty(_pages.Faults);
    }

    [BrowserFact]
    public async Task Columns_that_nobody_knows_are_put_right_and_kept_for_the_next_file()
    {
        var page = await _pages.SignedInAsync("operations");
        await page.GetByLabel("CSV or Excel").SetInputFilesAsync(new FilePayload
        {
            Name = "partner.csv",
            MimeType = "text/csv",
            Buffer = "Kontaktadresse,Rufname\nmia@dashboard.example,Mia\n"u8.ToArray(),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Try without changing anything" }).ClickAsync();
        await Expect(page.GetByText("No column of the first row is known as an e-mail address or a phone number.")).ToBeVisibleAsync();

        await page.GetByLabel("Field of Kontaktadresse").SelectOptionAsync("email");
        await page.GetByLabel("Field of Rufname").SelectOptionAsync("firstName");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try without changing anything" }).ClickAsync();
        await Expect(page.GetByText("1 rows: 1 would be taken, 0 known, 0 refused.")).ToBeVisibleAsync();

        await page.GetByText("2 of 2 understood").ClickAsync();
        await page.GetByLabel("Keep these columns under a name").FillAsync("partner");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await Expect(page.GetByText("The mapping is kept.")).ToBeVisibleAsync();
        await page.GetByLabel("Saved mapping").SelectOptionAsync("partner");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByText("1 rows: 1 taken, 0 known, 0 refused.")).ToBeVisibleAsync();
        var lead = (await _app.Http.GetFromJsonAsync<JsonElement>("api/leads?q=mia@dashboard")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal("Mia", lead.GetProperty("firstName").GetString());
        Assert.Empty(_pages.Faults);
    }

    [BrowserFact]
    public async Task Two_that_may_be_one_are_merged_by_one_click()
    {
        // The same name at the same company, by another address: likely, not certain.
        var leadId = await HotLeadAsync("twin@dashboard.example");
        await HotLeadAsync("twin.two@dashboard.example", firstName: "Twin");
        var contact = (await LeadAsync(leadId)).GetProperty("contactId").GetString();
        await Eventually.Holds(
            async () => (await _app.Http.GetFromJsonAsync<JsonElement>("api/contacts/suggestions")).GetProperty("items").EnumerateArray().Any(s => s.GetRawText().Contains(contact!, StringComparison.Ordinal)),
            TimeSpan.FromSeconds(60));

        var page = await _pages.SignedInAsync($"leads/{leadId}");
        // By its names: once merged, the address may stand in other pairs of the one who stays.
        var merge = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "twin.two@dashboard.example" }).GetByRole(AriaRole.Button, new() { Name = "Merge: Twin Lindner and Twin Lindner" });
        await merge.ClickAsync();
        await Expect(merge).ToHaveCountAsync(0);
        Assert.Equal(1, (await _app.Http.GetFromJsonAsync<JsonElement>($"api/contacts/{contact}")).GetProperty("merges").GetArrayLength());
        Assert.Empty(_pages.Faults);
    }

    [BrowserFact]
    public async Task A_dead_letter_is_mended_and_goes_on()
    {
        var eventId = _app.Services.GetRequiredService<EventIdIssuer>().Issue(_app.Clock.GetUtcNow(), "lead", new byte[EventIdIssuer.RandomBytes]);
        var message = IntakeMessage.Write([new IntakeEvent(eventId, new SourceEvent("newer-crm", "", "lead", null, """{"email":"dead@dashboard.example"}"""), null)]);
        var storage = _app.Services.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"]!;
        await new QueueClient(storage, "intake", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }).SendMessageAsync(message);
        await Eventually.Holds(async () => (await EventAsync(eventId)).GetProperty("status").GetString() == "dead-lettered", TimeSpan.FromSeconds(60));

        var page = await _pages.SignedInAsync("operations");
        var letter = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = eventId });
        await letter.GetByText("Message", new() { Exact = true }).ClickAsync();
        var box = letter.GetByRole(AriaRole.Textbox, new() { Name = "Message" });
        var text = await box.InputValueAsync();
        await box.FillAsync("{ not JSON");
        await letter.GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();
        await Expect(letter.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is not JSON");
        await box.FillAsync(text.Replace("newer-crm", "leads", StringComparison.Ordinal));
        await letter.GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();

        await Expect(letter).ToHaveCountAsync(0);
        await Eventually.Holds(async () => (await EventAsync(eventId)).GetProperty("status").GetString() == "nurturing", TimeSpan.FromSeconds(60));
        Assert.Empty(_pages.Faults);
    }

    [BrowserFact]
    public async Task Another_threshold_is_tried_over_the_leads_that_were()
    {
        var leadId = await HotLeadAsync("whatif@dashboard.example");
        var page = await _pages.SignedInAsync("operations/what-if");
        await page.GetByLabel("Threshold of an MQL").FillAsync("99");
        await page.GetByLabel("From").FillAsync("2026-05-04");
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("2026-05-04");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = leadId })).ToContainTextAsync("Threshold 99 instead of 60.");
        Assert.Equal("MQL", (await LeadAsync(leadId)).GetProperty("lifecycleStage").GetString());

        await page.GetByText("The whole file").ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "scoring.json" }).FillAsync("""{"threshold":"high"}""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "/rules/scoring.json/threshold" })).ToBeVisibleAsync();

        // The browser notes the 422 by itself.
        Assert.DoesNotContain(_pages.Faults, f => !f.Contains("422", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task A_change_from_another_page_than_ours_is_refused()
    {
        var leadId = await HotLeadAsync("forged@dashboard.example");
        var page = await _pages.SignedInAsync("");
        var status = await page.EvaluateAsync<int>($"fetch('/api/leads/{leadId}/calls', {{ method: 'POST', headers: {{ 'content-type': 'application/json' }}, body: '{{\"outcome\":\"connected\"}}' }}).then(r => r.status)");
        Assert.Equal(403, status);
        Assert.Equal("running", (await LeadAsync(leadId)).GetProperty("sla").GetProperty("state").GetString());
    }

    [BrowserFact]
    public async Task Every_view_is_accessible_and_fits_on_a_phone_and_on_a_desk()
    {
        var leadId = await HotLeadAsync("access@dashboard.example");
        var page = await _pages.SignedInAsync("");
        await _pages.LookAsync(page, "", "", "leads", $"leads/{leadId}", "performance?period=all", "operations", "operations/what-if");
        Assert.Empty(_pages.Faults);
    }

    [BrowserFact]
    public async Task The_first_view_is_small_and_nothing_is_asked_of_anybody_else()
    {
        var page = await _pages.NewAsync();
        var sizes = new List<(string Url, int Bytes)>();
        page.Response += async (_, response) =>
        {
            if (new Uri(response.Url).AbsolutePath.StartsWith("/api/dashboard", StringComparison.Ordinal))
            {
                sizes.Add((response.Url, (await response.BodyAsync()).Length));
            }
        };
        var hosts = new HashSet<string>(StringComparer.Ordinal);
        page.Request += (_, request) => hosts.Add(new Uri(request.Url).Authority);
        await _pages.SignInAsync(page, "");
        Assert.Equal([_app.Http.BaseAddress!.Authority], hosts);

        // Compressed, as it is sent: the files are in the app under their names.
        var sent = 0L;
        foreach (var url in sizes.Select(s => s.Url).Distinct())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.Add("accept-encoding", "br");
            using var response = await _app.Http.SendAsync(request);
            Assert.Equal("br", response.Content.Headers.ContentEncoding.Single());
            sent += (await response.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(sent, 1, 200 * 1024);
    }

    private async Task<JsonElement> LeadAsync(string leadId) => await _app.Http.GetFromJsonAsync<JsonElement>($"api/leads/{leadId}");

    private async Task<JsonElement> EventAsync(string eventId) => await _app.Http.GetFromJsonAsync<JsonElement>($"api/events/{eventId}");

    /// <summary>A lead that waits for a call.</summary>
    private async Task<string> HotLeadAsync(string email, string? firstName = null)
    {
        var lead = JsonNode.Parse(RunningApp.Example("hot-lead.json").GetRawText())!;
        lead["id"] = email;
        lead["email"] = email;
        lead["firstName"] = firstName ?? char.ToUpperInvariant(email[0]) + email[1..email.IndexOf('@', StringComparison.Ordinal)];
        lead["phone"] = $"+49 30 9018{Interlocked.Increment(ref s_people):000}";
        using var sent = await _app.Http.PostAsJsonAsync("api/intake/leads", lead);
        var eventId = (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("eventId").GetString();
        JsonElement state = default;
        await Eventually.Holds(
            async () => (state = await _app.Http.GetFromJsonAsync<JsonElement>($"api/events/{eventId}")).GetProperty("status").GetString() == "routed", TimeSpan.FromSeconds(60));
        var leadId = state.GetProperty("leadId").GetString()!;
        await Eventually.Holds(async () => (await LeadAsync(leadId)).GetProperty("sla").ValueKind == JsonValueKind.Object, TimeSpan.FromSeconds(60));
        return leadId;
    }
}

/// <summary>The same on a phone.</summary>
public sealed class PhoneDashboardTests(DashboardApp app, Chromium chromium) : DashboardTests(app, chromium, Pages.Phone);
