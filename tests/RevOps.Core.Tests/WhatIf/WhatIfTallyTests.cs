using RevOps.Core.Leads;
using RevOps.Core.Owners;
using RevOps.Core.Rules;
using RevOps.Core.Tests.Support;
using RevOps.Core.WhatIf;

namespace RevOps.Core.Tests.WhatIf;

/// <summary>Counting what changes.</summary>
public sealed class WhatIfTallyTests
{
    private static readonly LeadSubmission Hot = new()
    {
        Email = "ann@northwind.example",
        JobTitle = "CEO",
        Interest = "demo",
        Phone = "+49 30 901820",
        Company = new CompanyInput("Northwind", Employees: "300"),
    };

    private static readonly LeadSubmission Cold = new() { Email = "bob@gmail.com", Interest = "newsletter" };

    [Fact]
    public void Leads_that_change_side_are_counted_and_told_with_their_reasons()
    {
        var score = Pipeline.Score(Hot).Total;
        var report = Run(Shipped.Rules, LeadReplayTests.WithThreshold(score + 1), (Hot, DealOutcome.None), (Cold, DealOutcome.None));

        Assert.Equal((2, 1, 0, 0, 1), (report.Leads, report.Now.Mqls, report.Then.Mqls, report.Gained, report.Lost));
        Assert.Equal(0.5, report.Now.Rate);
        var change = Assert.Single(report.Changes);
        Assert.Equal(("lead", score, score), (change.Becomes, change.ScoreNow, change.ScoreThen));
        Assert.Equal([$"Threshold {score + 1} instead of 60."], change.Reasons);
    }

    [Fact]
    public void Points_that_differ_are_reasons_too()
    {
        var cheaper = Shipped.Rules with
        {
            Scoring = Shipped.Rules.Scoring with { Rules = [.. Shipped.Rules.Scoring.Rules.Where(r => r.Group != "intent")] },
        };

        var report = Run(Shipped.Rules, cheaper, (Hot, DealOutcome.None));

        Assert.Contains(Assert.Single(report.Changes).Reasons, r => r.StartsWith("interest-demo: 0 points instead of ", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_threshold_tells_which_won_and_lost_deals_it_would_have_caught()
    {
        var score = Pipeline.Score(Hot).Total;
        var report = Run(Shipped.Rules, Shipped.Rules, (Hot, DealOutcome.Won), (Hot, DealOutcome.Lost), (Cold, DealOutcome.Won));

        var below = report.Thresholds.Last(t => t.Threshold <= score);
        Assert.Equal((2, 1, 1, 1), (below.Mqls, below.WonCaught, below.WonMissed, below.LostCaught));
        Assert.All(report.Thresholds.Where(t => t.Threshold > score), t => Assert.Equal((0, 0, 2), (t.Mqls, t.WonCaught, t.WonMissed)));
    }

    [Fact]
    public void Owners_get_their_leads_in_turn_and_one_company_stays_with_one_owner()
    {
        var elsewhere = Hot with { Email = "cy@tailspin.example", Company = new CompanyInput("Tailspin", Employees: "300") };
        var report = Run(Shipped.Rules, Shipped.Rules, (Hot, DealOutcome.None), (Hot, DealOutcome.None), (elsewhere, DealOutcome.None));

        Assert.Equal([new OwnerChange("ada", 2, 2), new OwnerChange("bea", 1, 1)], report.Owners);
    }

    [Fact]
    public void Tests_are_neither_counted_nor_rated()
    {
        var report = Run(Shipped.Rules, Shipped.Rules, (Hot with { IsTest = true }, DealOutcome.None), (Hot, DealOutcome.None));

        Assert.Equal((2, 1, 1.0), (report.Leads, report.Tests, report.Now.Rate));
    }

    [Fact]
    public void Without_leads_there_is_no_rate() => Assert.Null(Run(Shipped.Rules, Shipped.Rules).Now.Rate);

    private static WhatIfReport Run(RuleSet now, RuleSet then, params (LeadSubmission Submission, DealOutcome Deal)[] leads)
    {
        var until = Pipeline.Now.AddDays(1);
        var tally = new WhatIfTally(now, then);
        for (var i = 0; i < leads.Length; i++)
        {
            var lead = LeadReplayTests.Lead(leads[i].Submission) with { LeadId = $"lead-{i}", Deal = leads[i].Deal };
            tally.Add(lead, LeadReplay.Run(lead, now, until), LeadReplay.Run(lead, then, until));
        }

        return tally.Report([new Owner { OwnerId = "ada", Name = "Ada" }, new Owner { OwnerId = "bea", Name = "Bea" }]);
    }
}
