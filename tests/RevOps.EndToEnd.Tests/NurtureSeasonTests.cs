using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RevOps.Connectors.Destinations;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Testing;

namespace RevOps.EndToEnd.Tests;

/// <summary>
/// Weeks of nurture in minutes: the shipped app as a process, killed each time at some moment, its business clock moved on by hours before
/// it starts again, and a mail provider that has a bad day. <c>REVOPS_TEST_NURTURE_LEADS=10000 REVOPS_TEST_NURTURE_DAYS=90</c> make a
/// season of it.
/// </summary>
public sealed class NurtureSeasonTests : IDisposable
{
    private const string Key = "nurture-season-admin-key";
    private const int FirstHour = 8;
    private const int LastHour = 20;

    private static readonly (string Country, string[] Zones)[] Places =
    [
        ("DE", ["Europe/Berlin"]),
        ("GB", ["Europe/London"]),
        ("NZ", ["Pacific/Auckland"]),
        ("JP", ["Asia/Tokyo"]),
        ("IN", ["Asia/Kolkata"]),
        ("TO", ["Pacific/Tongatapu"]),
        ("AS", ["Pacific/Pago_Pago"]),
        ("US", ["America/New_York", "America/Los_Angeles", "Pacific/Honolulu"]),
    ];

    private readonly TempFolder _data = new();
    private readonly Random _random = new(20270301);
    private readonly Dictionary<string, DateTimeOffset> _unsubscribed = new(StringComparer.Ordinal);

    // Ahead of today, over the days on which the clocks change in America and Europe.
    private DateTimeOffset _business = new(2027, 3, 8, 6, 0, 0, TimeSpan.Zero);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Every_mail_is_sent_once_never_at_night_and_never_after_unsubscribing_however_often_the_process_dies()
    {
        var (leads, days) = (Setting("REVOPS_TEST_NURTURE_LEADS", 48), Setting("REVOPS_TEST_NURTURE_DAYS", 12));
        var end = _business.AddDays(days);
        await using var provider = await FakeMailProvider.StartAsync();
        for (var round = 0; _business < end; round++)
        {
            using var app = await StartAsync(provider);
            using var http = Client(app);
            if (round == 0)
            {
                await SubmitAsync(http, leads);
            }

            // Each third time it dies in the middle of its work; there is nothing to wait for.
            if (round % 3 == 2)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(50, 2_000)), TimeProvider.System);
            }
            else
            {
                await IdleAsync(provider, leads);
                await UnsubscribeSomeAsync(http, provider);
            }

            app.Kill();
            _business += (TimeProvider.System.GetUtcNow() + provider.Ahead - _business) + TimeSpan.FromMinutes(_random.Next(5 * 60, 29 * 60));
        }

        AssertSentAsDecided(provider);
        AssertTimely(provider);
        Assert.NotEmpty(_unsubscribed);
        Assert.True(provider.Requests > provider.Taken.Count, "The provider had no bad day.");
        Assert.Equal(0, Count("SELECT COUNT(*) FROM mails m JOIN contacts c ON c.contact_id = m.contact_id WHERE c.email LIKE 'silent%'"));
    }

    /// <summary>What SQL holds as sent is what the provider has, and no step of an enrolment has mailed twice.</summary>
    private void AssertSentAsDecided(FakeMailProvider provider)
    {
        var sent = Texts("SELECT effect_id FROM effects WHERE destination = 'email' AND state = 'sent'").Select(id => AcsMail.OperationId(id).ToString("D")).ToHashSet();
        var queued = Texts("SELECT mail_id FROM mails").Select(id => AcsMail.OperationId(id).ToString("D")).ToHashSet();
        var taken = provider.Taken.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(taken);
        Assert.Empty(sent.Except(taken));
        Assert.Empty(taken.Except(queued));
        Assert.Equal(
            Count("SELECT COUNT(*) FROM mails"),
            Count("SELECT COUNT(*) FROM (SELECT DISTINCT enrollment_id, step FROM nurture_steps WHERE action = 'email' AND result = 'queued')"));
        Assert.Equal(0, Count("SELECT COUNT(*) FROM effects WHERE destination = 'email' AND state = 'given-up'"));
    }

    private void AssertTimely(FakeMailProvider provider)
    {
        Assert.All(provider.Taken, mail =>
        {
            var place = Places.Single(p => mail.To.EndsWith($"@{p.Country}.example", StringComparison.OrdinalIgnoreCase));
            Assert.All(place.Zones, zone => Assert.InRange(
                TimeZoneInfo.ConvertTime(mail.At, TimeZoneInfo.FindSystemTimeZoneById(zone)).Hour, FirstHour, LastHour - 1));
            Assert.True(!_unsubscribed.TryGetValue(mail.To, out var since) || mail.At <= since, $"A mail of {mail.At:O} came after unsubscribing at {since:O}.");
        });
    }

    private async Task<AppProcess> StartAsync(FakeMailProvider provider)
    {
        var real = TimeProvider.System.GetUtcNow();
        provider.Ahead = _business - real;
        await File.WriteAllTextAsync(Path.Combine(_data.Path, "clock.json"), JsonSerializer.Serialize(new { real, business = _business, rate = 1 }));
        return await AppProcess.StartAsync(
            _data.Path,
            Key,
            ("REVOPS_QUEUE_LOCK_SECONDS", "3"),
            ("REVOPS_SEND_EMAIL", "on"),
            ("REVOPS_MAIL_ACS", $"endpoint={provider.Address};accesskey={Convert.ToBase64String(Encoding.UTF8.GetBytes(Key))}"),
            ("REVOPS_MAIL_FROM", "hello@sender.example"));
    }

    private static async Task SubmitAsync(HttpClient http, int leads)
    {
        foreach (var chunk in Enumerable.Range(0, leads).Chunk(500))
        {
            using var sent = await http.PostAsJsonAsync("api/intake/leads", chunk.Select(n => new
            {
                // The tenth has consented to nothing.
                email = $"{(n % 10 == 9 ? "silent" : "reader")}{n}@{Places[n % Places.Length].Country}.example".ToLowerInvariant(),
                country = Places[n % Places.Length].Country,
                interest = "newsletter",
                consent = n % 10 == 9 ? [] : new[] { new { purpose = "email_marketing", granted = true, text = "Yes, write to me." } },
            }));
            sent.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Until nothing is left to do at this hour.</summary>
    private async Task IdleAsync(FakeMailProvider provider, int leads)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (Busy(provider, leads) is var busy and > 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(10), $"{busy} things are still to do at {_business:O}: {string.Join("; ", Left(provider))}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    private int Busy(FakeMailProvider provider, int leads)
    {
        var now = Now(provider);
        return leads - Count("SELECT COUNT(*) FROM leads WHERE status <> 'new'")
            + Count($"SELECT COUNT(*) FROM outbox WHERE due_at <= '{now}'")
            + Count($"SELECT COUNT(*) FROM effects e WHERE {IsDue(now)}")
            + Count($"SELECT COUNT(*) FROM nurture_enrollments WHERE exited_at IS NULL AND next_at <= '{now}'");
    }

    /// <summary>What is left to do, for whoever has to find out why.</summary>
    private IEnumerable<string> Left(FakeMailProvider provider)
    {
        var now = Now(provider);
        return Texts($"SELECT 'outbox ' || kind || ' ' || payload || ' due ' || due_at || ' attempts ' || attempts FROM outbox WHERE due_at <= '{now}'")
            .Concat(Texts($"SELECT destination || ' ' || kind || ' ' || effect_id || ' due ' || due_at || ' attempts ' || attempts || ' locked ' || COALESCE(locked_until, '-') || ' ' || COALESCE(fault, '') FROM effects e WHERE {IsDue(now)}"))
            .Concat(Texts($"SELECT 'enrolment ' || enrollment_id || ' ' || sequence || ' next ' || next_at FROM nurture_enrollments WHERE exited_at IS NULL AND next_at <= '{now}'"))
            .Concat(Texts("SELECT 'lead ' || lead_id FROM leads WHERE status = 'new'"))
            .Append($"now {now}");
    }

    /// <summary>A mail behind another to the same contact waits for that one, and that one may wait for the morning where they live.</summary>
    private static string IsDue(string now) =>
        $"e.state = 'pending' AND e.due_at <= '{now}' AND NOT EXISTS (SELECT 1 FROM effects p WHERE p.order_key = e.order_key AND p.state = 'pending' AND p.seq < e.seq)";

    private static string Now(FakeMailProvider provider) =>
        (TimeProvider.System.GetUtcNow() + provider.Ahead).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    /// <summary>Some of those who got a mail have had enough, and click once.</summary>
    private async Task UnsubscribeSomeAsync(HttpClient http, FakeMailProvider provider)
    {
        foreach (var mail in provider.Taken.OrderBy(m => m.Id, StringComparer.Ordinal).Where(m => !_unsubscribed.ContainsKey(m.To) && _random.Next(12) == 0).Take(20))
        {
            using var click = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
            using var answer = await http.PostAsync(new Uri(mail.Unsubscribe.PathAndQuery.TrimStart('/'), UriKind.Relative), click);
            answer.EnsureSuccessStatusCode();
            _unsubscribed[mail.To] = TimeProvider.System.GetUtcNow() + provider.Ahead;
        }
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static HttpClient Client(AppProcess app) => new() { BaseAddress = app.Address, Timeout = TimeSpan.FromMinutes(2), DefaultRequestHeaders = { { "x-api-key", Key } } };

    private int Count(string sql) => Convert.ToInt32(Query(sql).Single(), CultureInfo.InvariantCulture);

    private IEnumerable<string> Texts(string sql) => Query(sql).Select(v => (string)v);

    private List<object> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_data.Path, "revops.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Fixed texts and times of our own.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var values = new List<object>();
        while (rows.Read())
        {
            values.Add(rows.GetValue(0));
        }

        return values;
    }
}
