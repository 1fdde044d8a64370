using System.Diagnostics;
using RevOps.Connectors;
using RevOps.Connectors.Deals;
using RevOps.Connectors.Files;
using RevOps.Core.Files;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Privacy;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Imports.Kinds;

/// <summary>Exports of deals; the newest version of each counts, as with deals that come one by one.</summary>
public sealed class DealKind(DealApplier deals, RuleBook rules, ErasedPeople erased) : EventKind(new DealsConnector(), "deals", "deal", erased)
{
    /// <inheritdoc/>
    public override string Name => FileKinds.Deals.Name;

    /// <inheritdoc/>
    public override FileShape Shape => FileShape.Table(FileKinds.Deals, rules.Current.Files);

    /// <inheritdoc/>
    protected override bool IsScored => false;

    /// <inheritdoc/>
    protected override Task<Applied> ApplyAsync(EventContext context, MapResult mapped) =>
        mapped is MapResult.Deal deal ? deals.ApplyAsync(context, deal.Submission) : throw new UnreachableException();
}
