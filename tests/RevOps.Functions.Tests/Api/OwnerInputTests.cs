using System.Text.Json;
using RevOps.Core.Owners;
using RevOps.Functions.Api;

namespace RevOps.Functions.Tests.Api;

/// <summary>Owners as requests give them.</summary>
public sealed class OwnerInputTests
{
    [Fact]
    public void An_owner_is_read_whole()
    {
        var (owner, faults) = Read(
            """
            {"ownerId":"ann","name":"Ann","team":"dach","calendar":"office","timeZone":"Europe/Vienna","weight":2,"skills":["AI","ai"," chess "],"languages":["DE","en"],
             "dailyCap":10,"openCap":0,"outOfOffice":[{"from":"2026-12-24","to":"2026-12-31","reason":"Holidays"},{"from":"2026-11-02T12:00:00Z","to":"2026-11-02T18:00:00+01:00"}]}
            """);
        Assert.Empty(faults);
        Assert.Equal(("ann", "office", "Europe/Vienna", 2, 10, 0), (owner.OwnerId, owner.Calendar, owner.TimeZone, owner.Weight, owner.DailyCap, owner.OpenCap));
        Assert.Equal("ai,chess de,en", $"{string.Join(',', owner.Skills)} {string.Join(',', owner.Languages)}");
        Assert.Equal(["2026-12-31", "2026-11-02T18:00:00+01:00"], owner.OutOfOffice.Select(a => a.To.Text));
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var (owner, faults) = Read("""{"ownerId":"ann","name":"Ann"}""");
        Assert.Empty(faults);
        Assert.Equal((1, true, 0, 0, 0), (owner.Weight, owner.Active, owner.Skills.Count, owner.Languages.Count, owner.OutOfOffice.Count));
        Assert.Equal((null, null, null, null), (owner.DailyCap, owner.OpenCap, owner.Calendar, owner.TimeZone));
    }

    [Theory]
    [InlineData("""{"skills":"ai"}""", "/0/skills")]
    [InlineData("""{"skills":[1]}""", "/0/skills")]
    [InlineData("""{"skills":[" "]}""", "/0/skills")]
    [InlineData("""{"languages":["German"]}""", "/0/languages")]
    [InlineData("""{"dailyCap":-1}""", "/0/dailyCap")]
    [InlineData("""{"openCap":1.5}""", "/0/openCap")]
    [InlineData("""{"outOfOffice":{}}""", "/0/outOfOffice")]
    [InlineData("""{"outOfOffice":["2026-12-24"]}""", "/0/outOfOffice/0")]
    [InlineData("""{"outOfOffice":[{"from":"2026-12-24","to":"2026-12-25"},{"from":"2026-12-24"}]}""", "/0/outOfOffice/1/to")]
    [InlineData("""{"outOfOffice":[{"from":"tomorrow","to":"2026-12-24"}]}""", "/0/outOfOffice/0/from")]
    [InlineData("""{"outOfOffice":[{"from":"2026-12-24T12:00","to":"2026-12-24"}]}""", "/0/outOfOffice/0/from")]
    public void A_fault_points_at_its_field(string json, string field) =>
        Assert.Contains(Read(json).Faults, f => f.Field == field);

    private static (Owner Owner, IReadOnlyList<Core.FieldFault> Faults) Read(string json)
    {
        var input = JsonInput.Of(JsonDocument.Parse(json).RootElement, "/0");
        return (OwnerInput.Read(input), input.Faults);
    }
}
