using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RevOps.Functions.Mail;

namespace RevOps.Functions.Effects;

/// <summary>What delivers effects.</summary>
public static class EffectServices
{
    /// <summary>Registers delivery with its senders, and a guard that lets everything go: register another after this.</summary>
    public static IServiceCollection AddEffects(this IServiceCollection services) => services
        .AddSingleton(s => EffectSettings.Read(s.GetRequiredService<IConfiguration>()))
        .AddSingleton<IEffectGuard, OpenGuard>()
        .AddSingleton<EffectHttp>()
        .AddSingleton<IEffectSender, HookSender>()
        .AddSingleton<IEffectSender, NotificationSender>()
        .AddMail()
        .AddSingleton<EffectTurns>()
        .AddSingleton<EffectDrainer>()
        .AddHostedService<EffectWake>();
}
