namespace RevOps.Functions.Tests.Vendors;

/// <summary>Outbound messages through the real door into the database, with the answers that Salesforce understands.</summary>
public sealed class SalesforceDoorTests
{
    private const string Ack = "<Ack>true</Ack>";
    private const string Lead = """
        <sf:Id>00Q5g00000AbCdEEAV</sf:Id><sf:Company>Acme GmbH</sf:Company><sf:CreatedDate>2026-01-05T10:00:00.000Z</sf:CreatedDate><sf:Email>ann@acme.example</sf:Email>
        <sf:FirstName>Ann</sf:FirstName><sf:LastName>Lee</sf:LastName><sf:LastModifiedDate>2026-01-05T11:00:00.000Z</sf:LastModifiedDate><sf:Status>Open - Not Contacted</sf:Status>
        """;

    private const string Converted = """
        <sf:Id>00Q5g00000AbCdEEAV</sf:Id><sf:ConvertedOpportunityId>0065g00000QrStUAAV</sf:ConvertedOpportunityId><sf:CreatedDate>2026-01-05T10:00:00.000Z</sf:CreatedDate>
        <sf:Email>ann@acme.example</sf:Email><sf:LastName>Lee</sf:LastName><sf:IsConverted>true</sf:IsConverted><sf:LastModifiedDate>2026-01-05T11:30:00.000Z</sf:LastModifiedDate>
        """;

    private const string Opportunity = """
        <sf:Id>0065g00000QrStUAAV</sf:Id><sf:Amount>5000</sf:Amount><sf:CreatedDate>2026-01-05T11:20:00.000Z</sf:CreatedDate>
        <sf:LastModifiedDate>2026-01-05T11:25:00.000Z</sf:LastModifiedDate><sf:StageName>Qualification</sf:StageName>
        """;

    [Fact]
    public async Task A_lead_an_opportunity_and_a_conversion_come_together_and_repeats_change_nothing()
    {
        await using var app = await StartAsync();
        await SendAsync(app, Message(("n1", "Lead", Lead)));
        await SendAsync(app, Message(("n1", "Lead", Lead)));
        await app.DrainAsync();
        Assert.Equal([1], await app.QueryAsync<int>("SELECT COUNT(*) FROM leads"));
        Assert.Equal([1], await app.QueryAsync<int>("SELECT COUNT(*) FROM touchpoints"));
        Assert.Equal([2], await app.QueryAsync<int>("SELECT COUNT(*) FROM events WHERE status = 'duplicate'"));

        // The opportunity comes first and knows no contact; the converted lead brings its id.
        await SendAsync(app, Message(("n2", "Opportunity", Opportunity)));
        await app.DrainAsync();
        Assert.Equal(["5000 "], await app.QueryAsync<string>("SELECT deal_value || ' ' || COALESCE(primary_contact_id, '') FROM deals"));
        await SendAsync(app, Message(("n3", "Lead", Converted)));
        await app.DrainAsync();
        Assert.Equal([1], await app.QueryAsync<int>("SELECT COUNT(*) FROM deals d JOIN contacts c ON c.contact_id = d.primary_contact_id WHERE c.email = 'ann@acme.example'"));
        Assert.Equal(["opp"], await app.QueryAsync<string>("SELECT lifecycle_stage FROM leads"));
        Assert.Equal([1], await app.QueryAsync<int>("SELECT COUNT(*) FROM touchpoints"));
    }

    [Fact]
    public async Task The_answer_is_the_acknowledgement_and_nothing_else()
    {
        await using var app = await StartAsync();
        var reply = await SendAsync(app, Message(("n1", "Lead", Lead)));
        Assert.Equal((200, "text/xml; charset=utf-8"), (reply.Status, reply.ContentType));
        Assert.Contains(Ack, reply.Body, StringComparison.Ordinal);
        var body = System.Xml.Linq.XDocument.Parse(reply.Body).Root!;
        Assert.Equal("http://soap.sforce.com/2005/09/outbound", body.Descendants().Single(e => e.Name.LocalName == "notificationsResponse").Name.NamespaceName);
    }

    [Fact]
    public async Task While_storage_is_out_of_reach_the_message_is_not_acknowledged()
    {
        await using var app = await StartAsync();
        app.Storage.IsDown = true;
        var reply = await SendAsync(app, Message(("n1", "Lead", Lead)));
        Assert.Equal(503, reply.Status);
        Assert.NotNull(reply.RetryAfter);
        Assert.Contains("<Ack>false</Ack>", reply.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?key=wrong", "00D5g000004abcDEAQ")]
    [InlineData("", "00D5g000004abcDEAQ")]
    [InlineData("?key=s3cret-of-the-address", "00D000000000001EAA")]
    public async Task Another_secret_or_organization_is_refused_without_an_acknowledgement(string query, string organization)
    {
        await using var app = await StartAsync();
        var reply = await app.SendAsync("IntakeSalesforce", Message(("n1", "Lead", Lead)).Replace("00D5g000004abcDEAQ", organization, StringComparison.Ordinal), query);
        Assert.Equal(401, reply.Status);
        Assert.DoesNotContain(Ack, reply.Body, StringComparison.Ordinal);
        Assert.Empty(app.Storage.TakeMessages());
    }

    [Fact]
    public async Task What_cannot_be_read_is_acknowledged_and_kept_without_its_session()
    {
        await using var app = await StartAsync();
        var reply = await SendAsync(app, Message(("n1", "Lead", Lead)).Replace("</soapenv:Envelope>", "", StringComparison.Ordinal));
        Assert.Equal(200, reply.Status);
        Assert.Contains(Ack, reply.Body, StringComparison.Ordinal);
        var kept = Assert.Single(app.Storage.Blobs);
        Assert.Contains("ann@acme.example", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-session", kept, StringComparison.Ordinal);
    }

    private static Task<VendorApp> StartAsync() => VendorApp.StartAsync(("REVOPS_SALESFORCE_SECRET", "s3cret-of-the-address"), ("REVOPS_SALESFORCE_ORGS", "00D5g000004abcD"));

    private static Task<VendorReply> SendAsync(VendorApp app, string xml) => app.SendAsync("IntakeSalesforce", xml, "?key=s3cret-of-the-address");

    private static string Message(params (string Id, string Object, string Fields)[] notifications) => $"""
        <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>
        <notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>00D5g000004abcDEAQ</OrganizationId><SessionId>secret-session</SessionId>
        {string.Concat(notifications.Select(n => $"""<Notification><Id>{n.Id}</Id><sObject xsi:type="sf:{n.Object}" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">{n.Fields}</sObject></Notification>"""))}
        </notifications></soapenv:Body></soapenv:Envelope>
        """;
}
