using Microsoft.Extensions.DependencyInjection;
using RevOps.Connectors.Apis;
using RevOps.Connectors.Crm;
using RevOps.Connectors.HubSpot;
using RevOps.Connectors.Salesforce;
using RevOps.Functions.Effects;
using RevOps.Functions.Fetching;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Crm;

/// <summary>What writes back into CRMs.</summary>
public static class CrmServices
{
    /// <summary>Registers writing back.</summary>
    public static IServiceCollection AddCrm(this IServiceCollection services) => services
        .AddSingleton<ICrmTarget>(s => HubSpot(s.GetRequiredService<VendorSettings>(), s.GetRequiredService<RuleBook>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<ICrmTarget>(s => Salesforce(s.GetRequiredService<VendorSettings>(), s.GetRequiredService<RuleBook>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<CrmWriteBack>()
        .AddSingleton<IEffectSender, CrmSender>();

    private static HubSpotTarget HubSpot(VendorSettings settings, RuleBook rules, TimeProvider time) =>
        new(new HubSpotApi(VendorApi.Client(settings.HubSpot, VendorApi.Handler()), time), settings.HubSpot, () => rules.Current.Crm.HubSpot);

    private static SalesforceTarget Salesforce(VendorSettings settings, RuleBook rules, TimeProvider time) =>
        new(new SalesforceApi(SalesforceApi.Client(settings.Salesforce, time, VendorApi.Handler()), time), () => rules.Current.Crm.Salesforce);
}
