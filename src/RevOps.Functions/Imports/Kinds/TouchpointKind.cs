using System.Diagnostics;
using RevOps.Connectors;
using RevOps.Connectors.Files;
using RevOps.Connectors.Touchpoints;
using RevOps.Core.Files;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Privacy;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Imports.Kinds;

/// <summary>Histories of what people did; a row with an id that came before, by whatever way, is a duplicate.</summary>
public sealed class TouchpointKind(TouchpointApplier touchpoints, RuleBook rules, ErasedPeople erased) : EventKind(new TouchpointsConnector(), "touchpoints", "touchpoint", erased)
{
    /// <inheritdoc/>
    public override string Name => FileKinds.Touchpoints.Name;

    /// <inheritdoc/>
    public override FileShape Shape => FileShape.Table(FileKinds.Touchpoints, rules.Current.Files);

    /// <inheritdoc/>
    protected override string? IdOf(MapResult mapped) => (mapped as MapResult.Touchpoint)?.Submission.Id;

    /// <inheritdoc/>
    protected override Task<Applied> ApplyAsync(EventContext context, MapResult mapped) =>
        mapped is MapResult.Touchpoint touchpoint ? touchpoints.ApplyAsync(context, touchpoint.Submission) : throw new UnreachableException();
}
