using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Testing;

namespace RevOps.Benchmarks;

/// <summary>Process start to the first 202, next to a bare ASP.NET Core app's first 200. The emulator runs already.</summary>
internal static class ColdStartBenchmark
{
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        using var data = new TempFolder();
        using var holder = await AppProcess.StartAsync(data.Path, BenchApp.Key);
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var bare = await TimeAsync(port => Start(["bare-app", $"{port}"], null), "GET");
            var app = await TimeAsync(port => Start([], ("RevOps.Functions.dll", data.Path, port)), "POST");
            ratios.Add(app / bare);
            Console.WriteLine($"round {round + 1}: first 202 after {app:0} ms, bare app's first 200 after {bare:0} ms, ratio {Measure.Number(app / bare)} ({Measure.Load()})");
        }

        Console.WriteLine($"median ratio app / bare: {Measure.Number(Measure.Median(ratios))}");
    }

    /// <summary>The smallest app there is.</summary>
    public static async Task ServeBareAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var app = builder.Build();
        app.MapGet("/", () => "ok");
        app.Urls.Add($"http://127.0.0.1:{port}");
        await app.RunAsync();
    }

    private static Process Start(string[] arguments, (string Dll, string Data, int Port)? app)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, app?.Dll ?? "RevOps.Benchmarks.dll");
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (app is { } a)
        {
            start.Environment["REVOPS_DATA"] = a.Data;
            start.Environment["REVOPS_KEY"] = BenchApp.Key;
            start.Environment["REVOPS_PORT"] = $"{a.Port}";
        }

        return Process.Start(start)!;
    }

    private static async Task<double> TimeAsync(Func<int, Process> start, string method)
    {
        var port = FreePort();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        http.DefaultRequestHeaders.Add("x-api-key", BenchApp.Key);
        var started = Stopwatch.GetTimestamp();
        using var process = start(port);
        while (!await AnswersAsync(http, method))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        process.Kill();
        await process.WaitForExitAsync();
        return milliseconds;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, string method)
    {
        try
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), method == "GET" ? "" : "api/intake/leads");
            if (method == "POST")
            {
                request.Content = new ByteArrayContent(BenchApp.Lead($"cold{Guid.NewGuid():N}"));
                request.Content.Headers.ContentType = new("application/json");
            }

            using var answer = await http.SendAsync(request);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
