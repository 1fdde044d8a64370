using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using RevOps.Data;

namespace RevOps.Benchmarks;

/// <summary>Deals of one contact each and what it did before and after, the same in SQLite and in DuckDB.</summary>
internal static class AttributionData
{
    private const int Campaigns = 200;
    private static readonly string[] Channels = ["google_ads", "linkedin_ads", "email", "organic", "direct", "referral", "meta_ads"];
    private static readonly string[] Types = ["page_view", "page_view", "ad_click", "email_click", "form_submit", "email_open"];
    private static readonly DateTime Begin = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>5 for a million touchpoints and fewer, else 10: a journey that is twice as long.</summary>
    public static int TouchesPerDeal(int touchpoints) => touchpoints <= 1_000_000 ? 5 : 10;

    public static async Task FillAsync(string sqlite, string duck, int touchpoints)
    {
        using var db = Database.Sqlite(sqlite);
        await Schema.ApplyAsync(db, TimeProvider.System);
        await using var connection = new SqliteConnection($"Data Source={sqlite};Foreign Keys=False");
        await connection.OpenAsync();
        Execute(connection, "PRAGMA synchronous = OFF; PRAGMA journal_mode = WAL; PRAGMA cache_size = -262144; BEGIN");
        var triggers = await TriggersAsync(connection);
        Execute(connection, string.Concat(triggers.Select(t => $"DROP TRIGGER {t.Name};")));
        await using var duckDb = new DuckDBConnection($"Data Source={duck}");
        await duckDb.OpenAsync();
        Execute(duckDb, "CREATE TABLE deals (deal_id VARCHAR, contact_id VARCHAR, units BIGINT, created_at TIMESTAMP, closed_at TIMESTAMP, won BOOLEAN, lead_at TIMESTAMP)");
        Execute(duckDb, "CREATE TABLE touchpoints (touchpoint_id VARCHAR, contact_id VARCHAR, event_type VARCHAR, event_time TIMESTAMP, channel VARCHAR, campaign_id VARCHAR)");
        for (var c = 0; c < Campaigns; c++)
        {
            Execute(connection, $"INSERT INTO campaigns (campaign_id, channel, campaign_name) VALUES ('camp-{c:000}', '{ChannelOf(c)}', 'Campaign {c}')");
        }

        using (var deals = duckDb.CreateAppender("deals"))
        using (var touches = duckDb.CreateAppender("touchpoints"))
        {
            var writer = new Writer(connection, deals, touches);
            var perDeal = TouchesPerDeal(touchpoints);
            var random = new Random(7);
            for (var i = 0; i < touchpoints / perDeal; i++)
            {
                writer.Add(i, perDeal, random);
            }
        }

        Execute(connection, string.Concat(triggers.Select(t => $"{t.Text};")));
        Execute(connection, "COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Set aside while the data are filled in: a mark for each of millions of rows would only be deleted again.</summary>
    private static async Task<IReadOnlyList<(string Name, string Text)>> TriggersAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'";
        await using var reader = await command.ExecuteReaderAsync();
        var triggers = new List<(string, string)>();
        while (await reader.ReadAsync())
        {
            triggers.Add((reader.GetString(0), reader.GetString(1)));
        }

        return triggers;
    }

    private static string ChannelOf(int campaign) => Channels[campaign % 3];

    private static void Execute(System.Data.Common.DbConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private sealed class Writer(SqliteConnection sqlite, DuckDBAppender deals, DuckDBAppender touches)
    {
        private readonly SqliteCommand _contact = Insert(sqlite, "contacts", "contact_id, created_at, updated_at");
        private readonly SqliteCommand _lead = Insert(sqlite, "leads", "lead_id, contact_id, lifecycle_stage, lead_score, status, created_at, threshold, segment, source, channel, received_at, updated_at");
        private readonly SqliteCommand _deal = Insert(sqlite, "deals", "deal_id, primary_contact_id, pipeline_stage, deal_value, probability, created_at, closed_at, won_lost, currency, lead_id");
        private readonly SqliteCommand _party = Insert(sqlite, "deal_contacts", "deal_contact_id, deal_id, contact_id, role");
        private readonly SqliteCommand _touch = Insert(sqlite, "touchpoints", "touchpoint_id, contact_id, event_type, event_time, source, channel, campaign_id");

        public void Add(int i, int count, Random random)
        {
            var (contact, deal, lead) = ($"con_{i:00000000}", $"deal_{i:00000000}", $"lead_{i:00000000}");
            var start = Begin.AddMinutes(random.Next(400_000));
            Run(_contact, contact, Text(start), Text(start));

            // Hours apart, so that no two are of one session: how a session ends is no question that SQL answers without recursion.
            var (at, leadAt) = (start, default(DateTime));
            for (var t = 0; t < count; t++)
            {
                at = at.AddMinutes(random.Next(45, 12_000)).AddSeconds(random.Next(60));
                var type = t == 1 ? "form_submit" : Types[random.Next(Types.Length)];
                leadAt = t == 1 ? at : leadAt;
                var campaign = random.Next(10) < 7 ? random.Next(Campaigns) : -1;
                var (channel, id) = (campaign < 0 ? Channels[random.Next(Channels.Length)] : ChannelOf(campaign), $"tp_{i:00000000}_{t:00}");
                Run(_touch, id, contact, type, Text(at), "google", channel, campaign < 0 ? null : $"camp-{campaign:000}");
                var row = touches.CreateRow().AppendValue(id).AppendValue(contact).AppendValue(type).AppendValue(at).AppendValue(channel);
                (campaign < 0 ? row.AppendNullValue() : row.AppendValue($"camp-{campaign:000}")).EndRow();
            }

            // Some touches come between the creation and the closing, and some after that.
            var created = leadAt + ((at - leadAt) * 0.8);
            var (closed, units, won) = (created + ((at - created) * 0.7), random.NextInt64(50_000, 5_000_000), random.Next(5) < 2);
            Run(_lead, lead, contact, "customer", 70L, "converted", Text(leadAt), 60L, "smb", "google", "google_ads", Text(leadAt), Text(leadAt));
            Run(_deal, deal, contact, "Closed", units / 100d, 1L, Text(created), Text(closed), won ? "won" : "lost", "EUR", lead);
            Run(_party, $"{deal}:p", deal, contact, "primary");
            deals.CreateRow().AppendValue(deal).AppendValue(contact).AppendValue(units).AppendValue(created).AppendValue(closed).AppendValue(won).AppendValue(leadAt).EndRow();
        }

        private static string Text(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ss.ffffff0Z", CultureInfo.InvariantCulture);

        private static SqliteCommand Insert(SqliteConnection connection, string table, string columns)
        {
            var command = connection.CreateCommand();
            var names = columns.Split(", ");
            command.CommandText = $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", names.Select((_, i) => $"@p{i}"))})";
            for (var i = 0; i < names.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter($"@p{i}", null));
            }

            return command;
        }

        private static void Run(SqliteCommand command, params object?[] values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = values[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }
}
