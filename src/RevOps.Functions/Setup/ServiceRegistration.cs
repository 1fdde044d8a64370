using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RevOps.Connectors;
using RevOps.Connectors.Forms;
using RevOps.Connectors.GoogleAds;
using RevOps.Connectors.Leads;
using RevOps.Connectors.Touchpoints;
using RevOps.Core.Identity;
using RevOps.Data;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Imports;
using RevOps.Functions.Intake;
using RevOps.Functions.Orchestrations;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Scoring;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Setup;

/// <summary>What the app is made of.</summary>
public static class ServiceRegistration
{
    /// <summary>Registers everything of RevOps. Settings are read when the first service asks for them.</summary>
    public static IServiceCollection AddRevOps(this IServiceCollection services) => services
        .AddSettings()
        .AddStorage()
        .AddIntake()
        .AddPipeline()
        .AddHostedService<StartUp>();

    private static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton(s => RevOpsSettings.Read(s.GetRequiredService<IConfiguration>()))
        .AddSingleton(s => RuleFiles.Load(s.GetRequiredService<RevOpsSettings>().RulesFolder))
        .AddSingleton(s => new RuleBook(s.GetRequiredService<LoadedRules>().Rules))
        .AddSingleton(s => new EventIdIssuer(s.GetRequiredService<RevOpsSettings>().EventKey))
        .AddSingleton<Readiness>();

    private static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddSingleton(s => OpenDatabase(s.GetRequiredService<RevOpsSettings>()))
        .AddSingleton<QueueSender>()
        .AddSingleton<BlobStore>()
        .AddSingleton<Ledger>()
        .AddSingleton<DeadLetters>()
        .AddSingleton<FailureLog>();

    private static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddSingleton<VendorProof>()
        .AddSingleton<IConnector, LeadsConnector>()
        .AddSingleton<IConnector, TouchpointsConnector>()
        .AddSingleton<IConnector, GoogleAdsConnector>()
        .AddSingleton<IConnector>(s => Forms(s.GetRequiredService<LoadedRules>()))
        .AddSingleton<ConnectorList>()
        .AddSingleton<IntakeWriter>()
        .AddSingleton<IntakeDoor>();

    private static IServiceCollection AddPipeline(this IServiceCollection services) => services
        .AddSingleton<EventApplier>()
        .AddSingleton<LeadApplier>()
        .AddSingleton<TouchpointApplier>()
        .AddSingleton<LeadScoring>()
        .AddSingleton<LeadRecycling>()
        .AddSingleton<DecayRescoring>()
        .AddSingleton<ScoreCalibration>()
        .AddSingleton<LeadRouting>()
        .AddSingleton<CallClock>()
        .AddSingleton<CallSlaActivities>()
        .AddSingleton<OutboxDispatcher>()
        .AddSingleton<ImportReader>()
        .AddSingleton<ImportApplier>()
        .AddSingleton<CallLog>();

    private static FormsConnector Forms(LoadedRules rules) => new(() => rules.Forms);

    private static Database OpenDatabase(RevOpsSettings settings)
    {
        if (settings.SqlServer.Length > 0)
        {
            return Database.SqlServer(settings.SqlServer);
        }

        Directory.CreateDirectory(settings.DataFolder);
        return Database.Sqlite(Path.Combine(settings.DataFolder, "revops.db"));
    }
}
