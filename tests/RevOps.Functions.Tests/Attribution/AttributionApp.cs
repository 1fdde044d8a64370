using System.Globalization;
using Microsoft.Extensions.Logging;
using RevOps.Core.Leads;
using RevOps.Data.Attribution;
using RevOps.Data.Campaigns;
using RevOps.Functions.Attribution;
using RevOps.Functions.Tests.Contacts;

namespace RevOps.Functions.Tests.Attribution;

/// <summary>Intake with attribution on a database of a test's own.</summary>
internal sealed class AttributionApp : IAsyncDisposable
{
    private int _runs;
    private int _versions;

    private AttributionApp(IdentityApp app)
    {
        Intake = app;
        var full = new FullAttribution(app.Db, new AttributionTraining(app.Db), app.Clock, new PageLog(() => AfterPage?.Invoke()));
        Runner = new AttributionRunner(app.Db, full, new IncrementalAttribution(app.Db, app.Clock), app.Book, IdentityApp.Settings, app.Clock);
    }

    public IdentityApp Intake { get; }

    /// <summary>Done after each page of a full run, before it is checked.</summary>
    public Action? AfterPage { get; set; }

    public AttributionRunner Runner { get; }

    public static async Task<AttributionApp> StartAsync(params (string Id, string Channel)[] campaigns)
    {
        var app = new AttributionApp(await IdentityApp.StartAsync());
        var rows = campaigns.Select(c => new CampaignRow { CampaignId = c.Id, Channel = c.Channel, CampaignName = c.Id, NameKey = c.Id }).ToList();
        await app.Intake.Db.WriteAsync(sql => sql.SaveCampaignsAsync(rows, [], app.Intake.Now));
        return app;
    }

    /// <summary>Runs to the end.</summary>
    public async Task<AttributionRunRow> RunAsync(string mode)
    {
        var runId = $"ar_{Interlocked.Increment(ref _runs):000}";
        await Intake.Db.WriteAsync(sql => sql.AskAttributionAsync(runId, mode, "api", Intake.Now));
        Assert.Equal(RunOutcome.Done, await Runner.RunAsync(runId, CancellationToken.None));
        return (await Intake.Db.ReadAsync(sql => sql.FindAttributionRunAsync(runId)))!;
    }

    public Task LeadAsync(string who, string? campaign, string source = "google", string medium = "cpc") => Intake.IntakeAsync(new LeadSubmission
    {
        Email = Mail(who),
        Utm = new UtmInput { Source = source, Medium = medium, Id = campaign },
    });

    public Task TouchAsync(string who, string type, string? campaign = null) => Intake.TouchAsync(
        new TouchpointSubmission { EventType = type, EventTime = Intake.Now, Contact = new ContactRef { Email = Mail(who) }, CampaignId = campaign });

    public async Task DealAsync(string id, string who, string stage, decimal value, DateTimeOffset created, string currency = "EUR")
    {
        var version = Intake.Now.AddSeconds(Interlocked.Increment(ref _versions));
        var applied = await Intake.DealAsync(string.Create(CultureInfo.InvariantCulture, $$"""
            {"id":"{{id}}","updatedAt":"{{version:O}}","createdAt":"{{created:O}}","closedAt":"{{Intake.Now:O}}","primaryContact":{"email":"{{Mail(who)}}"},
             "pipelineStage":"{{stage}}","dealValue":{{value}},"currency":"{{currency}}"}
            """));
        Assert.NotEqual("rejected", applied.Status);
    }

    /// <summary>What is published of a deal: model, campaign, revenue.</summary>
    public Task<IReadOnlyList<string>> RowsAsync(string dealId, string model) => Intake.QueryAsync<string>(
        "SELECT campaign_id || ' ' || attributed_revenue FROM campaign_attribution WHERE deal_id = @dealId AND attribution_model = @model ORDER BY campaign_id", new { dealId, model });

    /// <summary>Everything that is published, but for what a full run learns anew and what tells the runs apart.</summary>
    public async Task<IReadOnlyList<string>> PublishedAsync() =>
    [
        .. (await Intake.DumpAsync(
                "(SELECT * FROM campaign_attribution WHERE attribution_model <> 'markov')",
                "(SELECT deal_id, seq, touchpoint_id, campaign_id, channel, segment, touch_day, close_day, first_touch, last_touch, last_non_direct, linear, position_based, u_shaped, w_shaped, full_path, time_decay, shapley FROM attribution_touches)",
                "(SELECT deal_id, deal_value, currency, units, segment, close_day, touches, first_at, days, path, fingerprint FROM attribution_deals)")),
    ];

    public ValueTask DisposeAsync() => Intake.DisposeAsync();

    public static string Mail(string who) => $"{who}@{who}.example";

    /// <summary>A full run tells of each page that it wrote.</summary>
    private sealed class PageLog(Action page) : ILogger<FullAttribution>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Debug)
            {
                page();
            }
        }
    }
}
