using System.Globalization;
using RevOps.Core.Calendars;
using RevOps.Core.Owners;
using RevOps.Core.Routing;
using RevOps.Core.Tests.Support;
using static RevOps.Core.Tests.Support.Desk;

namespace RevOps.Core.Tests.Routing;

/// <summary>Who can be given a lead: absences, caps, skills, hours, languages, load.</summary>
public sealed class AvailabilityTests
{
    [Theory]
    // Dates are the owner's own, and both are in.
    [InlineData("2026-12-24", "2026-12-31", "UTC", "2026-12-23T23:59:59Z", false)]
    [InlineData("2026-12-24", "2026-12-31", "UTC", "2026-12-24T00:00:00Z", true)]
    [InlineData("2026-12-24", "2026-12-31", "UTC", "2026-12-31T23:59:59.9999999Z", true)]
    [InlineData("2026-12-24", "2026-12-31", "UTC", "2027-01-01T00:00:00Z", false)]
    [InlineData("2026-12-24", "2026-12-24", "UTC", "2026-12-24T12:00:00Z", true)]
    [InlineData("2026-12-24", "2026-12-24", "Asia/Tokyo", "2026-12-23T14:59:59Z", false)]
    [InlineData("2026-12-24", "2026-12-24", "Asia/Tokyo", "2026-12-23T15:00:00Z", true)]
    [InlineData("2026-12-24", "2026-12-24", "Asia/Tokyo", "2026-12-24T15:00:00Z", false)]
    [InlineData("2026-12-24", "2026-12-24", "Pacific/Pago_Pago", "2026-12-25T10:59:59Z", true)]
    // Of times the first is in, the last is out, whatever the zone.
    [InlineData("2026-12-24T12:00:00Z", "2026-12-24T18:00:00Z", "Asia/Tokyo", "2026-12-24T11:59:59Z", false)]
    [InlineData("2026-12-24T12:00:00Z", "2026-12-24T18:00:00Z", "Asia/Tokyo", "2026-12-24T12:00:00Z", true)]
    [InlineData("2026-12-24T12:00:00Z", "2026-12-24T19:00:00+01:00", "UTC", "2026-12-24T17:59:59Z", true)]
    [InlineData("2026-12-24T12:00:00Z", "2026-12-24T19:00:00+01:00", "UTC", "2026-12-24T18:00:00Z", false)]
    public void Out_of_office(string from, string to, string zone, string at, bool away)
    {
        var anna = Owner("anna", "sales").With(o => o with { TimeZone = zone, OutOfOffice = [Away(from, to)] });
        var reason = Availability.Of(anna, CalendarRules.AlwaysOnly, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)).Reason;
        Assert.Equal(away ? $"out of office until {to}" : null, reason);
    }

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, "daily cap of 10 reached")]
    [InlineData(11, "daily cap of 10 reached")]
    public void The_daily_cap_is_the_most_of_a_day(int today, string? reason)
    {
        var anna = Owner("anna").With(o => o with { DailyCap = 10 }) with { LastDay = new DateOnly(2026, 3, 4), LastDayLeads = today };
        Assert.Equal(reason, Availability.Of(anna, CalendarRules.AlwaysOnly, Now).Reason);
    }

    [Theory]
    // 4 March ends at 15:00 UTC in Tokyo, at 24:00 in UTC, on the 5th at 08:00 UTC in Los Angeles.
    [InlineData("Asia/Tokyo", "2026-03-04T14:59:59Z", 3)]
    [InlineData("Asia/Tokyo", "2026-03-04T15:00:00Z", 0)]
    [InlineData(null, "2026-03-04T23:59:59Z", 3)]
    [InlineData(null, "2026-03-05T00:00:00Z", 0)]
    [InlineData("America/Los_Angeles", "2026-03-05T07:59:59Z", 3)]
    [InlineData("America/Los_Angeles", "2026-03-05T08:00:00Z", 0)]
    public void A_day_ends_at_midnight_of_the_owner(string? zone, string at, int today)
    {
        var anna = Owner("anna").With(o => o with { TimeZone = zone, DailyCap = 3 }) with { LastDay = new DateOnly(2026, 3, 4), LastDayLeads = 3 };
        var found = Availability.Of(anna, CalendarRules.AlwaysOnly, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));
        Assert.Equal(today, found.AssignedToday);
        Assert.Equal(today == 3 ? "daily cap of 3 reached" : null, found.Reason);
    }

    [Fact]
    public void Without_a_zone_of_their_own_the_day_is_the_calendars()
    {
        var calendars = Named(Office("Asia/Tokyo"));
        var anna = Owner("anna").With(o => o with { Calendar = "office" });
        Assert.Equal(new DateOnly(2026, 3, 5), Availability.Of(anna, calendars, Now.AddHours(3)).Day);
        Assert.Equal(new DateOnly(2026, 3, 4), Availability.Of(anna.With(o => o with { TimeZone = "Europe/Berlin" }), calendars, Now.AddHours(3)).Day);
    }

    [Theory]
    [InlineData(19, null)]
    [InlineData(20, "cap of 20 open leads reached")]
    public void The_cap_of_open_leads(int open, string? reason) => Assert.Equal(
        reason, Availability.Of(Owner("anna").With(o => o with { OpenCap = 20 }) with { OpenLeads = open }, CalendarRules.AlwaysOnly, Now).Reason);

    [Fact]
    public void Where_all_are_over_their_caps_the_next_rule_is_tried_with_each_ones_reason()
    {
        var ann = Owner("ann", "sales").With(o => o with { OutOfOffice = [Away("2026-01-01", "2026-12-01")] });
        var bob = Owner("bob", "sales").With(o => o with { DailyCap = 10 }) with { LastDay = new DateOnly(2026, 3, 4), LastDayLeads = 10 };
        var decision = Route(Facts(), Table(Rule("sales"), Rule("reserve")), ann, bob, Owner("cy", "reserve"));
        Assert.Equal(("reserve", "cy"), decision.Result());
        Assert.Equal("ann: out of office until 2026-12-01; bob: daily cap of 10 reached", decision.Skipped[1].Reason);
    }

    [Fact]
    public void Caps_hold_for_the_owners_local_day_however_many_leads_come()
    {
        var people = new[] { ("tokyo", "Asia/Tokyo"), ("lima", "America/Lima") }
            .Select(p => new Owner { OwnerId = p.Item1, Name = p.Item1, Team = "sales", TimeZone = p.Item2, DailyCap = 5 }).ToList();
        var desk = new SimulatedRouting(Table(Rule("sales")), CalendarRules.AlwaysOnly, people);
        var given = Enumerable.Range(0, 4 * 96)
            .Select(i => (At: Now.AddMinutes(15 * i), Owner: desk.Route(Facts(), Now.AddMinutes(15 * i)).OwnerId))
            .ToList();
        foreach (var person in people)
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone!);
            var days = given.Where(g => g.Owner == person.OwnerId).CountBy(g => TimeZoneInfo.ConvertTime(g.At, zone).Date).ToDictionary(d => d.Key, d => d.Value);
            Assert.All(days.Values, n => Assert.InRange(n, 1, 5));
            Assert.InRange(days.Values.Count(n => n == 5), 3, 5);
        }

        Assert.Contains(given, g => g.Owner == "sales-desk");
    }

    [Fact]
    public void Skills_are_all_needed_whatever_their_case()
    {
        var rules = Table(Rule("sales") with { Skills = ["ai", "public sector"] }, Rule("rest", "sales"));
        var one = Owner("anna", "sales").With(o => o with { Skills = ["ai"] });
        Assert.Equal(("sales", "bob"), Route(Facts(), rules, one, Owner("bob", "sales").With(o => o with { Skills = ["Public Sector", "AI", "chess"] })).Result());
        var without = Route(Facts(), rules, one, Owner("bob", "sales"));
        Assert.Equal("rest", without.RuleId);
        Assert.Equal("anna: lacks the skill public sector; bob: lacks the skill ai, public sector", without.Skipped[1].Reason);
    }

    [Theory]
    [InlineData(HoursPolicy.Prefer, "2026-03-04T12:00:00Z", "sales", "bob", "sales. Next in team sales.")] // Berlin is at work, Tokyo is not
    [InlineData(HoursPolicy.Prefer, "2026-03-04T02:00:00Z", "sales", "anna", "sales. Next in team sales.")]
    [InlineData(HoursPolicy.Prefer, "2026-03-07T12:00:00Z", "sales", "anna", "sales. Next in team sales. Nobody available is within working hours.")]
    [InlineData(HoursPolicy.Require, "2026-03-04T12:00:00Z", "sales", "bob", "sales. Next in team sales.")]
    [InlineData(HoursPolicy.Require, "2026-03-07T12:00:00Z", "rest", "anna", "rest. Next in team sales.")]
    [InlineData(HoursPolicy.Ignore, "2026-03-04T12:00:00Z", "sales", "anna", "sales. Next in team sales.")]
    public void Working_hours(HoursPolicy hours, string at, string rule, string owner, string reason)
    {
        var rules = Table(Rule("sales") with { Hours = hours }, Rule("rest", "sales") with { Hours = HoursPolicy.Ignore });
        var calendars = Named(Office("Asia/Tokyo", "tokyo"), Office("Europe/Berlin", "berlin"));
        var now = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
        var decision = Route(
            Facts(), rules, calendars, now, Owner("anna", "sales").With(o => o with { Calendar = "tokyo" }), Owner("bob", "sales").With(o => o with { Calendar = "berlin" }));
        Assert.Equal((rule, owner, reason), (decision.RuleId, decision.OwnerId, decision.Reason));
    }

    [Fact]
    public void Whoever_is_outside_working_hours_is_told_with_the_time_of_their_return()
    {
        var rules = Table(Rule("sales") with { Hours = HoursPolicy.Require });
        var anna = Owner("anna", "sales").With(o => o with { Calendar = "office" });
        var decision = Route(Facts(), rules, Named(Office("Asia/Tokyo")), Now, anna);
        Assert.Equal("anna: outside working hours until 2026-03-05 09:00 Asia/Tokyo", decision.Skipped[1].Reason);
        Assert.Equal(("default", "anna"), decision.Result());
    }

    [Fact]
    public void Those_who_speak_the_leads_language_come_first_and_hours_before_language()
    {
        var rules = Table(Rule("sales") with { MatchLanguage = true }) with
        {
            Languages = new Dictionary<string, IReadOnlyList<string>> { ["CH"] = ["de", "fr"], ["JP"] = ["ja"] },
        };
        var anna = Owner("anna", "sales").With(o => o with { Languages = ["en"] });
        var bob = Owner("bob", "sales").With(o => o with { Languages = ["en", "fr"] });
        var swiss = Route(Facts("CH"), rules, anna, bob);
        Assert.Equal(("bob", "sales. Next in team sales. Speaks de or fr, as in CH."), (swiss.OwnerId, swiss.Reason));
        Assert.Equal([new("anna", "does not speak de or fr"), new("bob", null)], swiss.Candidates);
        Assert.Equal("sales. Next in team sales. Nobody available speaks ja.", Route(Facts("JP"), rules, anna, bob).Reason);
        Assert.Equal("sales. Next in team sales. No language is known for country BR.", Route(Facts("BR"), rules, anna, bob).Reason);
        var asleep = bob.With(o => o with { Calendar = "office" });
        Assert.Equal("anna", Route(Facts("CH"), rules, Named(Office("Asia/Tokyo")), Now, anna, asleep).OwnerId);
    }

    [Fact]
    public void By_load_the_fewest_open_leads_by_weight_are_next()
    {
        var rules = Table(Rule("sales") with { Strategy = RoutingStrategy.Load });
        Assert.True(rules.NeedsOpenLeads);
        var anna = Owner("anna", "sales") with { OpenLeads = 3 };
        Assert.Equal("bob", Route(Facts(), rules, anna, Owner("bob", "sales") with { OpenLeads = 2 }).OwnerId);
        Assert.Equal("anna", Route(Facts(), rules, anna, Owner("bob", "sales") with { OpenLeads = 4 }).OwnerId);
        var half = Route(Facts(), rules, anna, Owner("bob", "sales", weight: 2) with { OpenLeads = 5 });
        Assert.Equal(("bob", "sales. Fewest open leads in team sales: 5."), (half.OwnerId, half.Reason));
        Assert.Equal("has more open leads (3, weight 1)", half.Candidates[0].Reason);
    }

    [Fact]
    public void By_load_equals_take_turns()
    {
        string[] ids = ["anna", "bob", "cleo"];
        var people = ids.Select(id => new Owner { OwnerId = id, Name = id, Team = "sales" });
        var desk = new SimulatedRouting(Table(Rule("sales") with { Strategy = RoutingStrategy.Load }), CalendarRules.AlwaysOnly, people);
        var first = Enumerable.Range(0, 300).Select(_ => desk.Route(Facts(), Now).OwnerId).ToList();
        Assert.Equal([100, 100, 100], first.CountBy(o => o).Select(c => c.Value));
        for (var i = 0; i < 40; i++)
        {
            desk.Close("bob");
        }

        Assert.All(Enumerable.Range(0, 40), _ => Assert.Equal("bob", desk.Route(Facts(), Now).OwnerId));
    }
}
