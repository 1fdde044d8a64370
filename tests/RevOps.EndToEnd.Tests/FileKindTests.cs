using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Testing;

namespace RevOps.EndToEnd.Tests;

/// <summary>Files of every kind, as text and as workbooks, with saved mappings.</summary>
public sealed class FileKindTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task Contacts_become_no_leads_and_are_brought_up_to_date_by_the_next_file()
    {
        await AppliedAsync("kind=contacts", "email,first name,job title\nann@kinds-contacts.example,Ann,Buyer\n");
        await AppliedAsync("kind=contacts", "email,first name,job title\nann@kinds-contacts.example,Ann,Head of Purchasing\n");

        Assert.Equal(0, (await GetAsync("api/leads?q=ann@kinds-contacts.example")).GetProperty("items").GetArrayLength());
        Assert.Equal(["Head of Purchasing"], await QueryAsync<string>("SELECT job_title FROM contacts WHERE email = 'ann@kinds-contacts.example'"));
    }

    [Fact]
    public async Task Companies_are_found_again_by_their_domain()
    {
        await AppliedAsync("kind=companies", "Company name,Website,Country\nKinds GmbH,www.kinds-companies.example,DE\n");
        await AppliedAsync("kind=companies", "Company name,Website,Industry\nKinds GmbH,kinds-companies.example,Software\n");

        Assert.Equal(["DE"], await QueryAsync<string>("SELECT country FROM companies WHERE domain = 'kinds-companies.example'"));
    }

    [Fact]
    public async Task A_workbook_of_deals_is_applied_as_deals_are_and_its_bad_rows_have_the_sheets_numbers()
    {
        var file = WorkbookFile.Of(
            ("Notes", [["nothing here"]]),
            ("Deals",
            [
                ["Deal ID", "Stage", "Amount", "Currency", "Created", "Last modified", "Contact email"],
                ["kinds-1", "Closed Won", 1234.5, "EUR", new DateTime(2026, 4, 1), new DateTime(2026, 4, 2, 10, 0, 0), "deal@kinds-deals.example"],
                [],
                ["kinds-2", "Closed Won", "much", "EUR", new DateTime(2026, 4, 1), new DateTime(2026, 4, 2), "deal@kinds-deals.example"],
                ["kinds-3", "Closed Won", 5, "EURO", new DateTime(2026, 4, 1), new DateTime(2026, 4, 2), "deal@kinds-deals.example"],
            ]));

        var end = await EndAsync("kind=deals&sheet=deals", file, Excel);

        Assert.Equal("Deals", end.GetProperty("layout").GetProperty("sheet").GetString());
        Assert.Equal((1, 2), Counts(end));
        Assert.Equal([(4, "Amount"), (5, "Currency")], end.GetProperty("errors").EnumerateArray().Select(e => (e.GetProperty("line").GetInt32(), e.GetProperty("column").GetString()!)));
        Assert.Equal(1234.5m, (await GetAsync("api/deals/kinds-1")).GetProperty("dealValue").GetDecimal());
    }

    [Fact]
    public async Task A_touchpoint_with_an_id_that_came_before_is_a_duplicate()
    {
        await AppliedAsync("kind=contacts", "email\ntouch@kinds-touch.example\n");
        const string File = "id,email,event,timestamp\nkt-1,touch@kinds-touch.example,page_view,2026-04-01 10:00\nkt-2,nobody,page_view,2026-04-01 10:00\n";

        var first = await EndAsync("kind=touchpoints", File);
        var again = await EndAsync("kind=touchpoints", File);

        Assert.Equal((1, 1), Counts(first));
        Assert.Equal(1, again.GetProperty("rows").GetProperty("duplicate").GetInt32());
    }

    [Fact]
    public async Task Campaigns_keep_their_aliases_when_the_file_has_none()
    {
        await AppliedAsync("kind=campaigns", "id,channel,name,aliases\nkinds-c,email,Kinds,kinds spring\n");
        await AppliedAsync("kind=campaigns&channel=email", "id,name\nkinds-c,Kinds renamed\n");

        Assert.Equal(["kinds spring"], await QueryAsync<string>("SELECT alias FROM campaign_aliases WHERE campaign_id = 'kinds-c'"));
        Assert.Equal(["Kinds renamed"], await QueryAsync<string>("SELECT campaign_name FROM campaigns WHERE campaign_id = 'kinds-c'"));
    }

    [Fact]
    public async Task A_saved_mapping_is_used_by_its_name_until_it_is_taken_away()
    {
        const string File = "When,What,Gone\n2026-04-01,mapped campaign,7.25\n";
        using var put = Json(HttpMethod.Put, "api/imports/mappings/agency", """{"kind":"spend","fields":{"When":"date","What":"campaignName","Gone":"amount"}}""");
        Assert.Equal(200, (await app.SendAsync(put)).Status);

        await AppliedAsync("mapping=agency&currency=EUR", File);
        Assert.Equal([7.25], await QueryAsync<double>("SELECT amount FROM campaign_spend WHERE campaign_id = 'mapped campaign'"));
        Assert.Equal("spend", (await GetAsync("api/imports/mappings/agency")).GetProperty("kind").GetString());

        using var deleted = await app.Http.DeleteAsync(new Uri("api/imports/mappings/agency", UriKind.Relative));
        Assert.Equal(204, (int)deleted.StatusCode);
        using var upload = Upload("mapping=agency", Encoding.UTF8.GetBytes(File), "text/csv");
        Assert.Equal(422, (await app.SendAsync(upload)).Status);
        using var wrong = Json(HttpMethod.Put, "api/imports/mappings/agency", """{"kind":"spend","fields":{"When":"birthday"}}""");
        Assert.Equal(422, (await app.SendAsync(wrong)).Status);
    }

    [Fact]
    public async Task A_file_that_only_looks_like_a_workbook_is_refused_as_a_whole()
    {
        var end = await EndAsync("kind=leads", "PK\u0003\u0004 and then nothing of a workbook");

        Assert.Equal(("rejected", "The workbook cannot be read. It is damaged."), (end.GetProperty("status").GetString(), end.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_workbook_of_leads_is_read_as_a_list_of_leads()
    {
        var end = await EndAsync("", WorkbookFile.Of(["E-Mail", "Vorname"], ["lead@kinds-leads.example", "Lea"]), "application/octet-stream");

        Assert.Equal((1, 0), Counts(end));
        Assert.Equal(1, (await GetAsync("api/leads?q=lead@kinds-leads.example")).GetProperty("items").GetArrayLength());
    }

    private async Task AppliedAsync(string query, string csv) => Assert.Equal((1, 0), Counts(await EndAsync(query, csv)));

    private static (int Applied, int Rejected) Counts(JsonElement import) =>
        (import.GetProperty("rows").GetProperty("applied").GetInt32(), import.GetProperty("rows").GetProperty("rejected").GetInt32());

    private async Task<JsonElement> GetAsync(string path)
    {
        using var document = JsonDocument.Parse(await app.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
        return document.RootElement.Clone();
    }

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string text)
    {
        await using var connection = new SqliteConnection($"Data Source={app.DatabasePath};Pooling=False");
        return (await connection.QueryAsync<T>(text)).AsList();
    }

    private Task<JsonElement> EndAsync(string query, string csv) => EndAsync(query, Encoding.UTF8.GetBytes(csv), "text/csv");

    private async Task<JsonElement> EndAsync(string query, byte[] file, string type)
    {
        using var upload = Upload(query, file, type);
        var (status, answer) = await app.SendAsync(upload);
        Assert.Equal(202, status);
        return await app.WhenAsync(answer.GetProperty("statusUrl").GetString()!, i => i.GetProperty("terminal").GetBoolean());
    }

    private static HttpRequestMessage Upload(string query, byte[] file, string type)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return new HttpRequestMessage(HttpMethod.Post, $"api/imports?{query}") { Content = content };
    }

    private static HttpRequestMessage Json(HttpMethod method, string path, string json) =>
        new(method, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
