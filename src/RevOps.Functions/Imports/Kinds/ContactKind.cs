using System.Diagnostics;
using RevOps.Connectors;
using RevOps.Connectors.Files;
using RevOps.Connectors.Leads;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Privacy;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Imports.Kinds;

/// <summary>Lists of people who are no leads for being listed: contacts and companies are brought up to date, and nothing else.</summary>
public sealed class ContactKind(PartyApplier parties, RuleBook rules, ErasedPeople erased) : EventKind(new LeadsConnector(), LeadApplier.ImportConnector, "contact", erased)
{
    /// <inheritdoc/>
    public override string Name => "contacts";

    /// <inheritdoc/>
    public override FileShape Shape => FileShape.People(Name, rules.Forms);

    /// <inheritdoc/>
    protected override Task<Applied> ApplyAsync(EventContext context, MapResult mapped) =>
        mapped is MapResult.Lead lead ? parties.ApplyAsync(context, lead.Submission, isImport: true) : throw new UnreachableException();
}
