using RevOps.Core.Routing;
using RevOps.Core.Tests.Support;
using static RevOps.Core.Tests.Support.Desk;

namespace RevOps.Core.Tests.Routing;

/// <summary>Which rule decides, and who is left over at the end.</summary>
public sealed class LeadRouterTests
{
    private static readonly RoutingRules Two = Table(
        Rule("big", "enterprise", new RoutingCondition { Segments = new ValueList(["enterprise"]) }),
        Rule("dach", "dach", In("DE", "AT") with { Industries = new ValueList(["software"]) }));

    [Fact]
    public void The_companys_owner_comes_first_whatever_the_rules_the_weight_and_the_caps()
    {
        var zoe = Owner("zoe", "uk", weight: 0).With(o => o with { DailyCap = 0, OpenCap = 1 }) with { OpenLeads = 9 };
        var decision = Route(Facts(companyOwner: "zoe"), Two, Owner("anna", "dach"), zoe);
        Assert.Equal(("company-owner", "zoe"), decision.Result());
        Assert.Equal("Owns the company already. Caps and working hours do not count for that.", decision.Reason);
        Assert.Empty(decision.Skipped);
    }

    [Fact]
    public void A_company_owner_who_is_inactive_or_away_is_passed_over_and_said_so()
    {
        var gone = Route(Facts(companyOwner: "zoe"), Two, Owner("anna", "dach"), Owner("zoe", active: false));
        Assert.Equal(("dach", "anna"), gone.Result());
        Assert.Equal(new SkippedRoute("company-owner", "the company's owner zoe: inactive"), gone.Skipped[0]);

        var away = Owner("zoe").With(o => o with { OutOfOffice = [Away("2026-03-01", "2026-03-04")] });
        Assert.Equal("the company's owner zoe: out of office until 2026-03-04", Route(Facts(companyOwner: "zoe"), Two, Owner("anna", "dach"), away).Skipped[0].Reason);
        Assert.Equal("the company's owner eve is unknown", Route(Facts(companyOwner: "eve"), Two).Skipped[0].Reason);
        Assert.Equal("the company's owner sales-desk is the fallback", Route(Facts(companyOwner: "sales-desk"), Two, Owner("sales-desk")).Skipped[0].Reason);
        Assert.Equal("the company has no owner yet", Route(Facts(), Two).Skipped[0].Reason);
    }

    [Fact]
    public void A_rule_says_when_existing_ownership_comes()
    {
        var ownership = new RoutingRule
        {
            Id = "keep",
            Reason = "Keeps its leads.",
            ExistingOwnership = true,
            When = new RoutingCondition { Segments = new ValueList(["smb"]) },
        };
        var rules = Table(Rule("de", "dach", In("DE")), ownership);
        OwnerState[] owners = [Owner("anna", "dach"), Owner("zoe", "uk")];
        Assert.Equal(("de", "anna"), Route(Facts("DE", companyOwner: "zoe"), rules, owners).Result());
        Assert.Equal(("keep", "zoe"), Route(Facts("FR", companyOwner: "zoe"), rules, owners).Result());
        Assert.Equal("default", Route(Facts("FR", segment: "enterprise", companyOwner: "zoe"), rules, owners).RuleId);
    }

    [Fact]
    public void The_first_rule_that_matches_and_has_somebody_wins_and_each_before_says_why_not()
    {
        var decision = Route(Facts(segment: "enterprise"), Two, Owner("ed", "enterprise", active: false), Owner("eva", "enterprise", weight: 0), Owner("anna", "dach"));
        Assert.Equal(("dach", "anna"), decision.Result());
        Assert.Equal(
            [new("company-owner", "the company has no owner yet"), new("big", "ed: inactive; eva: weight 0 takes no turns")],
            decision.Skipped);
        Assert.Equal("dach. Next in team dach.", decision.Reason);
    }

    [Fact]
    public void Every_given_list_must_hold_and_an_unknown_value_is_in_none()
    {
        OwnerState[] owners = [Owner("anna", "dach"), Owner("bob", "other")];
        Assert.Equal("dach", Route(Facts(), Two, owners).RuleId);
        Assert.Equal("default", Route(Facts(industry: "retail"), Two, owners).RuleId);
        Assert.Equal("default", Route(Facts(industry: null), Two, owners).RuleId);
        Assert.Equal("default", Route(Facts(country: null), Two, owners).RuleId);
    }

    [Fact]
    public void Owners_can_be_named_instead_of_a_team_even_the_fallback_owner()
    {
        var rules = Table(new RoutingRule { Id = "named", Reason = "Named.", OwnerIds = ["bob", "nobody", "sales-desk"] });
        Assert.Equal(("named", "bob"), Route(Facts(), rules, Owner("anna"), Owner("bob"), Owner("sales-desk")).Result());
        Assert.Equal(("named", "sales-desk"), Route(Facts(), rules, Owner("anna"), Owner("sales-desk")).Result());
        Assert.Equal(("default", "anna"), Route(Facts(), rules, Owner("anna")).Result());
        Assert.Equal("there is nobody in bob, nobody, sales-desk", Route(Facts(), rules, Owner("anna")).Skipped[1].Reason);
    }

    [Fact]
    public void Where_no_rule_takes_it_any_available_owner_is_next()
    {
        var full = Owner("bob").With(o => o with { DailyCap = 0 });
        var decision = Route(Facts("BR"), Two, Owner("anna"), full, Owner("sales-desk"));
        Assert.Equal(("default", "anna"), decision.Result());
        Assert.Equal("No rule took it. Next by weight in all available owners.", decision.Reason);
        Assert.Equal([new("anna", null), new("bob", "daily cap of 0 reached")], decision.Candidates);
    }

    [Fact]
    public void The_fallback_owner_is_used_only_where_nobody_else_can_take_it()
    {
        Assert.Equal(("fallback", "sales-desk"), Route(Facts(), Two).Result());
        Assert.Equal(("fallback", "sales-desk"), Route(Facts(), Two, Owner("anna", "dach", active: false), Owner("sales-desk", "dach")).Result());
        Assert.Equal(("fallback", "sales-desk"), Route(Facts(), Two, Owner("anna", "dach", weight: 0)).Result());
        Assert.Equal(("dach", "anna"), Route(Facts(companyOwner: "sales-desk"), Two, Owner("anna", "dach"), Owner("sales-desk")).Result());
        Assert.Equal(["company-owner", "big", "dach", "default"], Route(Facts(), Two).Skipped.Select(s => s.RuleId));
    }

    [Fact]
    public void Routing_twice_from_the_same_state_gives_the_same()
    {
        OwnerState[] owners = [Owner("anna", "dach", 2), Owner("bob", "dach")];
        Assert.Equal(Route(Facts(), Two, owners).Result(), Route(Facts(), Two, owners).Result());
    }

    [Fact]
    public void Under_any_rules_and_people_there_is_always_an_owner_who_is_there()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var rules = RandomDesk.Rules(random);
            var owners = RandomDesk.Owners(random);
            var facts = RandomDesk.Facts(random);
            var decision = Route(facts, rules, RandomDesk.Calendars, Now.AddHours(random.Next(200)), owners);
            Assert.NotEmpty(decision.Reason);
            Assert.All(decision.Skipped, s => Assert.NotEmpty(s.Reason));
            Assert.Equal(decision.RuleId == "fallback", decision.OwnerId == Fallback.OwnerId && decision.Candidates.Count == 0);
            Assert.True(decision.OwnerId == Fallback.OwnerId || owners.Any(o => o.Owner.OwnerId == decision.OwnerId && o.Owner.Active), $"seed {seed}");
        }
    }
}
