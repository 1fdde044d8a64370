using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Functions.Crm;
using RevOps.Functions.Tests.Fetching;

namespace RevOps.Functions.Tests.Crm;

/// <summary>The whole way: a change of a lead, its mark, the effect, the CRM.</summary>
internal sealed class CrmApp : IAsyncDisposable
{
    private CrmApp(FetchApp app)
    {
        Fetch = app;
        app.Vendor.Answer = Crm.Answer;
    }

    public FetchApp Fetch { get; }

    public FakeCrm Crm { get; } = new();

    public Database Db => Fetch.App.Db;

    public static async Task<CrmApp> StartAsync(string mode = "on", params (string Name, string Value)[] more) =>
        new(await FetchApp.StartAsync(more: [("REVOPS_SEND_HUBSPOT", mode), ("REVOPS_SEND_SALESFORCE", mode), .. more]));

    /// <summary>A lead of a contact whom a CRM knows under an id.</summary>
    public async Task LeadAsync(string who, string system, string externalId, string stage = "lead", int score = 0)
    {
        await ExecuteAsync(
            """
            INSERT INTO contacts (contact_id, created_at, updated_at) VALUES (@who, @at, @at);
            INSERT INTO leads (lead_id, contact_id, lifecycle_stage, lead_score, status, created_at, threshold, segment, source, channel, received_at, updated_at)
            VALUES ('lead-' || @who, @who, @stage, @score, 'new', @at, 60, 'smb', 'google', 'paid_search', @at, @at);
            """,
            new { who, at = "2026-01-05T11:00:00.0000000Z", stage, score });
        await KnowAsync(who, system, externalId);
    }

    public Task KnowAsync(string who, string system, string externalId) =>
        ExecuteAsync("INSERT INTO external_ids (system, external_id, contact_id) VALUES (@system, @externalId, @who)", new { who, system, externalId });

    public Task OwnerAsync(string id, string externalIds) => ExecuteAsync(
        "INSERT INTO owners (owner_id, name, weight, active, external_ids, assigned, updated_at) VALUES (@id, @id, 1, 1, @externalIds, 0, '2026-01-05T11:00:00.0000000Z')", new { id, externalIds });

    public Task SetAsync(string who, string what) => ExecuteAsync($"UPDATE leads SET {what} WHERE contact_id = @who", new { who });

    /// <summary>What the timer does, and then what the effects do.</summary>
    public async Task WriteBackAsync()
    {
        await WorkOffAsync();
        await Fetch.FetchAsync();
    }

    /// <summary>What the timer does.</summary>
    public async Task WorkOffAsync()
    {
        while (await Fetch.App.Get<CrmWriteBack>().WorkOffAsync(CancellationToken.None))
        {
        }
    }

    public async Task<IReadOnlyList<EffectRow>> EffectsAsync() =>
        [.. (await Db.ReadAsync(sql => sql.ListEffectsAsync(null, null, null, 500))).Where(e => e.Destination.StartsWith("crm:", StringComparison.Ordinal)).Reverse()];

    public Task<IReadOnlyList<string>> MarksAsync() => Fetch.App.QueryAsync<string>("SELECT DISTINCT kind || ' ' || id FROM crm_marks ORDER BY 1");

    public Task ExecuteAsync(string text, object? parameters = null) => Fetch.App.QueryAsync<string>(text, parameters);

    public ValueTask DisposeAsync() => Fetch.DisposeAsync();
}
