using RevOps.Core.Routing;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Routing;

public sealed class LeadRouterTests
{
    private static readonly RoutingRules Rules = new()
    {
        Version = "test",
        Fallback = new FallbackOwner("sales-desk", "Sales desk", "desk@example.com"),
        Rules =
        [
            new() { Id = "big", Team = "enterprise", Reason = "Big.", Segments = new HashSet<string> { "enterprise" } },
            new() { Id = "dach", Team = "dach", Reason = "DACH.", Countries = new HashSet<string> { "DE", "AT" }, Industries = new HashSet<string> { "software" } },
        ],
    };

    private static OwnerLoad Owner(string id, string? team = null, int weight = 1, bool active = true, long assigned = 0) => new(id, team, weight, active, assigned);

    private static RoutingDecision Route(RoutingFacts facts, params OwnerLoad[] owners) => LeadRouter.Route(facts, Rules, owners);

    private static RoutingFacts Facts(string? country = "DE", string? industry = "software", string segment = "smb", string? companyOwner = null) =>
        new(country, industry, segment, "organic", companyOwner);

    [Fact]
    public void The_companys_owner_comes_first_whatever_the_rules_and_the_weight()
    {
        var decision = Route(Facts(companyOwner: "zoe"), Owner("anna", "dach"), Owner("zoe", "uk", weight: 0, assigned: 99));
        Assert.Equal(("company-owner", "zoe"), (decision.RuleId, decision.OwnerId));
    }

    [Fact]
    public void An_inactive_company_owner_is_skipped_and_said_so()
    {
        var decision = Route(Facts(companyOwner: "zoe"), Owner("anna", "dach"), Owner("zoe", active: false));
        Assert.Equal(("dach", "anna"), (decision.RuleId, decision.OwnerId));
        Assert.Equal("company-owner", Assert.Single(decision.Skipped).RuleId);
    }

    [Fact]
    public void The_first_matching_rule_with_somebody_active_wins_and_the_ones_before_are_skipped()
    {
        var decision = Route(Facts(segment: "enterprise"), Owner("ed", "enterprise", active: false), Owner("anna", "dach"));
        Assert.Equal(("dach", "anna"), (decision.RuleId, decision.OwnerId));
        Assert.Equal("big", Assert.Single(decision.Skipped).RuleId);
    }

    [Fact]
    public void Every_given_list_must_hold_and_an_unknown_value_is_in_none()
    {
        OwnerLoad[] owners = [Owner("anna", "dach"), Owner("bob", "other")];
        Assert.Equal("dach", Route(Facts(), owners).RuleId);
        Assert.Equal("default", Route(Facts(industry: "retail"), owners).RuleId);
        Assert.Equal("default", Route(Facts(industry: null), owners).RuleId);
        Assert.Equal("default", Route(Facts(country: null), owners).RuleId);
    }

    [Fact]
    public void Where_no_rule_takes_it_any_active_owner_is_next()
    {
        var decision = Route(Facts(country: "BR"), Owner("anna", assigned: 2), Owner("bob", assigned: 1), Owner("sales-desk"));
        Assert.Equal(("default", "bob"), (decision.RuleId, decision.OwnerId));
    }

    [Fact]
    public void The_fallback_owner_is_used_only_where_nobody_else_is_active()
    {
        Assert.Equal(("fallback", "sales-desk"), Result(Route(Facts())));
        Assert.Equal(("fallback", "sales-desk"), Result(Route(Facts(), Owner("anna", "dach", active: false), Owner("sales-desk", "dach"))));
        Assert.Equal(("fallback", "sales-desk"), Result(Route(Facts(), Owner("anna", "dach", weight: 0))));
        Assert.Equal(("dach", "anna"), Result(Route(Facts(companyOwner: "sales-desk"), Owner("anna", "dach"), Owner("sales-desk"))));
    }

    [Fact]
    public void Ties_go_by_id_and_weight_zero_takes_none()
    {
        Assert.Equal("anna", Route(Facts(), Owner("bob", "dach"), Owner("anna", "dach")).OwnerId);
        Assert.Equal("bob", Route(Facts(), Owner("bob", "dach"), Owner("anna", "dach", weight: 0)).OwnerId);
    }

    [Fact]
    public void A_rotation_gives_each_its_share_by_weight()
    {
        var owners = new[] { Owner("anna", "dach", 1), Owner("bob", "dach", 2), Owner("cleo", "dach", 3) };
        for (var i = 0; i < 600; i++)
        {
            var next = Array.FindIndex(owners, o => o.OwnerId == Route(Facts(), owners).OwnerId);
            owners[next] = owners[next] with { Assigned = owners[next].Assigned + 1 };
            Assert.True(owners.Max(o => (double)o.Assigned / o.Weight) - owners.Min(o => (double)o.Assigned / o.Weight) <= 1);
        }

        Assert.Equal([100L, 200L, 300L], owners.Select(o => o.Assigned));
    }

    [Fact]
    public void There_is_always_an_owner_who_is_active_or_the_fallback()
    {
        var random = new Random(11);
        string?[] teams = ["dach", "uk", "enterprise", null];
        string?[] countries = ["DE", "GB", "US", "ZZ", null];
        var rules = Shipped.Rules.Routing;
        for (var i = 0; i < 3000; i++)
        {
            var owners = Enumerable.Range(0, random.Next(6))
                .Select(n => Owner($"o{n}", teams[random.Next(4)], random.Next(4), random.Next(2) == 0, random.NextInt64(long.MaxValue)))
                .ToList();
            var facts = new RoutingFacts(countries[random.Next(5)], null, random.Next(2) == 0 ? "enterprise" : "smb", null, random.Next(3) == 0 ? $"o{random.Next(8)}" : null);
            var decision = LeadRouter.Route(facts, rules, owners);
            Assert.True(decision.OwnerId == rules.Fallback.OwnerId || owners.Any(o => o.OwnerId == decision.OwnerId && o.Active));
            Assert.Equal(decision.RuleId == "fallback", decision.OwnerId == rules.Fallback.OwnerId);
            Assert.NotEmpty(decision.Reason);
        }
    }

    private static (string, string) Result(RoutingDecision decision) => (decision.RuleId, decision.OwnerId);
}
