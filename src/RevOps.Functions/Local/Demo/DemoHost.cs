using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RevOps.Connectors.GoogleAds;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Local.Demo;

/// <summary>Runs the demo against the app that it runs in, once that listens.</summary>
internal static class DemoHost
{
    /// <summary>Arranges it; returns at once.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <param name="host">The app, not started yet.</param>
    /// <param name="exit">Told the exit code.</param>
    public static void Start(string[] args, IHost host, Action<int> exit)
    {
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Register(() => _ = Task.Run(async () =>
        {
            var isGood = await TryPlayAsync(host.Services, lifetime.ApplicationStopping);
            exit(isGood ? 0 : 1);
            if (args.Contains(DemoRun.Exit) || lifetime.ApplicationStopping.IsCancellationRequested)
            {
                lifetime.StopApplication();
                return;
            }

            Invite(host.Services);
            await host.Services.GetRequiredService<DemoClock>().RunAsync(lifetime.ApplicationStopping);
        }));
    }

    private static async Task<bool> TryPlayAsync(IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            return await PlayAsync(services, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e) when (e is TimeoutException or HttpRequestException or InvalidDataException)
        {
            Console.Error.WriteLine($"The demo broke off: {e.Message}");
            return false;
        }
    }

    private static async Task<bool> PlayAsync(IServiceProvider services, CancellationToken cancel)
    {
        var settings = services.GetRequiredService<RevOpsSettings>();
        var began = TimeProvider.System.GetTimestamp();
        Console.WriteLine($"A quarter, compressed: the demo works in {settings.DataFolder}, apart from your own data.");
        using var http = new HttpClient { BaseAddress = Address(services) };
        var client = new DemoClient(http, Key(services));
        var clock = services.GetRequiredService<DemoClock>();
        var run = new DemoRun(client, clock, new Progress(Console.Out, !Console.IsOutputRedirected));
        var outcome = await Outcome.AskAsync(client, await run.PlayAsync(Sittings(services, settings), cancel), cancel);
        Console.WriteLine($"{Environment.NewLine}What became of them{Environment.NewLine}");
        Console.WriteLine(Report.Of(outcome));
        Console.WriteLine(FormattableString.Invariant($"The quarter took {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} seconds."));
        string[] faults = [.. outcome.Faults(), .. client.Surprises];
        foreach (var fault in faults)
        {
            Console.Error.WriteLine(fault);
        }

        return faults.Length == 0;
    }

    /// <summary>The quarter's; of so many days only, where <c>--days</c> says so.</summary>
    private static IReadOnlyList<Sitting> Sittings(IServiceProvider services, RevOpsSettings settings)
    {
        var days = services.GetRequiredService<IConfiguration>().GetValue("days", Quarter.Days);
        return [.. Quarter.Write(settings.Secrets.Of(GoogleAdsProof.Policy.SecretSetting)[0]).Where(s => s.At < Quarter.Start.AddDays(days))];
    }

    private static void Invite(IServiceProvider services)
    {
        var settings = services.GetRequiredService<RevOpsSettings>();
        Console.WriteLine($"""

            The app goes on at {Address(services)}; its clock now runs as yours does. Look around, for instance:

              curl -H "x-api-key: {ShownKey(services)}" "{Address(services)}api/leads?stage=MQL&limit=5"
              curl -H "x-api-key: {ShownKey(services)}" "{Address(services)}api/reports/campaigns?format=csv"

            Ctrl+C ends it. Nothing of the demo is outside {settings.DataFolder}.
            """);
    }

    private static string Key(IServiceProvider services) => services.GetRequiredService<IConfiguration>()["REVOPS_KEY"]!;

    /// <summary>The key that was made for this demo; one that the user set is the user's secret.</summary>
    private static string ShownKey(IServiceProvider services) =>
        File.Exists(Path.Combine(services.GetRequiredService<RevOpsSettings>().DataFolder, "admin.key")) ? Key(services) : "$REVOPS_KEY";

    private static Uri Address(IServiceProvider services) =>
        new(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
}
