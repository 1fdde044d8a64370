using Microsoft.Extensions.DependencyInjection;
using RevOps.Connectors.Apis;
using RevOps.Connectors.GoogleAds;
using RevOps.Connectors.LinkedIn;
using RevOps.Connectors.Meta;
using RevOps.Connectors.Spend;
using RevOps.Functions.Ads;
using RevOps.Functions.Effects;
using RevOps.Functions.Fetching;

namespace RevOps.Functions.SpendReports;

/// <summary>What fetches spend.</summary>
public static class SpendReportServices
{
    /// <summary>Registers the platforms.</summary>
    public static IServiceCollection AddSpendReports(this IServiceCollection services) => services
        .AddSingleton<ISpendSource>(s => Google(s.GetRequiredService<AdSettings>().Google, s.GetRequiredService<TimeProvider>()))
        .AddSingleton<ISpendSource>(s => LinkedIn(s.GetRequiredService<VendorSettings>(), s.GetRequiredService<AdSettings>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<ISpendSource>(s => Meta(s.GetRequiredService<VendorSettings>(), s.GetRequiredService<AdSettings>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<IEffectSender, SpendSender>();

    private static GoogleSpend Google(GoogleAccess access, TimeProvider time) =>
        new(new VendorApi(GoogleSpend.Client(access, time, VendorApi.Handler()), time), access);

    private static LinkedInSpend LinkedIn(VendorSettings settings, AdSettings ads, TimeProvider time) =>
        new(new VendorApi(LinkedInSource.Client(settings.LinkedIn, settings.LinkedInVersion, VendorApi.Handler()), time), settings.LinkedIn, ads.LinkedInAccount);

    private static MetaSpend Meta(VendorSettings settings, AdSettings ads, TimeProvider time) =>
        new(new MetaApi(VendorApi.Client(settings.Meta, VendorApi.Handler()), time), settings.Meta, ads.MetaAccount);
}
