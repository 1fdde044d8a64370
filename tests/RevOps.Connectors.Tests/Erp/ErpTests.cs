using System.Globalization;
using RevOps.Connectors.Tests.Support;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Tests.Erp;

/// <summary>The canonical JSON of service and stock.</summary>
public sealed class ErpTests
{
    private const string Repair = """
        {"type":"repair","id":"R-1001","updatedAt":"2026-01-05T09:00:00Z","status":"In progress","contact":{"email":"ann@acme.example"},
         "company":{"name":"Acme GmbH","domain":"acme.example"},"asset":"Pump P-100, SN 4711","openedAt":"2026-01-04T08:00:00Z","value":350.5,"currency":"eur","unknown":{"kept":1}}
        """;

    private const string Stock = """{"type":"inventory","id":"M-7","change":"shipped","item":"P-100","location":"Berlin","quantity":-2,"onHand":5,"occurredAt":"2026-01-05T09:00:00Z"}""";

    [Fact]
    public void A_repair_is_read_as_it_stands()
    {
        var item = Assert.Single(Some.Erp.Received(Some.Json(Repair)));
        Assert.Equal(("service", "repair:R-1001:2026-01-05T09:00:00.0000000+00:00"), (item.Kind, item.SourceId));
        var service = Service(Repair);
        Assert.Equal(("erp", "repair", "R-1001", "In progress", true), (service.System, service.Kind, service.Id, service.Status, service.IsOpen));
        Assert.Equal(("ann@acme.example", "acme.example", "Pump P-100, SN 4711"), (service.Contact!.Email, service.Company.Domain, service.Asset));
        Assert.Equal((350.5m, "EUR", At("2026-01-04T08:00:00Z")), (service.Value!.Value, service.Currency, service.OpenedAt));
    }

    [Theory]
    [InlineData("\"In progress\"", true)]
    [InlineData("\"Completed\"", false)]
    [InlineData("\"abgeschlossen\"", false)]
    [InlineData("\"In progress\",\"closedAt\":\"2026-01-05T09:00:00Z\"", false)]
    [InlineData("\"In progress\",\"open\":false", false)]
    [InlineData("\"Completed\",\"open\":true", true)]
    public void What_is_over_is_said_or_told_by_its_end_or_its_status(string status, bool isOpen) =>
        Assert.Equal(isOpen, Service(Repair.Replace("\"In progress\"", status, StringComparison.Ordinal)).IsOpen);

    [Fact]
    public void A_change_of_stock_is_read_with_its_sign()
    {
        var change = Assert.IsType<MapResult.Inventory>(Some.Erp.MapOne(Some.Json(Stock))).Submission;
        Assert.Equal(("shipped", "P-100", "Berlin", -2m, 5m), (change.Change, change.Item, change.Location, change.Quantity!.Value, change.OnHand!.Value));
        Assert.Equal(("inventory", "M-7"), (Assert.Single(Some.Erp.Received(Some.Json(Stock))).Kind, Assert.Single(Some.Erp.Received(Some.Json(Stock))).SourceId));
    }

    [Theory]
    [InlineData("""{}""", "/type")]
    [InlineData("""{"type":"invoice"}""", "/type")]
    [InlineData("""{"type":7}""", "/type")]
    [InlineData("""{"type":"repair","id":"1","updatedAt":"2026-01-05T09:00:00Z","status":"open"}""", "/contact")]
    [InlineData("""{"type":"repair","id":"1","updatedAt":"2026-01-05T09:00:00Z","status":"open","contact":{}}""", "/contact")]
    [InlineData("""{"type":"repair","id":"1","updatedAt":"yesterday","status":"open","company":{"name":"A"}}""", "/updatedAt")]
    [InlineData("""{"type":"repair","updatedAt":"2026-01-05T09:00:00Z","status":"open","company":{"name":"A"}}""", "/id")]
    [InlineData("""{"type":"contract","id":"1","updatedAt":"2026-01-05T09:00:00Z","status":"open","company":{"name":"A"}}""", "/endsAt")]
    [InlineData("""{"type":"repair","id":"1","updatedAt":"2026-01-05T09:00:00Z","status":"open","company":{"name":"A"},"value":-1}""", "/value")]
    [InlineData("""{"type":"repair","id":"1","updatedAt":"2026-01-05T09:00:00Z","status":"open","company":{"name":"A"},"value":1}""", "/currency")]
    [InlineData("""{"type":"inventory","change":"x","occurredAt":"2026-01-05T09:00:00Z"}""", "/item")]
    public void A_fault_of_a_single_object_is_told_at_once(string json, string field) =>
        Assert.Equal(field, Assert.Single(Some.Erp.Faults(json)).Field);

    [Fact]
    public void In_an_array_a_bad_element_is_rejected_and_the_others_go_on()
    {
        var events = Some.Erp.Received(Some.Json($"[{Repair},7,{Stock}]"));
        Assert.Equal(["Service", "Rejected", "Inventory"], events.Select(e => Some.Erp.Map(e).GetType().Name));
    }

    private static ServiceSubmission Service(string json) => Assert.IsType<MapResult.Service>(Some.Erp.MapOne(Some.Json(json))).Submission;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
