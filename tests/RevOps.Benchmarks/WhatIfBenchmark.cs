using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using RevOps.Core.Leads;
using RevOps.Data;
using RevOps.Data.WhatIf;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;
using RevOps.Functions.WhatIf;
using RevOps.Testing;

namespace RevOps.Benchmarks;

/// <summary>How long a what-if over 10,000 and over 100,000 stored leads takes, and what it needs.</summary>
internal static class WhatIfBenchmark
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Country, string Phone, string Industry, string Employees, string Title, string Interest)[] Kinds =
    [
        ("Deutschland", "030 901820", "Software", "350", "VP Marketing", "Demo"),
        ("France", "01 42 68 53 00", "Industrie chimique", "51-200", "Directrice générale", "tarifs"),
        ("UK", "020 7946 0958", "Retail", "1.2k", "Buyer", "whitepaper"),
        ("USA", "(212) 736-5000", "Hospital & Health Care", "500+", "CEO", "contact sales"),
        ("España", "912 345 678", "Construcción", "11 - 50", "Estudiante", "newsletter"),
        ("日本", "03-3580-3311", "製造業", "300人", "部長", "デモ"),
        ("Brasil", "(11) 2345-6789", "Varejo", "10", "Gerente", "download"),
    ];

    public static async Task RunAsync()
    {
        var rules = RuleFiles.Load(Path.Combine(AppContext.BaseDirectory, "rules"));
        var then = rules.Rules with { Scoring = rules.Rules.Scoring with { Threshold = 90 } };
        foreach (var leads in new[] { 10_000, 100_000 })
        {
            using var folder = new TempFolder();
            using var db = Database.Sqlite(folder.File("revops.db"));
            await Schema.ApplyAsync(db, TimeProvider.System);
            await FillAsync(folder.File("revops.db"), leads);
            var run = new WhatIfRun { RunId = "bench", Rules = "{}", FromAt = Start, UntilAt = Start.AddDays(365), CreatedAt = Start };
            await db.WriteAsync(sql => sql.InsertWhatIfAsync(run));
            var started = Stopwatch.GetTimestamp();
            var report = await new WhatIfRunner(db, TimeProvider.System, NullLogger<WhatIfRunner>.Instance).RunAsync(run, rules.Rules, then, CancellationToken.None);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine(
                $"{report.Leads.ToString("N0", CultureInfo.InvariantCulture)} leads in {Measure.Number(seconds)} s, {Measure.Number(report.Leads / seconds)}/s, "
                + $"MQLs {report.Now.Mqls} now and {report.Then.Mqls} then, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB ({Measure.Load()})");
            SqliteConnection.ClearAllPools();
        }
    }

    /// <summary>Each lead with one submission of seven kinds, its own form and two page views.</summary>
    private static async Task FillAsync(string path, int leads)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            BEGIN;
            CREATE TEMP TABLE n (i INTEGER PRIMARY KEY, at TEXT NOT NULL);
            WITH RECURSIVE s (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i + 1 < $leads)
            INSERT INTO n SELECT i, strftime('%Y-%m-%dT%H:%M:%S', '2026-01-02', '+' || (i * 60 % 15000000) || ' seconds') || '.0000000Z' FROM s;
            INSERT INTO contacts (contact_id, email, email_key, created_at, updated_at) SELECT 'con_' || i, 'p' || i || '@c' || i || '.com', 'p' || i || '@c' || i || '.com', at, at FROM n;
            INSERT INTO leads (lead_id, contact_id, lifecycle_stage, lead_score, status, created_at, threshold, segment, source, channel, received_at, updated_at)
            SELECT 'lead_' || i, 'con_' || i, 'lead', 0, 'nurturing', at, 60, 'unknown', 'google', 'google_ads', at, at FROM n;
            INSERT INTO submissions (submission_id, event_id, lead_id, contact_id, connector, submitted_at, received_at, payload, steps, rule_version)
            SELECT 'sub_' || i, 'evt_' || i, 'lead_' || i, 'con_' || i, 'leads', at, at, replace(json_extract($payloads, '$[' || (i % json_array_length($payloads)) || ']'), '#', i), '[]', 'x' FROM n;
            INSERT INTO touchpoints (touchpoint_id, contact_id, event_type, event_time, source, channel, url)
            SELECT 'tp_' || i || '_' || k.value, 'con_' || i, CASE k.value WHEN 0 THEN 'form_submit' ELSE 'page_view' END, at, 'google', 'google_ads', 'https://www.example.com/pricing'
            FROM n CROSS JOIN json_each('[0,1,2]') k;
            COMMIT;
            ANALYZE;
            """;
        command.Parameters.AddWithValue("$leads", leads);
        command.Parameters.AddWithValue("$payloads", Json.Text(Kinds.Select(Payload)));
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    private static string Payload((string Country, string Phone, string Industry, string Employees, string Title, string Interest) kind) => Json.Text(new LeadSubmission
    {
        Email = "p#@c#.com",
        Phone = kind.Phone,
        FullName = "Jean van der Berg",
        JobTitle = kind.Title,
        Country = kind.Country,
        Company = new CompanyInput("Company # GmbH", null, kind.Industry, kind.Employees, "€42 Mio", kind.Country),
        Interest = kind.Interest,
        Utm = new UtmInput("Google", "cpc", "Brand%20Q1"),
        Url = "https://www.example.com/demo?gclid=Cj0KCQ",
        Consents = [new ConsentInput("email_marketing", true)],
    });
}
