using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Tests.Setup;

/// <summary>A wrong setting stops the start.</summary>
public sealed class SettingsCheckTests
{
    private static ServiceCollection Services(string name, string value)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System).AddRevOps();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("REVOPS_KEY", "settings-check-key-1"), new(name, value)]).Build());
        return services;
    }

    [Theory]
    [InlineData("REVOPS_SEND_META", "on")]
    [InlineData("REVOPS_HUBSPOT_URL", "ftp://hubspot.example")]
    [InlineData("REVOPS_GOOGLE_CUSTOMER", "acme")]
    [InlineData("REVOPS_SALESFORCE_VERSION", "newest")]
    public async Task It_is_named(string name, string value)
    {
        await using var provider = Services(name, value).BuildServiceProvider();
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => new SettingsCheck(provider).StartAsync(default));
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Right_ones_are_checked_first_of_all_and_let_it_start()
    {
        var services = Services("REVOPS_GOOGLE_CUSTOMER", "123-456-7890");
        Assert.Equal(typeof(SettingsCheck), services.First(s => s.ServiceType == typeof(IHostedService)).ImplementationType);
        await using var provider = services.BuildServiceProvider();
        await new SettingsCheck(provider).StartAsync(default);
    }
}
