using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace RevOps.Functions.Local.Demo;

/// <summary>Makes an app that the demo may have to itself.</summary>
internal static class DemoSetup
{
    private const int UsualPort = 7071;

    /// <summary>True where the arguments ask for the demo.</summary>
    public static bool IsAskedFor(string[] args) => args is ["demo", ..];

    /// <summary>
    /// Gives the app a fresh data folder with storage and database of its own, whatever the settings say, a copy of the rules, and the
    /// demo's clock: the demo never mixes with real data.
    /// </summary>
    public static void Prepare(string[] args, FunctionsApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        configuration.AddCommandLine([.. args.Where(a => a is not ("demo" or DemoRun.Exit))]);
        var parent = configuration["REVOPS_DATA"] is { Length: > 0 } data ? data : ".revops";
        var folder = FreshFolder(Path.GetFullPath(parent));
        var rules = configuration["REVOPS_RULES"] is { Length: > 0 } given ? given : Path.Combine(AppContext.BaseDirectory, "rules");
        DemoRules.Copy(rules, Path.Combine(folder, "rules"));
        configuration["REVOPS_RULES"] = Path.Combine(folder, "rules");
        configuration["REVOPS_DATA"] = folder;
        // Each step waits for the one before: two seconds between looks at an idle queue would be most of the demo's time.
        configuration["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:00.1";
        configuration["REVOPS_SQL"] = "";
        configuration["AzureWebJobsStorage"] = "";
        configuration["REVOPS_PORT"] = Port(configuration["REVOPS_PORT"]);
        Quieten(configuration);
        builder.Services.AddSingleton<DemoClock>(_ => new DemoClock(Quarter.Start));
        builder.Services.AddSingleton<TimeProvider>(s => s.GetRequiredService<DemoClock>());
    }

    private static string FreshFolder(string parent)
    {
        var now = TimeProvider.System.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var names = Enumerable.Range(1, 1000).Select(i => i == 1 ? $"demo-{now}" : $"demo-{now}-{i}");
        var folder = names.Select(name => Path.Combine(parent, name)).First(f => !Directory.Exists(f));
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>The port asked for, else the usual one, else any.</summary>
    private static string Port(string? given)
    {
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        var isTaken = listeners.Any(l => l.Port == UsualPort && (IPAddress.IsLoopback(l.Address) || l.Address.Equals(IPAddress.Any)));
        return given is { Length: > 0 } ? given : isTaken ? "0" : UsualPort.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Hundreds of leads would drown the summary in lines.</summary>
    private static void Quieten(ConfigurationManager configuration)
    {
        configuration["Logging:LogLevel:Default"] = "Warning";
        configuration["Logging:LogLevel:RevOps.Functions.Orchestrations"] = "Error";
    }
}
