using System.Text;
using RevOps.Connectors.Files;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Tests.Files;

public class CsvRangeReaderTests
{
    [Fact]
    public async Task Columns_become_the_fields_of_a_lead()
    {
        var row = Assert.Single(await CsvSupport.ReadAllAsync(
            "Lead ID;id;E-Mail;Vorname;Nachname;Firma;Mitarbeiter;utm_source;gclid;Newsletter;occurredAt;Notes for us\n"
            + "x;L-1;eva@acme.example;Eva;Maier;Acme GmbH;51-200;google;Cj0;ja;2026-03-01;y\n"));

        var lead = row.Lead();
        Assert.Equal(("L-1", "eva@acme.example", "Eva", "Maier"), (lead.Id, lead.Email, lead.FirstName, lead.LastName));
        Assert.Equal(("Acme GmbH", "51-200"), (lead.Company.Name, lead.Company.Employees));
        Assert.Equal("google", lead.Utm.Source);
        Assert.Equal("Cj0", lead.ClickIds["gclid"]);
        Assert.Equal([new ConsentInput("email_marketing", true)], lead.Consents);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), lead.OccurredAt);
    }

    [Fact]
    public async Task Headers_that_nothing_knows_are_listed()
    {
        var opened = await CsvSupport.OpenAsync("email,Shoe size,,name\n"u8.ToArray());

        Assert.Equal(["Shoe size"], opened.Layout.Unmapped);
    }

    [Theory]
    [InlineData("a@b.example", "", "columns", "The row has 1 fields, the header 3.")]
    [InlineData("a@b.example,x,y,z", "", "columns", "The row has 4 fields, the header 3.")]
    [InlineData("nonsense,030123456,x", "E-Mail", "format", "Not an e-mail address.")]
    [InlineData(",,x", "E-Mail", "required", "Neither an e-mail address nor a phone number.")]
    [InlineData(",12,x", "Phone", "format", "Not a phone number, and there is no e-mail address.")]
    [InlineData("\"a@b.example\"x,1,2", "", "quotes", "There is text after a closing quote: a quote within a field must be doubled.")]
    [InlineData("a@b.example,1,\"x", "", "quotes", "A quote is opened and never closed.")]
    public async Task A_bad_row_says_where_and_why_and_the_next_one_goes_on(string bad, string column, string code, string detail)
    {
        var rows = await CsvSupport.ReadAllAsync($"E-Mail,Phone,Name\nfirst@b.example,,A\n{bad}\nlast@b.example,,B\n");

        Assert.Equal([new CsvRow.Faulty(2, 3, column, code, detail, bad)], rows.OfType<CsvRow.Faulty>());
        Assert.Equal(["first@b.example", "last@b.example"], rows.OfType<CsvRow.Good>().Select(r => r.Lead().Email));
    }

    [Theory]
    [InlineData("jane@acme", false)]
    [InlineData("jane@acme.", false)]
    [InlineData("@acme.example", false)]
    [InlineData("jane doe@acme.example", false)]
    [InlineData("jane@doe@acme.example", false)]
    [InlineData("jane@acme.example", true)]
    [InlineData("Jane @ Acme <jane@acme.example>", true)]
    [InlineData("mailto:jane@acme.example", true)]
    [InlineData("jürgen@müller.example", true)]
    public async Task An_email_is_judged_by_its_shape_only(string email, bool isTaken)
    {
        Assert.Equal(isTaken, Assert.Single(await CsvSupport.ReadAllAsync($"email\n{email}\n")) is CsvRow.Good);
    }

    [Theory]
    [InlineData("1234", false)]
    [InlineData("12345", true)]
    [InlineData("1-800-FLOWERS", true)]
    [InlineData("call me maybe", false)]
    public async Task A_phone_needs_something_to_dial(string phone, bool isTaken)
    {
        Assert.Equal(isTaken, Assert.Single(await CsvSupport.ReadAllAsync($"phone\n{phone}\n")) is CsvRow.Good);
    }

    [Theory]
    [InlineData("01/02/2026")]
    [InlineData("soon")]
    [InlineData("1899-12-30")]
    public async Task A_time_that_would_be_a_guess_is_refused(string time)
    {
        var row = Assert.IsType<CsvRow.Faulty>(Assert.Single(await CsvSupport.ReadAllAsync($"email,created at\na@b.example,{time}\n")));

        Assert.Equal(("created at", "format"), (row.Column, row.Code));
    }

    [Fact]
    public async Task Rows_and_lines_are_counted_past_blank_lines_and_quoted_line_ends()
    {
        var rows = await CsvSupport.ReadAllAsync("\r\nemail,message\r\n\r\na@b.example,\"one\r\ntwo\nthree\"\r\n,\r\nc@d.example,x");

        Assert.Equal([(1L, 4L), (2L, 8L)], rows.Select(r => (r.Row, r.Line)));
        Assert.Equal("one\r\ntwo\nthree", rows[0].Lead().Message);
    }

    [Fact]
    public async Task Old_macintosh_line_ends_are_read()
    {
        var rows = await CsvSupport.ReadAllAsync("email,name\ra@b.example,A\rc@d.example,B\r");

        Assert.Equal([(1L, 2L), (2L, 3L)], rows.Select(r => (r.Row, r.Line)));
    }

    [Fact]
    public async Task A_row_longer_than_the_limit_costs_only_itself()
    {
        var rows = await CsvSupport.ReadAllAsync($"email,message\na@b.example,{new string('x', 700_000)}\nc@d.example,y\n");

        Assert.Equal("size", Assert.IsType<CsvRow.Faulty>(rows[0]).Code);
        Assert.True(((CsvRow.Faulty)rows[0]).Raw.Length <= 2_001);
        Assert.Equal((2L, 3L), (rows[1].Row, rows[1].Line));
        Assert.Equal("c@d.example", rows[1].Lead().Email);
    }

    [Fact]
    public async Task A_stray_quote_costs_one_row_even_in_a_large_file()
    {
        var file = new StringBuilder("email,name\n\"broken@b.example,A\n");
        for (var i = 0; i < 20_000; i++)
        {
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}@b.example,Somebody\n");
        }

        var rows = await CsvSupport.ReadAllAsync(file.ToString());

        Assert.Equal(20_001, rows.Count);
        Assert.Equal(1, Assert.Single(rows.OfType<CsvRow.Faulty>()).Row);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("name,company\nA,B\n")]
    [InlineData("\"email,name\n")]
    [InlineData("\"email\"x,name\n")]
    public async Task A_file_without_a_usable_header_is_refused(string text)
    {
        Assert.IsType<CsvOpenResult.Invalid>(await CsvRangeReader.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), CsvSupport.Leads, FileHints.None));
    }

    [Fact]
    public async Task A_header_longer_than_the_sample_is_refused()
    {
        var text = "email," + new string('x', CsvDialect.SampleBytes) + "\na@b.example,x\n";

        Assert.IsType<CsvOpenResult.Invalid>(await CsvRangeReader.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), CsvSupport.Leads, FileHints.None));
    }

    [Fact]
    public async Task A_position_and_a_layout_survive_json()
    {
        var opened = await CsvSupport.OpenAsync("email;name\n"u8.ToArray());
        var layout = System.Text.Json.JsonSerializer.Deserialize<CsvLayout>(System.Text.Json.JsonSerializer.Serialize(opened.Layout))!;

        Assert.Equal(opened.Layout.Dialect, layout.Dialect);
        Assert.Equal(opened.Layout.Columns, layout.Columns);
        Assert.Equal(opened.First, System.Text.Json.JsonSerializer.Deserialize<CsvPosition>(System.Text.Json.JsonSerializer.Serialize(opened.First)));
    }
}
