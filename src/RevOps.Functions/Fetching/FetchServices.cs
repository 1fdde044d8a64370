using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RevOps.Connectors;
using RevOps.Connectors.Apis;
using RevOps.Connectors.Fetching;
using RevOps.Connectors.HubSpot;
using RevOps.Connectors.LinkedIn;
using RevOps.Connectors.Meta;
using RevOps.Connectors.Salesforce;
using RevOps.Functions.Backfills;
using RevOps.Functions.Effects;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Fetching;

/// <summary>What takes in, and fetches, the objects of vendors that only tell of them.</summary>
public static class FetchServices
{
    /// <summary>Registers the connectors, the vendors' APIs and what fetches from them.</summary>
    public static IServiceCollection AddFetching(this IServiceCollection services) => services
        .AddSingleton(s => VendorSettings.Read(s.GetRequiredService<IConfiguration>()))
        .AddSingleton<IConnector>(s => new HubSpotConnector(() => Rules(s).Current.HubSpot, s.GetRequiredService<RevOpsSettings>().Currency))
        .AddSingleton<IConnector>(s => new LinkedInConnector(() => Rules(s).Current.LinkedIn, () => Rules(s).Forms))
        .AddSingleton<IConnector>(s => new MetaConnector(() => Rules(s).Current.Meta, () => Rules(s).Forms))
        .AddSingleton<IRecordSource>(s => HubSpot(s.GetRequiredService<VendorSettings>(), Rules(s), Time(s)))
        .AddSingleton<IRecordSource>(s => LinkedIn(s.GetRequiredService<VendorSettings>(), Time(s)))
        .AddSingleton<IRecordSource>(s => Meta(s.GetRequiredService<VendorSettings>(), Time(s)))
        .AddSingleton<IRecordSource>(s => Salesforce(s.GetRequiredService<VendorSettings>(), Rules(s), Time(s)))
        .AddSingleton<VendorGates>()
        .AddSingleton<VendorWatch>()
        .AddSingleton<FetchHealth>()
        .AddSingleton<RecordWriter>()
        .AddSingleton<NoticeApplier>()
        .AddSingleton<BackfillPages>()
        .AddSingleton<IEffectSender, FetchSender>();

    private static HubSpotSource HubSpot(VendorSettings settings, RuleBook rules, TimeProvider time) =>
        new(new VendorApi(VendorApi.Client(settings.HubSpot, VendorApi.Handler()), time), settings.HubSpot, () => rules.Current.HubSpot);

    private static LinkedInSource LinkedIn(VendorSettings settings, TimeProvider time) =>
        new(new VendorApi(LinkedInSource.Client(settings.LinkedIn, settings.LinkedInVersion, VendorApi.Handler()), time), settings.LinkedIn);

    private static MetaSource Meta(VendorSettings settings, TimeProvider time) =>
        new(new MetaApi(VendorApi.Client(settings.Meta, VendorApi.Handler()), time), settings.Meta);

    private static SalesforceSource Salesforce(VendorSettings settings, RuleBook rules, TimeProvider time) =>
        new(new SalesforceApi(SalesforceApi.Client(settings.Salesforce, time, VendorApi.Handler()), time), settings.Salesforce, () => rules.Current.Salesforce);

    private static RuleBook Rules(IServiceProvider services) => services.GetRequiredService<RuleBook>();

    private static TimeProvider Time(IServiceProvider services) => services.GetRequiredService<TimeProvider>();
}
