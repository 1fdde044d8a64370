using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using RevOps.Data;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Testing;

namespace RevOps.EndToEnd.Tests;

/// <summary>One trace leads from the request of a lead to its last row and call, through queues and orchestrations.</summary>
public sealed class TraceTests(TracedApp app) : IClassFixture<TracedApp>
{
    [Fact]
    public async Task A_hot_lead_is_one_trace_from_the_request_to_the_call_of_a_subscriber_and_the_clock()
    {
        var traceId = ActivityTraceId.CreateRandom();
        await using var receiver = await HookReceiver.StartAsync();
        await app.PostAsync("api/hooks", new { url = receiver.Url, events = Qualified });
        var lead = JsonSerializer.Deserialize<Dictionary<string, object>>(RunningApp.Example("hot-lead.json").GetRawText())!;
        lead["email"] = "traced@trace.example";
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/intake/leads") { Content = System.Net.Http.Json.JsonContent.Create(lead) };
        request.Headers.Add("traceparent", $"00-{traceId}-00f067aa0ba902b7-01");
        var (_, answer) = await app.SendAsync(request);
        var routed = await app.EndOfAsync(answer.GetProperty("eventId").GetString()!);

        string[] steps = ["normalize", "score", "deliver", "call clock", "sql transaction"];
        await Eventually.Holds(() => Task.FromResult(!steps.Except(app.Of(traceId).Select(a => a.OperationName)).Any()), TimeSpan.FromSeconds(60), "all steps are in the trace");

        var found = app.Of(traceId);
        var known = found.Select(a => a.SpanId.ToHexString()).Append("00f067aa0ba902b7").ToHashSet();
        Assert.All(found, a => Assert.Contains(a.ParentSpanId.ToHexString(), known));
        Assert.Equal(answer.GetProperty("eventId").GetString(), found.Single(a => a.OperationName == "normalize").GetTagItem("revops.event_id"));
        Assert.Equal(routed.GetProperty("leadId").GetString(), found.First(a => a.OperationName == "score").GetTagItem("revops.lead_id"));
        Assert.DoesNotContain(found, a => a.TagObjects.Any(t => $"{t.Value}".Contains("trace.example", StringComparison.Ordinal)));
        Assert.Contains(receiver.Got, d => d.TraceParent.Contains(traceId.ToHexString(), StringComparison.Ordinal));
    }

    private static readonly string[] Qualified = ["lead.qualified"];
}

/// <summary>The app, with somebody who collects its traces.</summary>
public sealed class TracedApp : RunningApp
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    /// <summary>Collects.</summary>
    public TracedApp()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name is Telemetry.Name or "Microsoft.AspNetCore" or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The steps of a trace that have ended.</summary>
    public IReadOnlyList<Activity> Of(ActivityTraceId traceId) => [.. _ended.Where(a => a.TraceId == traceId)];

    protected override string[] Settings => ["--REVOPS_HOOKS_LOOPBACK", "true"];
}
