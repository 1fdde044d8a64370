using RevOps.Core.Leads;
using RevOps.Core.Scoring;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Scoring;

public sealed class LeadScorerTests
{
    private static readonly ScoringRules Small = new()
    {
        Version = "test",
        Threshold = 60,
        GroupCaps = new Dictionary<string, int> { ["fit"] = 50, ["engagement"] = 30, ["intent"] = 40 },
        Rules =
        [
            new("a", "fit", 40, new Condition.Exists(TextField.Country, true), "Country."),
            new("b", "fit", 20, new Condition.Exists(TextField.Industry, true), "Industry."),
            new("c", "intent", 40, new Condition.Exists(TextField.Interest, true), "Interest."),
            new("d", "penalty", -70, new Condition.FlagIs(FlagField.IsFreeMail, true), "Free mail."),
        ],
        Engagement =
        [
            new() { Id = "e", Filter = new TouchpointFilter(new HashSet<string> { "page_view" }), Points = 10, Max = 100, HalfLife = TimeSpan.FromDays(10), Reason = "Visits." },
        ],
    };

    private static LeadScore Score(ScoringFacts facts) => LeadScorer.Score(facts, Small, Pipeline.Now);

    private static TouchpointFact View(double daysAgo) => new("page_view", Pipeline.Now.AddDays(-daysAgo));

    [Fact]
    public void A_groups_cap_is_a_contribution_of_its_own()
    {
        var score = Score(new ScoringFacts { Country = "DE", Industry = "software" });
        Assert.Equal(50, score.Total);
        Assert.Contains(score.Contributions, c => c is { RuleId: "cap", Group: "fit", Points: -10 });
    }

    [Fact]
    public void The_threshold_itself_qualifies_and_one_point_less_does_not()
    {
        Assert.True(new LeadScore(60, 60, []).IsQualified);
        Assert.False(new LeadScore(59, 60, []).IsQualified);
    }

    [Fact]
    public void The_total_stays_between_0_and_100()
    {
        var high = Score(new ScoringFacts { Country = "DE", Industry = "software", Interest = "demo", Touchpoints = [View(0), View(0), View(0), View(0)] });
        Assert.Equal(100, high.Total);
        Assert.Contains(high.Contributions, c => c is { RuleId: "cap", Group: "total", Points: -20 });
        var low = Score(new ScoringFacts { Country = "DE", IsFreeMail = true });
        Assert.Equal(0, low.Total);
        Assert.Contains(low.Contributions, c => c is { RuleId: "cap", Group: "total", Points: 30 });
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 5)]
    [InlineData(20, 3)]
    [InlineData(100, 0)]
    [InlineData(-5, 10)]
    public void A_touchpoint_is_worth_half_after_each_half_life_and_one_from_the_future_is_fresh(double daysAgo, int points) =>
        Assert.Equal(points, Score(new ScoringFacts { Touchpoints = [View(daysAgo)] }).Total);

    [Fact]
    public void Pages_that_an_engagement_rule_names_count_for_it_only_by_whole_words()
    {
        var at = Pipeline.Now;
        int Pricing(string url) => LeadScorer.Score(new ScoringFacts { Touchpoints = [new("page_view", at, url)] }, Shipped.Rules.Scoring, at)
            .Contributions.Where(c => c.RuleId == "pricing-views").Sum(c => c.Points);
        Assert.True(Pricing("https://acme.com/pricing?x=1") > 0);
        Assert.Equal(0, Pricing("https://acme.com/repricing"));
    }

    [Theory]
    [InlineData("CEO", "title-executive")]
    [InlineData("Vice President of Sales", "title-executive")]
    [InlineData("Geschäftsführerin", "title-executive")]
    [InlineData("PDG", "title-executive")]
    [InlineData("代表取締役社長", "title-executive")]
    [InlineData("Head of Marketing", "title-lead")]
    [InlineData("Leiterin Einkauf", "title-lead")]
    [InlineData("Diretora de Vendas", "title-lead")]
    [InlineData("Sales Manager", "title-manager")]
    [InlineData("Werkstudentin Marketing", "title-student")]
    [InlineData("Étudiante", "title-student")]
    [InlineData("Open to work", "title-job-seeker")]
    [InlineData("Developer", null)]
    [InlineData("Headhunter", null)]
    public void Titles_are_recognised_in_several_languages(string title, string? rule)
    {
        var given = LeadScorer.Score(new ScoringFacts { JobTitle = title }, Shipped.Rules.Scoring, Pipeline.Now);
        Assert.Equal(rule is null ? [] : [rule], given.Contributions.Select(c => c.RuleId).Where(id => id.StartsWith("title-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("51-200")]
    [InlineData("201-500")]
    [InlineData("5000+")]
    public void A_demo_request_with_company_phone_and_industry_is_an_MQL(string employees) =>
        Assert.True(Pipeline.Score(new LeadSubmission
        {
            Email = "anna@acme-example.com",
            Phone = "+49 30 901820",
            Company = new CompanyInput("Acme", Industry: "Software", Employees: employees),
            Interest = "demo",
        }).IsQualified);

    [Theory]
    [InlineData("CEO", "Demo")]
    [InlineData("VP Sales", "book a demo")]
    [InlineData("Inhaber", "Rückruf")]
    public void A_decision_maker_with_a_business_address_who_asks_for_sales_is_an_MQL(string title, string interest) =>
        Assert.True(Pipeline.Score(new LeadSubmission { Email = "anna@acme-example.com", JobTitle = title, Interest = interest }).IsQualified);

    [Fact]
    public void The_perfect_company_with_a_newsletter_subscription_is_never_an_MQL_however_engaged()
    {
        var perfect = new LeadSubmission
        {
            Email = "anna@acme-example.com",
            Phone = "+49 30 901820",
            JobTitle = "CEO",
            Company = new CompanyInput("Acme", Industry: "Software", Employees: "500", AnnualRevenue: "$100M"),
            Interest = "newsletter",
            ClickIds = new Dictionary<string, string> { ["gclid"] = "1" },
        };
        var visits = Enumerable.Repeat(new TouchpointFact("page_view", Pipeline.Now, "/pricing"), 100)
            .Concat(Enumerable.Repeat(new TouchpointFact("form_submit", Pipeline.Now), 100)).ToArray();
        Assert.False(Pipeline.Score(perfect, visits).IsQualified);
        Assert.False(Pipeline.Score(perfect with { Interest = null, Form = "Newsletter" }, visits).IsQualified);
    }

    [Fact]
    public void A_bare_address_is_no_MQL() =>
        Assert.InRange(Pipeline.Score(new LeadSubmission { Email = "anna@acme-example.com" }).Total, 0, 30);

    [Fact]
    public void The_form_says_what_is_wanted_only_where_the_person_does_not()
    {
        Assert.Contains(Pipeline.Score(new LeadSubmission { Email = "a@x.com", Form = "demo-request" }).Contributions, c => c.RuleId == "interest-demo");
        Assert.DoesNotContain(
            Pipeline.Score(new LeadSubmission { Email = "a@x.com", Form = "demo-request", Interest = "newsletter" }).Contributions, c => c.RuleId == "interest-demo");
    }

    [Fact]
    public void Contributions_always_sum_to_the_total_within_bounds()
    {
        var random = new Random(7);
        var leads = new RandomLeads(7);
        string[] types = ["page_view", "form_submit", "ad_click", "email_open", "call_logged", "other"];
        for (var i = 0; i < 2000; i++)
        {
            var touchpoints = Enumerable.Range(0, random.Next(30))
                .Select(_ => new TouchpointFact(types[random.Next(types.Length)], Pipeline.Now.AddDays(-random.NextDouble() * 90), random.Next(2) == 0 ? "/pricing" : null))
                .ToArray();
            if (RevOps.Core.Normalization.LeadNormalizer.Normalize(leads.Next(), Pipeline.Rules, Pipeline.Now)
                is RevOps.Core.Normalization.NormalizationResult.Normalized { Lead: var lead })
            {
                var score = LeadScorer.Score(Pipeline.Facts(lead, touchpoints), Shipped.Rules.Scoring, Pipeline.Now);
                Assert.Equal(score.Total, score.Contributions.Sum(c => c.Points));
                Assert.InRange(score.Total, 0, 100);
                Assert.All(Shipped.Rules.Scoring.GroupCaps, cap => Assert.True(score.Contributions.Where(c => c.Group == cap.Key).Sum(c => c.Points) <= cap.Value));
                Assert.DoesNotContain(score.Contributions, c => c.Points == 0 || string.IsNullOrEmpty(c.Reason));
            }
        }
    }

    [Theory]
    [InlineData("anna@mailinator.com", true, false)]
    [InlineData("info@acme.com", false, true)]
    [InlineData("sales+x@acme.com", false, true)]
    [InlineData("anna@acme.com", false, false)]
    [InlineData(null, false, false)]
    public void A_stored_address_tells_mailboxes_to_throw_away_and_those_of_a_function(string? address, bool isDisposable, bool isRole) =>
        Assert.Equal((isDisposable, isRole), Shipped.Rules.Normalization.Email.MailboxOf(address));

    [Fact]
    public void A_mailbox_to_throw_away_costs_points()
    {
        var lead = new ScoringFacts { HasEmail = true, Interest = "demo" };
        var real = LeadScorer.Score(lead, Shipped.Rules.Scoring, Pipeline.Now);
        var thrownAway = LeadScorer.Score(lead with { IsDisposableMail = true }, Shipped.Rules.Scoring, Pipeline.Now);
        Assert.Equal(real.Total - 30, thrownAway.Total);
    }
}
