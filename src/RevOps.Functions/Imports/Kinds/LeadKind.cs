using System.Diagnostics;
using RevOps.Connectors;
using RevOps.Connectors.Files;
using RevOps.Connectors.Leads;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Privacy;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Imports.Kinds;

/// <summary>Lists of leads, with the same rules as leads that come one by one; but they start no call clocks.</summary>
public sealed class LeadKind(LeadApplier leads, RuleBook rules, ErasedPeople erased) : EventKind(new LeadsConnector(), LeadApplier.ImportConnector, "lead", erased)
{
    /// <inheritdoc/>
    public override string Name => ImportTerms.Leads;

    /// <inheritdoc/>
    public override FileShape Shape => FileShape.People(Name, rules.Forms);

    /// <inheritdoc/>
    protected override string? IdOf(MapResult mapped) => (mapped as MapResult.Lead)?.Submission.Id;

    /// <inheritdoc/>
    protected override Task<Applied> ApplyAsync(EventContext context, MapResult mapped) =>
        mapped is MapResult.Lead lead ? leads.ApplyAsync(context, lead.Submission) : throw new UnreachableException();
}
