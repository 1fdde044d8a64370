using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RevOps.LocalRuntime.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Puts a functions app together.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder _web;
    private readonly LocalHostSettings _settings;
    private readonly FunctionPipeline _pipeline = new();

    internal FunctionsApplicationBuilder(string[] args, LocalHostSettings settings)
    {
        _settings = settings;
        _web = LocalHost.CreateWebBuilder(args, settings);
    }

    /// <summary>The configuration so far; sources may be added.</summary>
    public ConfigurationManager Configuration => _web.Configuration;

    /// <summary>Where the app runs.</summary>
    public IHostEnvironment Environment => _web.Environment;

    /// <summary>The logging of the app.</summary>
    public ILoggingBuilder Logging => _web.Logging;

    /// <summary>The metrics of the app.</summary>
    public IMetricsBuilder Metrics => _web.Metrics;

    /// <summary>What parts of the set-up tell each other.</summary>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    /// <summary>The services of the app.</summary>
    public IServiceCollection Services => _web.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => _web.Configuration;

    internal bool UsesWebApplication { get; set; }

    /// <inheritdoc />
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    /// <inheritdoc />
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _pipeline.Use(middleware);
        return this;
    }

    /// <summary>Finds the app's functions, starts the storage emulator where needed, and gives the host, not yet started.</summary>
    /// <exception cref="NotSupportedException">A function uses what this runtime does not have; the message names it.</exception>
    /// <exception cref="InvalidOperationException">Functions or settings contradict each other; the message says which.</exception>
    public IHost Build() => LocalHost.Build(_web, _settings, _pipeline, UsesWebApplication);
}
