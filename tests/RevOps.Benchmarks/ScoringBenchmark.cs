using System.Diagnostics;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Owners;
using RevOps.Core.Routing;
using RevOps.Core.Rules;
using RevOps.Core.Scoring;
using RevOps.Functions.Setup;

namespace RevOps.Benchmarks;

/// <summary>A typical lead through the pure core, in memory on one core: normalized, scored, routed.</summary>
internal static class ScoringBenchmark
{
    private const int Rounds = 7;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(0.5);
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 10, 15, 0, TimeSpan.Zero);

    private static readonly LeadSubmission Lead = new()
    {
        Email = " Anna.Lindner@nordwind-software.de ",
        Phone = "030 901820",
        FirstName = "ANNA",
        LastName = "van der Berg",
        JobTitle = "VP Marketing",
        Country = "Deutschland",
        Company = new CompanyInput("Nordwind Software GmbH", "https://www.nordwind-software.de/", "Software Development", "350", "€42 Mio", "DE"),
        Form = "demo-request",
        Interest = "Demo",
        Utm = new UtmInput("Google", "cpc", "DACH%20Brand%20Q1", null, null, null),
        ClickIds = new Dictionary<string, string> { ["gclid"] = "Cj0KCQ" },
        Referrer = "https://www.google.com/",
        Url = "https://www.example.com/demo?utm_source=google&utm_medium=cpc&gclid=Cj0KCQ",
        Consents = [new ConsentInput("email_marketing", true)],
    };

    private static readonly TouchpointFact[] Touchpoints =
    [
        new("form_submit", Now, "https://www.example.com/demo"),
        new("page_view", Now.AddMinutes(-4), "https://www.example.com/pricing"),
        new("ad_click", Now.AddMinutes(-9), "https://www.example.com/?gclid=Cj0KCQ"),
        new("page_view", Now.AddDays(-6), "https://www.example.com/blog/lead-routing"),
    ];

    public static void Run()
    {
        var rules = RuleFiles.Load(Path.Combine(AppContext.BaseDirectory, "rules")).Rules;
        var owners = Enumerable.Range(0, 20).Select(i => new OwnerState(new Owner { OwnerId = $"owner{i:00}", Name = $"Owner {i}", Team = i % 2 == 0 ? "dach" : "uk" })).ToList();
        var desk = new RoutingState(owners, new Dictionary<(string, string), RotationTurn>());
        var lead = Normalize(rules);
        var facts = Facts(lead);
        var route = new RoutingFacts { Country = "DE", Industry = lead.Company?.Industry, Segment = lead.Segment, Channel = lead.Origin.Channel };
        Report("normalize", () => Normalize(rules));
        Report("score", () => LeadScorer.Score(facts, rules.Scoring, Now));
        Report("route", () => LeadRouter.Route(route, rules.Routing, rules.Calendars, desk, Now));
        Report("all three", () =>
        {
            LeadScorer.Score(Facts(Normalize(rules)), rules.Scoring, Now);
            LeadRouter.Route(route, rules.Routing, rules.Calendars, desk, Now);
        });
        Console.WriteLine($"({Measure.Load()})");
    }

    private static NormalizedLead Normalize(RuleSet rules) => ((NormalizationResult.Normalized)LeadNormalizer.Normalize(Lead, rules.Normalization, Now)).Lead;

    private static ScoringFacts Facts(NormalizedLead lead) => new()
    {
        Country = lead.Company?.Country ?? lead.Country,
        Industry = lead.Company?.Industry,
        EmployeeBand = lead.Company?.EmployeeBand,
        RevenueBand = lead.Company?.RevenueBand,
        Segment = lead.Segment,
        JobTitle = lead.JobTitle,
        IsFreeMail = lead.Email?.IsFreeMail ?? false,
        HasEmail = lead.Email is not null,
        HasPhone = lead.Phone is not null,
        HasCompany = lead.Company is not null,
        Interest = lead.Interest,
        Form = lead.Form,
        Source = lead.Origin.Source,
        Channel = lead.Origin.Channel,
        Touchpoints = Touchpoints,
    };

    private static void Report(string what, Action step)
    {
        Round(step);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Round(step)).ToList();
        Console.WriteLine($"{what,-10} {Measure.Median(rounds.Select(r => r.Rate)),10:0} leads/s/core {rounds[0].Bytes,8:0} bytes/lead");
    }

    private static (double Rate, double Bytes) Round(Action step)
    {
        var (started, allocated, done) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread(), 0);
        while (Stopwatch.GetElapsedTime(started) < RoundTime)
        {
            for (var i = 0; i < 100; i++, done++)
            {
                step();
            }
        }

        return (done / Stopwatch.GetElapsedTime(started).TotalSeconds, (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / done);
    }
}
