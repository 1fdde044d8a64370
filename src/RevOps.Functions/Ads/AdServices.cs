using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RevOps.Connectors.Ads;
using RevOps.Connectors.Apis;
using RevOps.Connectors.GoogleAds;
using RevOps.Connectors.LinkedIn;
using RevOps.Connectors.Meta;
using RevOps.Functions.Effects;
using RevOps.Functions.Fetching;

namespace RevOps.Functions.Ads;

/// <summary>What tells ad platforms of people.</summary>
public static class AdServices
{
    /// <summary>Registers the platforms.</summary>
    public static IServiceCollection AddAds(this IServiceCollection services) => services
        .AddSingleton(s => AdSettings.Read(s.GetRequiredService<IConfiguration>()))
        .AddSingleton<IAdPlatform>(s => Google(s.GetRequiredService<AdSettings>().Google, s.GetRequiredService<TimeProvider>()))
        .AddSingleton<IAdPlatform>(s => LinkedIn(s.GetRequiredService<VendorSettings>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<IAdPlatform>(s => Meta(s.GetRequiredService<VendorSettings>(), s.GetRequiredService<AdSettings>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<ConversionReports>()
        .AddSingleton<IEffectSender, AdsSender>();

    private static GooglePlatform Google(GoogleAccess access, TimeProvider time) =>
        new(new VendorApi(VendorApi.Client(new VendorAccess(access.DataUrl, "", ""), new OAuthHandler(access.OAuth, time, VendorApi.Handler())), time), access);

    private static LinkedInPlatform LinkedIn(VendorSettings settings, TimeProvider time) =>
        new(new VendorApi(LinkedInSource.Client(settings.LinkedIn, settings.LinkedInVersion, VendorApi.Handler()), time), settings.LinkedIn);

    private static MetaPlatform Meta(VendorSettings settings, AdSettings ads, TimeProvider time) =>
        new(new MetaApi(VendorApi.Client(settings.Meta, VendorApi.Handler()), time), settings.Meta, ads.MetaDataset);
}
