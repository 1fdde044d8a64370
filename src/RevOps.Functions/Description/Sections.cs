namespace RevOps.Functions.Description;

/// <summary>A part of the API.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Paths">First parts of the paths that belong to it.</param>
internal sealed record Section(string Name, string Description, IReadOnlyList<string> Paths);

/// <summary>How the API is divided, in the order in which people get to know it.</summary>
internal static class Sections
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Section> All { get; } =
    [
        new("Intake", "What comes in: leads, forms, touchpoints, calls, files, and what vendors send. It is durable when it is answered, and worked on afterwards.", ["intake", "touchpoints", "calls", "lifecycle", "events", "imports", "t.js"]),
        new("Leads", "Leads with every decision about them, the calls that are to be made, and who makes them.", ["leads", "sla", "owners", "scoring", "what-if"]),
        new("Contacts", "Who is who, who may be the same, and who must not be written to.", ["contacts", "suppressions", "unsubscribe", "erasures"]),
        new("Deals", "Deals, and the pipeline that they are in.", ["deals", "pipeline"]),
        new("Campaigns", "Campaigns, what they cost, and whom they are shown to.", ["campaigns", "spend", "audiences"]),
        new("Reports", "What marketing earns: attribution, and the reports that dashboards and workbooks show.", ["attribution", "reports"]),
        new("Nurture", "Sequences for leads that are not ready yet.", ["nurture"]),
        new("Hooks", "Who is told when something happens.", ["hooks"]),
        new("Operations", "What runs, what waits, and what was given up.", ["health", "sources", "vendors", "dead-letters", "effects", "backfills", "crm", "rules"]),
        new("Access", "Keys, and who is signed in.", ["keys", "session", "me", "audit"]),
        new("Description", "This description.", ["openapi.json", "swagger.json"]),
    ];

    /// <summary>The section of a path.</summary>
    /// <exception cref="InvalidOperationException">It belongs to none.</exception>
    public static Section Of(string path) =>
        All.FirstOrDefault(s => s.Paths.Contains(path.Split('/')[1])) ?? throw new InvalidOperationException($"{path} belongs to no section.");
}
