using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>Files of leads: good rows go on, bad rows are kept with line, column and reason.</summary>
public sealed class ImportTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Good_rows_become_leads_and_bad_rows_are_listed_with_line_and_column()
    {
        var end = await ImportAsync(
            "email,first_name,company,phone\r\n"
            + "one@alpha-imports.example,One,Alpha,\r\n"
            + "not-an-address,Two,Beta,\r\n"
            + "\"three@alpha-imports.example\",\"Th\r\nree\",Alpha,\r\n"
            + "one@alpha-imports.example,One,Alpha,\r\n");

        var rows = end.GetProperty("rows");
        Assert.Equal("completed", end.GetProperty("status").GetString());
        Assert.Equal(2, rows.GetProperty("applied").GetInt32());
        Assert.Equal(1, rows.GetProperty("rejected").GetInt32());
        Assert.Equal(1, rows.GetProperty("duplicate").GetInt32());
        var errors = await app.Http.GetStringAsync(new Uri($"api/imports/{end.GetProperty("importId").GetString()}/errors.csv", UriKind.Relative));
        Assert.StartsWith("line,column,code,detail\r\n3,email,format,", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imported_leads_get_no_clock_whatever_their_score()
    {
        await ImportAsync(
            "email,first_name,job_title,company,industry,employees,country,phone,interest\n"
            + "vp@gamma-imports.example,Vera,VP Sales,Gamma,Software,350,DE,+49 30 901820,demo\n");

        var lead = await LeadOfAsync("vp@gamma-imports.example", l => l.GetProperty("lifecycleStage").GetString() == "MQL");

        Assert.NotNull(lead.GetProperty("ownerId").GetString());
        Assert.Equal(JsonValueKind.Null, lead.GetProperty("sla").ValueKind);
    }

    [Fact]
    public async Task A_row_with_an_id_that_was_imported_before_is_a_duplicate_whatever_else_it_says()
    {
        await ImportAsync("id,email\nrow-1,first@epsilon-imports.example\n");

        var again = await ImportAsync("id,email\nrow-1,second@epsilon-imports.example\n");

        Assert.Equal(1, again.GetProperty("rows").GetProperty("duplicate").GetInt32());
    }

    [Fact]
    public async Task A_file_without_a_usable_column_is_rejected_as_a_whole()
    {
        var end = await ImportAsync("colour,size\nred,4\n");

        Assert.Equal("rejected", end.GetProperty("status").GetString());
        Assert.NotNull(end.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_file_may_come_as_multipart()
    {
        using var form = new MultipartFormDataContent { { new StringContent("email\nform@delta-imports.example\n"), "file", "people.csv" } };

        var end = await EndOfAsync(form);

        Assert.Equal("people.csv", end.GetProperty("fileName").GetString());
        Assert.Equal(1, end.GetProperty("rows").GetProperty("applied").GetInt32());
    }

    private Task<JsonElement> ImportAsync(string csv)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return EndOfAsync(content);
    }

    private async Task<JsonElement> EndOfAsync(HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/imports?kind=leads") { Content = content };
        var (status, answer) = await app.SendAsync(request);
        Assert.Equal(202, status);
        return await app.WhenAsync(answer.GetProperty("statusUrl").GetString()!, i => i.GetProperty("terminal").GetBoolean());
    }

    private async Task<JsonElement> LeadOfAsync(string email, Func<JsonElement, bool> wanted)
    {
        var list = await app.WhenAsync($"api/leads?q={email}", l => l.GetProperty("items").EnumerateArray().Any(wanted));
        return list.GetProperty("items").EnumerateArray().Single();
    }
}
