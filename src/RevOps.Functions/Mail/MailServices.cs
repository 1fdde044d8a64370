using Microsoft.Extensions.DependencyInjection;
using RevOps.Functions.Effects;

namespace RevOps.Functions.Mail;

/// <summary>What sends e-mail.</summary>
public static class MailServices
{
    /// <summary>Registers the sender with the transport that the settings name, and the folder.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services) => services
        .AddSingleton(s => s.GetRequiredService<EffectSettings>().Mail)
        .AddSingleton<MailFolder>()
        .AddSingleton<MailTransports>()
        .AddSingleton<IEffectSender>(s => new MailSender(s.GetRequiredService<MailTransports>().Chosen, s.GetRequiredService<MailFolder>()));
}

/// <summary>The transport that the settings name.</summary>
public sealed class MailTransports(MailSettings settings, EffectHttp http, TimeProvider time)
{
    /// <summary>It; null where they name none.</summary>
    public IMailTransport? Chosen { get; } =
        settings.Acs is { } acs ? new AcsTransport(acs, settings.From, http, time)
        : settings.Smtp is { } smtp ? new SmtpTransport(smtp, settings.From)
        : null;
}
