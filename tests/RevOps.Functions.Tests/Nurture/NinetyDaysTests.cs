using System.Globalization;
using RevOps.Functions.Nurture;
using RevOps.Functions.Outreach;

namespace RevOps.Functions.Tests.Nurture;

/// <summary>
/// Many leads go through sequences for 90 days, with kills in between. The number is moderate here;
/// <c>REVOPS_TEST_ENROLLMENTS=10000</c> runs the large one.
/// </summary>
public sealed class NinetyDaysTests
{
    private const string Sequence = """
        {
          "name": "Quarter", "entry": {}, "goals": [{ "reason": "asked", "if": { "engaged": ["form_submit"] } }],
          "steps": [
            { "id": "settle", "wait": { "hours": 1 } },
            { "id": "m1", "email": { "template": "one" } },
            { "id": "l1", "waitForEngagement": { "eventTypes": ["email_click"], "upTo": { "days": 7 },
                "then": [{ "id": "m2a", "email": { "template": "two-a" } }],
                "else": [{ "id": "s", "split": { "arms": [
                    { "name": "a", "weight": 1, "steps": [{ "id": "m2b", "email": { "template": "two-b" } }] },
                    { "name": "b", "weight": 2, "steps": [{ "id": "aud", "audienceAdd": { "audience": "x" } }] }] } }] } },
            { "id": "w2", "wait": { "days": 20 } },
            { "id": "m3", "email": { "template": "three" } },
            { "id": "m4", "email": { "template": "four" } },
            { "id": "w3", "wait": { "days": 40 } },
            { "id": "m5", "email": { "template": "five" } }
          ]
        }
        """;

    private static readonly int Count = int.Parse(Environment.GetEnvironmentVariable("REVOPS_TEST_ENROLLMENTS") ?? "500", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Every_mail_is_queued_exactly_once_in_order_never_in_quiet_hours_and_none_after_the_end_whatever_dies()
    {
        await using var desk = await NurtureDesk.WithAsync(Sequence, Count);
        await new Quarter(desk, Count, new Random(20260105)).LiveAsync();

        // The fake provider's own count, the unique key apart.
        Assert.Equal(0, desk.Outreach.Repeated);
        await MailsMatchTheLogAsync(desk);
        await NothingCameAfterTheEndAsync(desk);
        await StepsWereDoneInOrderAsync(desk);
        await NobodyWasMailedAtNightAsync(desk);
        await EverybodyWentTheWholeWayAsync(desk);
    }

    private static async Task MailsMatchTheLogAsync(NurtureDesk desk)
    {
        var expected = (await desk.QueryAsync<string>("SELECT enrollment_id || ' ' || step FROM nurture_steps WHERE action = 'email' AND result = 'queued'"))
            .Select(l => l.Split(' ')).Select(l => MailIds.Of(l[0], l[1])).ToList();
        var queued = await desk.QueryAsync<string>("SELECT effect_id FROM effects WHERE destination = 'email'");
        Assert.True(expected.Count > Count * 2, $"Only {expected.Count} mails.");
        Assert.Equal(expected.Order(StringComparer.Ordinal), queued.Order(StringComparer.Ordinal));
    }

    private static async Task NothingCameAfterTheEndAsync(NurtureDesk desk)
    {
        Assert.Equal(0, await desk.ScalarAsync<long>(
            "SELECT COUNT(*) FROM nurture_steps s JOIN nurture_enrollments e ON e.enrollment_id = s.enrollment_id WHERE s.at > e.exited_at"));
        Assert.Equal(0, await desk.ScalarAsync<long>(
            """
            SELECT COUNT(*) FROM effects f JOIN leads l ON l.contact_id = f.order_key JOIN nurture_enrollments e ON e.lead_id = l.lead_id
            WHERE f.created_at > e.exited_at
            """));
        Assert.True(await desk.ScalarAsync<long>("SELECT COUNT(*) FROM nurture_enrollments WHERE exit_reason = 'unsubscribed'") > Count / 20);
    }

    private static async Task StepsWereDoneInOrderAsync(NurtureDesk desk)
    {
        var place = desk.Rules.Current.Nurture.Find("test")!.AllSteps.Select((s, i) => (s.Id, i)).ToDictionary(s => s.Id, s => s.i, StringComparer.Ordinal);
        var log = await desk.QueryAsync<(string Enrollment, long Seq, string Step, string Result)>(
            "SELECT enrollment_id, seq, step, result FROM nurture_steps ORDER BY enrollment_id, seq");
        foreach (var one in log.GroupBy(s => s.Enrollment))
        {
            Assert.Equal(Enumerable.Range(1, one.Count()).Select(n => (long)n), one.Select(s => s.Seq));
            var done = one.Where(s => !s.Result.StartsWith("later", StringComparison.Ordinal)).Select(s => place[s.Step]).ToList();
            Assert.Equal(done.Distinct().Order(), done);
        }
    }

    private static async Task NobodyWasMailedAtNightAsync(NurtureDesk desk)
    {
        Assert.Equal(0, await desk.ScalarAsync<long>(
            "SELECT COUNT(*) FROM effects WHERE destination = 'email' AND (substr(created_at, 12, 2) < '08' OR substr(created_at, 12, 2) >= '20')"));
        Assert.True(await desk.ScalarAsync<long>("SELECT COUNT(*) FROM nurture_steps WHERE result = 'later: quiet hours'") > Count / 10);
    }

    private static async Task EverybodyWentTheWholeWayAsync(NurtureDesk desk)
    {
        Assert.Equal(0, await desk.ScalarAsync<long>("SELECT COUNT(*) FROM nurture_enrollments WHERE exited_at IS NULL"));
        Assert.Equal(0, await desk.ScalarAsync<long>("SELECT COUNT(*) FROM outbox"));
        Assert.Equal(
            await desk.ScalarAsync<long>("SELECT COUNT(*) FROM nurture_enrollments WHERE exit_reason = 'completed'"),
            await desk.ScalarAsync<long>("SELECT COUNT(*) FROM nurture_steps WHERE step = 'm5' AND result = 'queued'"));
    }

    /// <summary>The time that passes: wake-ups as an orchestration would have them, and everything that goes wrong.</summary>
    private sealed class Quarter(NurtureDesk desk, int count, Random random)
    {
        private readonly PriorityQueue<string, DateTimeOffset> _timers = new();
        private readonly Dictionary<string, int> _leads = new(StringComparer.Ordinal);
        private readonly NurtureSweep _sweep = new(desk.Db, null!, desk.Clock);

        public async Task LiveAsync()
        {
            desk.Outreach.Answer = (_, now) => now.Hour is >= 8 and < 20
                ? new MailResult.Queued()
                : new MailResult.Later(new DateTimeOffset(now.Date, TimeSpan.Zero).AddHours(now.Hour < 8 ? 8 : 32), "quiet hours");
            desk.Outreach.Dies = () => random.Next(25) == 0;
            for (var hour = 0; hour < 90 * 24; hour++)
            {
                await EnrollSomeAsync(hour);
                await ThingsHappenAsync(hour);
                await WakeAsync();
                desk.Clock.Advance(TimeSpan.FromHours(1));
            }
        }

        /// <summary>All come in the first twelve days, so that the last finish.</summary>
        private async Task EnrollSomeAsync(int hour)
        {
            const int Hours = 12 * 24;
            for (var lead = (count * hour / Hours) + 1; hour < Hours && lead <= count * (hour + 1) / Hours; lead++)
            {
                _leads.Add(await desk.EnrollAsync(lead), lead);
            }
        }

        /// <summary>Clicks, forms and unsubscribes; a new version of the file; another process.</summary>
        private async Task ThingsHappenAsync(int hour)
        {
            for (var n = 0; n < 1 + (count / 1000); n++)
            {
                var lead = random.Next(count) + 1;
                if (random.Next(3) == 0)
                {
                    await desk.ExecuteAsync(
                        "UPDATE nurture_enrollments SET exited_at = @now, exit_reason = 'unsubscribed' WHERE exited_at IS NULL AND lead_id = 'lead-' || @lead",
                        new { now = Scoring.ScoringDatabase.Text(desk.Now), lead });
                }
                else
                {
                    await desk.TouchAsync(lead, random.Next(10) == 0 ? "form_submit" : "email_click");
                    foreach (var promise in await desk.Db.WriteAsync(sql => NurtureEntry.WakeAsync(sql, $"lead-{lead}", desk.Now)))
                    {
                        _timers.Enqueue(promise.Payload, desk.Now);
                    }
                }
            }

            if (hour % 500 == 250)
            {
                await desk.TakeAsync(Sequence.Replace("\"Quarter\"", $"\"Quarter {hour}\"", StringComparison.Ordinal));
            }
            else if (hour % 50 == 0)
            {
                desk.Restart();
            }
        }

        private async Task WakeAsync()
        {
            while (await _sweep.PromiseDueAsync(default) is { Count: > 0 } promises)
            {
                foreach (var promise in promises)
                {
                    _timers.Enqueue(promise.Payload, desk.Now);
                }
            }

            while (_timers.TryPeek(out var id, out var at) && at <= desk.Now)
            {
                _timers.Dequeue();
                await StepAsync(id);
            }
        }

        private async Task StepAsync(string id)
        {
            try
            {
                var wake = await desk.StepAsync(id);

                // It died after the commit and before the answer: the engine runs it again.
                wake = random.Next(20) == 0 ? await desk.StepAsync(id) : wake;

                // The engine's memory of it is lost: the sweep has to find it.
                if (wake.At is { } next && random.Next(30) > 0)
                {
                    _timers.Enqueue(id, next);
                }
            }
            catch (DeadException)
            {
                desk.Restart();
                _timers.Enqueue(id, desk.Now);
            }
        }
    }
}
