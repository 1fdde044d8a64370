using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RevOps.Connectors;
using RevOps.Connectors.BusinessCentral;
using RevOps.Connectors.Calls;
using RevOps.Connectors.Deals;
using RevOps.Connectors.Erp;
using RevOps.Connectors.Forms;
using RevOps.Connectors.GoogleAds;
using RevOps.Connectors.HubSpot;
using RevOps.Connectors.Leads;
using RevOps.Connectors.Lifecycle;
using RevOps.Connectors.LinkedIn;
using RevOps.Connectors.Meta;
using RevOps.Connectors.Salesforce;
using RevOps.Connectors.Touchpoints;
using RevOps.Connectors.WooCommerce;
using RevOps.Core.Identity;
using RevOps.Data;
using RevOps.Functions.Access;
using RevOps.Functions.Access.Sessions;
using RevOps.Functions.Ads;
using RevOps.Functions.Api;
using RevOps.Functions.Attribution;
using RevOps.Functions.Contacts;
using RevOps.Functions.Crm;
using RevOps.Functions.Effects;
using RevOps.Functions.Fetching;
using RevOps.Functions.Hooks;
using RevOps.Functions.Imports;
using RevOps.Functions.Imports.Kinds;
using RevOps.Functions.Intake;
using RevOps.Functions.Nurture;
using RevOps.Functions.Orchestrations;
using RevOps.Functions.Outreach;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Privacy;
using RevOps.Functions.Retention;
using RevOps.Functions.Scoring;
using RevOps.Functions.Sla;
using RevOps.Functions.SpendReports;
using RevOps.Functions.Storage;
using RevOps.Functions.WhatIf;

namespace RevOps.Functions.Setup;

/// <summary>What the app is made of.</summary>
public static class ServiceRegistration
{
    /// <summary>Registers everything of RevOps. Settings are read when the first service asks for them.</summary>
    public static IServiceCollection AddRevOps(this IServiceCollection services) => services
        .AddSettings()
        .AddHostedService<SettingsCheck>()
        .AddStorage()
        .AddIntake()
        .AddPipeline()
        .AddEffects()
        .AddFetching()
        .AddCrm()
        .AddAds()
        .AddSpendReports()
        .AddNurture()
        .AddOutreach()
        .AddAttribution()
        .AddRetention()
        .AddHostedService<StartUp>()
        .AddHostedService<RuleWatcher>();

    private static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton(s => RevOpsSettings.Read(s.GetRequiredService<IConfiguration>()))
        .AddSingleton(s => new RuleBook(RuleFiles.Load(s.GetRequiredService<RevOpsSettings>().RulesFolder)))
        .AddSingleton(s => new EventIdIssuer(s.GetRequiredService<RevOpsSettings>().EventKey))
        .AddSingleton<RuleEffects>()
        .AddSingleton<Readiness>();

    private static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddStorageAccount()
        .AddSingleton(s => OpenDatabase(s.GetRequiredService<RevOpsSettings>()))
        .AddSingleton<QueueSender>()
        .AddSingleton<BlobStore>()
        .AddSingleton<Ledger>()
        .AddSingleton<DeadLetters>()
        .AddSingleton<FailureLog>();

    /// <summary>One that was registered before stays: on Azure it is opened by identity.</summary>
    private static IServiceCollection AddStorageAccount(this IServiceCollection services)
    {
        services.TryAddSingleton<StorageAccount>();
        return services;
    }

    private static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddSingleton<KeyRing>()
        .AddSingleton(s => SessionTokens.Of(s.GetRequiredService<RevOpsSettings>()))
        .AddSingleton(s => HookSecrets.Of(s.GetRequiredService<RevOpsSettings>()))
        .AddSingleton(s => AccountSignIn.Of(s.GetRequiredService<IConfiguration>()))
        .AddSingleton<Callers>()
        .AddSingleton<AuditTrail>()
        .AddSingleton<VendorProof>()
        .AddSingleton<VendorList>()
        .AddSingleton<VendorCounts>()
        .AddHostedService(s => s.GetRequiredService<VendorCounts>())
        .AddSingleton(GoogleAdsProof.Policy)
        .AddSingleton(HubSpotProof.Policy)
        .AddSingleton(LinkedInProof.Policy)
        .AddSingleton(MetaProof.Policy)
        .AddSingleton(WooCommerceProof.Policy)
        .AddSingleton(BusinessCentralProof.Policy)
        .AddSingleton(s => SalesforceProof.Policy(s.GetRequiredService<RevOpsSettings>().SalesforceOrganizations))
        .AddSingleton<IConnector, LeadsConnector>()
        .AddSingleton<IConnector, TouchpointsConnector>()
        .AddSingleton<IConnector, VisitsConnector>()
        .AddSingleton<IConnector, DealsConnector>()
        .AddSingleton<IConnector, CallsConnector>()
        .AddSingleton<IConnector, LifecycleConnector>()
        .AddSingleton<IConnector, GoogleAdsConnector>()
        .AddSingleton<IConnector>(s => Forms(s.GetRequiredService<RuleBook>()))
        .AddSingleton<IConnector>(s => Erp(s.GetRequiredService<RuleBook>()))
        .AddSingleton<IConnector>(s => BusinessCentral(s.GetRequiredService<RuleBook>()))
        .AddSingleton<IConnector>(s => WooCommerce(s.GetRequiredService<RuleBook>()))
        .AddSingleton<IConnector>(s => Salesforce(s.GetRequiredService<RuleBook>(), s.GetRequiredService<RevOpsSettings>()))
        .AddSingleton<ConnectorList>()
        .AddSingleton<IntakeWriter>()
        .AddSingleton<IntakeDoor>()
        .AddSingleton<VendorDoor>();

    private static IServiceCollection AddRetention(this IServiceCollection services) => services
        .AddSingleton(s => RetentionSettings.Read(s.GetRequiredService<IConfiguration>()))
        .AddSingleton<EventRetention>()
        .AddSingleton<ImportRetention>()
        .AddSingleton<LetterRetention>();

    private static IServiceCollection AddPipeline(this IServiceCollection services) => services
        .AddSingleton<EventApplier>()
        .AddSingleton<ErasedPeople>()
        .AddSingleton<Erasures>()
        .AddSingleton<RawEvents>()
        .AddSingleton<ErasureSearch>()
        .AddSingleton<LeadApplier>()
        .AddSingleton<TouchpointApplier>()
        .AddSingleton<DealApplier>()
        .AddSingleton<DealLinks>()
        .AddSingleton<DealCosts>()
        .AddSingleton<ContactLinks>()
        .AddSingleton<StageClaims>()
        .AddSingleton<PartyApplier>()
        .AddSingleton<ServiceApplier>()
        .AddSingleton<LeadStages>()
        .AddSingleton<LeadScoring>()
        .AddSingleton<LeadRecycling>()
        .AddSingleton<DecayRescoring>()
        .AddSingleton<ScoreCalibration>()
        .AddSingleton<LeadRouting>()
        .AddSingleton<CallClock>()
        .AddSingleton<CallSlaActivities>()
        .AddSingleton<LeadAssignment>()
        .AddSingleton<CallClocks>()
        .AddSingleton<ClockControl>()
        .AddSingleton<AbsenceCover>()
        .AddSingleton<CallClockActivities>()
        .AddSingleton<CallFollowUps>()
        .AddSingleton<CallRecorder>()
        .AddSingleton<CallApplier>()
        .AddSingleton<OutboxDispatcher>()
        .AddSingleton<IImportKind, LeadKind>()
        .AddSingleton<IImportKind, ContactKind>()
        .AddSingleton<IImportKind, CompanyKind>()
        .AddSingleton<IImportKind, DealKind>()
        .AddSingleton<IImportKind, CampaignKind>()
        .AddSingleton<IImportKind, TouchpointKind>()
        .AddSingleton<IImportKind, SpendKind>()
        .AddSingleton<ImportKinds>()
        .AddSingleton<ImportFiles>()
        .AddSingleton<ImportReader>()
        .AddSingleton<ImportApplier>()
        .AddSingleton<CallLog>()
        .AddSingleton<WhatIfRunner>()
        .AddSingleton<ContactMerges>();

    private static IServiceCollection AddAttribution(this IServiceCollection services) => services
        .AddSingleton<AttributionRequests>()
        .AddSingleton<AttributionTraining>()
        .AddSingleton<FullAttribution>()
        .AddSingleton<IncrementalAttribution>()
        .AddSingleton<AttributionRunner>();

    private static IServiceCollection AddNurture(this IServiceCollection services) => services
        .AddSingleton<INurtureEffects, NurtureEffects>()
        .AddSingleton<SequenceVersions>()
        .AddSingleton<NurtureEntry>()
        .AddSingleton<NurtureRun>()
        .AddSingleton<NurtureActivities>();

    private static IServiceCollection AddOutreach(this IServiceCollection services) => services
        .AddSingleton(s => UnsubscribeTokens.Of(s.GetRequiredService<RevOpsSettings>()))
        .AddSingleton<Mailer>()
        .AddSingleton<MailComposer>()
        .AddSingleton<MailGuard>()
        .AddSingleton<IEffectGuard, OutreachGuard>()
        .AddSingleton<Unsubscriber>()
        .AddSingleton<Audiences>();

    private static FormsConnector Forms(RuleBook rules) => new(() => rules.Forms);

    private static ErpConnector Erp(RuleBook rules) => new(() => rules.Current.Erp);

    private static BusinessCentralConnector BusinessCentral(RuleBook rules) => new(() => rules.Current.Erp);

    private static WooCommerceConnector WooCommerce(RuleBook rules) => new(() => rules.Current.Orders);

    private static SalesforceConnector Salesforce(RuleBook rules, RevOpsSettings settings) => new(() => rules.Current.Salesforce, settings.Currency);

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
