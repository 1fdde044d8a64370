using RevOps.Connectors.Files;
using RevOps.Core;
using RevOps.Core.Files;
using RevOps.Core.Identity.Survivorship;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Data.Identity;
using RevOps.Functions.Http;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Imports.Kinds;

/// <summary>Lists of companies: each is found by the rules of identity, or made, and brought up to date.</summary>
public sealed class CompanyKind(RuleBook rules) : IImportKind
{
    /// <inheritdoc/>
    public string Name => FileKinds.Companies.Name;

    /// <inheritdoc/>
    public FileShape Shape => FileShape.Table(FileKinds.Companies, rules.Current.Files);

    /// <inheritdoc/>
    public async Task<RowOutcome> ApplyAsync(ImportedRow row)
    {
        var current = rules.Current;
        if (LeadNormalizer.NormalizeCompany(Json.Parse<CompanyInput>(row.Payload), current.Normalization) is not { } company)
        {
            return RowOutcome.Rejected(new FieldFault("/name", "format", "Neither a usable name nor a usable domain."));
        }

        var arrival = new Arrival(row.ImportId, row.RowId, new ValueOrigin(row.ReceivedAt, LeadApplier.ImportConnector), row.Now);
        await row.Sql.SaveCompanyAsync(company, arrival, current.Identity);
        return RowOutcome.Applied;
    }
}
