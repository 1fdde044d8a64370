using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using RevOps.Functions.Access;
using RevOps.Functions.Setup;
using RevOps.Functions.Telemetry;

namespace RevOps.Functions;

/// <summary>The app: the same start on one machine and on Azure.</summary>
public static partial class Program
{
    /// <summary>Runs the app; <c>demo</c> as first argument runs the demo against it (one machine only).</summary>
    public static async Task<int> Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        PrepareDemo(args, builder);
        using var host = Compose(builder);
        var exitCode = 0;
        RunDemo(args, host, code => exitCode = code);
        await host.RunAsync();
        return exitCode;
    }

    /// <summary>Puts the app together. What was registered before stays: a test brings its own clock.</summary>
    public static IHost Compose(FunctionsApplicationBuilder builder)
    {
        builder.ConfigureFunctionsWebApplication();
        builder.UseWhen<AccessMiddleware>(AccessMiddleware.AppliesTo);
        PrepareAzure(builder);
        builder.Services.AddRevOps();
        TelemetryExport.Add(builder.Services, builder.Configuration);
        PrepareLocal(builder);
        return builder.Build();
    }

    // What only one machine needs lies in Local/, what only Azure has in Azure/: each flavour compiles its own.
    static partial void PrepareAzure(FunctionsApplicationBuilder builder);

    static partial void PrepareLocal(FunctionsApplicationBuilder builder);

    static partial void PrepareDemo(string[] args, FunctionsApplicationBuilder builder);

    static partial void RunDemo(string[] args, IHost host, Action<int> exit);
}
