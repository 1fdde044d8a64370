using RevOps.Connectors.Files;

namespace RevOps.Connectors.Tests.Files;

/// <summary>Exports of records become the canonical JSON of their kind.</summary>
public class FileKindTests
{
    [Theory]
    [InlineData(
        "deals",
        "Record ID,Deal Name,Deal Stage,Amount,Currency,Create Date,Last Modified Date,Close Date,Deal probability,Contact email,Company name\n"
        + "4711,Big one,Closed Won,\"12,000.50\",EUR,2026-01-05 09:30,2026-02-01T10:00:00Z,01/31/2026,60%,eva@acme.example,Acme\n",
        """{"id":"4711","pipelineStage":"Closed Won","dealValue":12000.50,"currency":"EUR","createdAt":"2026-01-05T09:30:00Z","updatedAt":"2026-02-01T10:00:00Z","closedAt":"2026-01-31T00:00:00Z","probability":0.6,"primaryContact":{"email":"eva@acme.example"},"company":{"name":"Acme"}}""")]
    [InlineData(
        "touchpoints",
        "email;event;timestamp;utm_source;utm_campaign;gclid;page url\neva@acme.example;page_view;2026-01-05 09:30:15;google;spring;G1;https://acme.example/pricing\n",
        """{"contact":{"email":"eva@acme.example"},"eventType":"page_view","eventTime":"2026-01-05T09:30:15Z","utm":{"source":"google","campaign":"spring"},"clickIds":{"gclid":"G1"},"url":"https://acme.example/pricing"}""")]
    [InlineData(
        "campaigns",
        "Campaign ID,Channel,Name,Start date,Aliases\nc-1,google_ads,Spring,01.02.2026,spring sale|spring_26\n",
        """{"id":"c-1","channel":"google_ads","campaignName":"Spring","startDate":"2026-02-01","aliases":["spring sale","spring_26"]}""")]
    [InlineData(
        "companies",
        "Company name\tWebsite\tNumber of employees\tCountry\nTotal SE\ttotal.example\t1.200\tFR\n",
        """{"name":"Total SE","domain":"total.example","employees":"1.200","country":"FR"}""")]
    public async Task A_row_is_read(string kind, string file, string json) =>
        Assert.Equal(json, Assert.Single((await TableSupport.ReadAsync(file, kind: kind)).Rows).Json());

    [Fact]
    public async Task A_contact_may_be_named_by_the_id_of_another_system()
    {
        var hints = new FileHints { Map = new Dictionary<string, string> { ["Contact"] = "primaryContact.externalIds.hubspot" } };
        const string File = "id,stage,amount,currency,created at,updated at,Contact\n1,Won,5,EUR,2026-01-05,2026-01-06,99\n";

        Assert.Contains("\"primaryContact\":{\"externalIds\":{\"hubspot\":\"99\"}}", Assert.Single((await TableSupport.ReadAsync(File, hints, "deals")).Rows).Json(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("primaryContact.externalIds.hubspot", true)]
    [InlineData("primaryContact.externalIds.", false)]
    [InlineData("primaryContact.externalIds.a.b", false)]
    [InlineData("primaryContact", false)]
    [InlineData("dealValue", true)]
    public void Only_fields_that_there_are_can_be_filled(string field, bool isKnown) => Assert.Equal(isKnown, TableSupport.Shape("deals").Knows(field));
}
