using RevOps.Core.Identity.Merging;
using RevOps.Core.Identity.Survivorship;
using RevOps.Core.Lifecycle;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Identity;

public sealed class SurvivorshipTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private static SurvivorshipRules Rules => Shipped.Rules.Identity.Survivorship;

    private static ValueOrigin From(string source, int minute) => new(Noon.AddMinutes(minute), source);

    private static ContactProfile Profile(ValueOrigin origin, string? first = null, string? phone = null, string? phoneType = null, string? email = null) => new()
    {
        FirstName = first,
        Phone = phone,
        PhoneType = phoneType,
        Email = email,
        Provenance = Provenance.Of(origin, new[] { ("firstName", first), ("phone", phone), ("email", email) }.Where(f => f.Item2 is not null).Select(f => f.Item1)),
    };

    [Theory]
    [InlineData(Survivor.Newest, "forms", 0, "forms", 1, true)]
    [InlineData(Survivor.Newest, "forms", 0, "forms", 0, true)]
    [InlineData(Survivor.Newest, "forms", 1, "salesforce", 0, false)]
    [InlineData(Survivor.Oldest, "forms", 1, "forms", 0, true)]
    [InlineData(Survivor.Oldest, "forms", 0, "forms", 0, false)]
    [InlineData(Survivor.Oldest, "forms", 0, "salesforce", 1, false)]
    [InlineData(Survivor.Trusted, "forms", 1, "salesforce", 0, true)]
    [InlineData(Survivor.Trusted, "salesforce", 0, "forms", 1, false)]
    [InlineData(Survivor.Trusted, "forms", 0, "forms", 1, true)]
    [InlineData(Survivor.Trusted, "forms", 0, "forms", 0, true)]
    [InlineData(Survivor.Trusted, "forms", 1, "forms", 0, false)]
    [InlineData(Survivor.Trusted, "import", 0, "forms", -1, true)]
    [InlineData(Survivor.Trusted, "unheard-of", 1, "import", 0, true)]
    [InlineData(Survivor.Trusted, "import", 0, "unheard-of", 1, false)]
    [InlineData(Survivor.Trusted, "unheard-of", 0, "other", 1, true)]
    public void A_rule_decides_by_submit_time_and_connector(Survivor rule, string stored, int storedAt, string given, int givenAt, bool replaces) =>
        Assert.Equal(replaces, Rules.Replaces(rule, From(stored, storedAt), From(given, givenAt)));

    [Fact]
    public void What_arrives_late_fills_blanks_and_overwrites_nothing_newer()
    {
        var stored = Profile(From("forms", 10), first: "Anna");
        var late = stored.Combine(Profile(From("leads", 5), first: "Ann", phone: "+49301"), Rules);
        Assert.Equal(("Anna", "+49301"), (late.FirstName, late.Phone));
        Assert.Equal((From("forms", 10), From("leads", 5)), (late.Provenance.Of("firstName"), late.Provenance.Of("phone")));
    }

    [Theory]
    [InlineData(false, "US", true, "DE", "US")]
    [InlineData(true, "DE", false, "US", "US")]
    [InlineData(true, "DE", true, "FR", "FR")]
    [InlineData(false, "US", false, "FR", "FR")]
    public void What_was_inferred_gives_way_to_what_was_given_and_never_replaces_it(bool wasInferred, string stored, bool isInferred, string given, string stays)
    {
        ContactProfile Of(string country, bool inferred, int minute) => ContactProfile.Of(
            new NormalizedLead { Segment = "unknown", Origin = new NormalizedOrigin("direct", "direct", new(), false), Steps = [], Country = country, IsCountryInferred = inferred },
            null,
            From("leads", minute));
        var first = Of(stored, wasInferred, 0);
        var kept = first with { Provenance = Provenance.Parse(first.Provenance.ToJson()) };
        Assert.Equal(stays, kept.Combine(Of(given, isInferred, 1), Rules).Country);
    }

    [Fact]
    public void A_value_given_again_is_as_new_as_its_last_time()
    {
        var again = Profile(From("forms", 0), first: "Ann").Combine(Profile(From("forms", 9), first: "Ann"), Rules);
        Assert.Equal("Ann", again.Combine(Profile(From("forms", 5), first: "Bob"), Rules).FirstName);
    }

    [Fact]
    public void The_order_of_arrival_does_not_matter()
    {
        ContactProfile[] given = [Profile(From("forms", 1), "A", "+1", "mobile", "a@x.de"), Profile(From("forms", 2), "B", email: "b@x.de"), Profile(From("forms", 3), null, "+3")];
        ContactProfile InOrder(params int[] order) => order.Select(i => given[i]).Aggregate(new ContactProfile(), (all, next) => all.Combine(next, Rules));
        var texts = new[] { InOrder(0, 1, 2), InOrder(2, 1, 0), InOrder(1, 2, 0) }.Select(p => (p.Email, p.FirstName, p.Phone, p.PhoneType, p.Provenance.ToJson()));
        Assert.Equal(("a@x.de", "B", "+3", null), Assert.Single(texts.Select(t => (t.Email, t.FirstName, t.Phone, t.PhoneType)).Distinct()));
        Assert.Single(texts.Distinct());
    }

    [Fact]
    public void The_type_of_a_phone_goes_with_the_phone()
    {
        var stored = Profile(From("forms", 0), phone: "+1", phoneType: "mobile");
        Assert.Null(stored.Combine(Profile(From("forms", 1), phone: "+2"), Rules).PhoneType);
        Assert.Equal("mobile", stored.Combine(Profile(From("forms", -1), phone: "+2"), Rules).PhoneType);
    }

    [Fact]
    public void Values_whose_origin_nobody_noted_are_older_than_all()
    {
        var stored = new ContactProfile { FirstName = "Ann", Email = "a@x.de" };
        var after = stored.Combine(Profile(From("import", 0), first: "Anna", email: "b@x.de"), Rules);
        Assert.Equal(("Anna", "a@x.de"), (after.FirstName, after.Email));
    }

    [Fact]
    public void Undoing_restores_what_is_as_it_was_left_and_keeps_what_changed_since()
    {
        var before = Profile(From("forms", 0), first: "Ann", phone: "+1", phoneType: "mobile");
        var after = before.Combine(Profile(From("forms", 1), first: "Anna", phone: "+2", email: "a@x.de"), Rules);
        var since = after.Combine(Profile(From("forms", 2), first: "Anne"), Rules);
        var restored = since.Restore(before, after);
        Assert.Equal(("Anne", "+1", "mobile", null), (restored.FirstName, restored.Phone, restored.PhoneType, restored.Email));
        Assert.Equal(["firstName", "phone"], restored.Provenance.Origins.Keys);
        Assert.Equal(before, after.Restore(before, after) with { Provenance = before.Provenance });
    }

    [Fact]
    public void Provenance_is_read_as_it_was_written_and_nonsense_is_nothing()
    {
        var written = Provenance.Of(From("forms", 1), ["phone", "email"]).ToJson();
        Assert.Equal("""{"email":{"at":"2026-01-05T12:01:00Z","source":"forms"},"phone":{"at":"2026-01-05T12:01:00Z","source":"forms"}}""", written);
        Assert.Equal(written, Provenance.Parse(written).ToJson());
        Assert.All(new[] { null, "", "[]", "{", """{"phone":1}""", """{"phone":{"at":"soon","source":"x"}}""" }, text => Assert.Empty(Provenance.Parse(text).Origins));
    }

    [Fact]
    public void A_domain_that_stands_in_for_a_name_is_no_name()
    {
        var unnamed = CompanyProfile.Of(new NormalizedCompany("acme.com", "acme.com", "acme.com", null, "11-50", null, null), From("forms", 0));
        var named = CompanyProfile.Of(new NormalizedCompany("Acme GmbH", "acme.com", "acme.com", null, "51-200", null, "DE") { NameKey = "acme" }, From("forms", 1));
        Assert.Null(unnamed.Name);
        var both = unnamed.Combine(named, Rules);
        Assert.Equal(("Acme GmbH", "acme", "51-200", "DE"), (both.Name, both.NameKey, both.EmployeeBand, both.Country));
        Assert.Equal("Acme GmbH", both.Combine(named with { Name = "ACME", Provenance = Provenance.Of(From("forms", 2), ["companyName"]) }, Rules).Name);
    }

    [Theory]
    [InlineData(LifecycleStage.Sql, 1, LifecycleStage.Mql, 0, "a")]
    [InlineData(LifecycleStage.Mql, 0, LifecycleStage.Sql, 1, "b")]
    [InlineData(LifecycleStage.Mql, 1, LifecycleStage.Mql, 0, "b")]
    [InlineData(LifecycleStage.Mql, 0, LifecycleStage.Mql, 1, "a")]
    [InlineData(LifecycleStage.Lead, 0, LifecycleStage.Lead, 0, "a")]
    public void The_lead_further_in_stage_goes_on_then_the_older(LifecycleStage stage, int minute, LifecycleStage otherStage, int otherMinute, string goesOn)
    {
        var (a, b) = (new OpenLeadFacts("a", stage, Noon.AddMinutes(minute)), new OpenLeadFacts("b", otherStage, Noon.AddMinutes(otherMinute)));
        Assert.Equal(goesOn, OpenLeads.Survivor(a, b).LeadId);
        Assert.Equal(goesOn, OpenLeads.Survivor(b, a).LeadId);
    }
}
