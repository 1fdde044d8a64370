using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RevOps.Functions.Ads;
using RevOps.Functions.Effects;
using RevOps.Functions.Fetching;
using RevOps.Functions.Retention;

namespace RevOps.Functions.Setup;

/// <summary>Reads all settings before anything works: a wrong one stops the start, instead of one function at a time later on.</summary>
public sealed class SettingsCheck(IServiceProvider services) : IHostedService
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Some are wrong; the message names them.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = services.GetRequiredService<RevOpsSettings>();
        _ = services.GetRequiredService<EffectSettings>();
        _ = services.GetRequiredService<VendorSettings>();
        _ = services.GetRequiredService<AdSettings>();
        _ = services.GetRequiredService<RetentionSettings>();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
