using System.Globalization;
using RevOps.Core.Sla;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Sla;
using RevOps.Functions.Sla;

namespace RevOps.Functions.Tests.Sla;

/// <summary>Calls, breaches, hand-overs, pauses and repeats in any order: one outcome comes out, the one that the call's own time says.</summary>
public sealed class ClockPropertyTests
{
    // REVOPS_TEST_SEEDS=1000 looks at a thousand a batch.
    private static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("REVOPS_TEST_SEEDS"), out var n) ? Math.Min(n, 1_000) : 60;

    private static readonly string[] People = ["ann", "bob", "cyd", "dee"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task However_things_interleave_there_is_one_outcome_and_it_is_the_right_one(int batch)
    {
        await using var world = await ClockWorld.StartAsync();
        for (var seed = batch * 1_000; seed < (batch * 1_000) + Seeds; seed++)
        {
            await world.Db.WriteAsync(sql => new Run(world, sql, seed).GoAsync());
        }

        Assert.Empty(await world.QueryAsync<string>(
            "SELECT lead_id FROM lead_assignments WHERE reason LIKE '%did not call%' GROUP BY lead_id, sla_id, owner_id HAVING COUNT(*) > 1"));
        Assert.Empty(await world.QueryAsync<string>("SELECT sla_id FROM sla_history WHERE state = 'met' GROUP BY sla_id HAVING COUNT(*) > 1"));
        Assert.Empty(await world.QueryAsync<string>("SELECT t.task_id FROM tasks t JOIN leads l ON l.lead_id = t.lead_id WHERE t.completed_at IS NULL AND t.owner_id <> l.owner_id"));
    }

    /// <summary>One lead's life.</summary>
    private sealed class Run(ClockWorld world, SqlSession sql, int seed)
    {
        private readonly Random _random = new(seed);
        private readonly string _id = seed.ToString(CultureInfo.InvariantCulture);
        private readonly List<string> _log = [];
        private readonly List<SlaRow> _read = [];
        private ClockOracle _oracle = null!;
        private SlaRow _clock = null!;

        private DateTimeOffset Now => world.Now;

        public async Task GoAsync()
        {
            var owner = Pick(People);
            var terms = Terms();
            _clock = await world.ClockAsync(sql, _id, owner, terms: terms);
            _oracle = new ClockOracle(Now, terms, world.CalendarOf(owner));
            _read.Add(_clock);
            for (var i = 0; i < 14; i++)
            {
                Wait();
                await ActAsync();
                await CheckAsync();
            }

            await StepTwiceAsync();
            await CheckAsync();
        }

        private ClockTerms Terms() => new()
        {
            Working = _random.Next(3) > 0,
            CallWithin = TimeSpan.FromMinutes(_random.Next(1, 200)),
            Steps = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => new SlaStep(TimeSpan.FromMinutes(_random.Next(250)), (SlaAction)_random.Next(3))).OrderBy(s => s.After)],
            Repeat = _random.Next(2) == 0 ? null : new SlaRepeat(TimeSpan.FromMinutes(_random.Next(1, 90)), (SlaAction)_random.Next(3), _random.Next(1, 4)),
            Snooze = new SnoozeLimit(TimeSpan.FromDays(2), 4),
        };

        /// <summary>To the minute of the deadline, to the next look, or for a while: minutes, hours or days.</summary>
        private void Wait()
        {
            var to = _random.Next(5) switch
            {
                0 => _clock.DueAt,
                1 => _clock.NextAt ?? Now,
                2 => Now.AddMinutes(_random.Next(60)),
                3 => Now.AddMinutes(_random.Next(6 * 60)),
                _ => Now.AddMinutes(_random.Next(10) == 0 ? _random.Next(3 * 24 * 60) : _random.Next(30)),
            };
            if (to > Now && to < Now.AddDays(5))
            {
                world.Time.AdvanceTo(to);
            }
        }

        private Task ActAsync() => _random.Next(11) switch
        {
            0 or 1 or 2 => StepTwiceAsync(),
            3 => CallAsync(_random.Next(4) == 0 ? Now : Past()),
            4 => SnoozeAsync(),
            5 => AnswerAsync("resume", world.Control.ResumeAsync(sql, _clock.LeadId, Now)),
            6 => AnswerAsync("assign", world.Control.AssignAsync(sql, _clock.LeadId, Pick(People), "asked", Now)),
            7 => SettleAsync(),
            8 => DecideLateAsync(),
            _ => Task.CompletedTask,
        };

        /// <summary>A step whose answer was lost is done again.</summary>
        private async Task StepTwiceAsync()
        {
            _log.Add($"{Now:ddd HH:mm} step");
            var next = await world.Clocks.StepAsync(sql, _clock.SlaId, Now);
            var after = await sql.FindSlaAsync(_clock.SlaId);
            Assert.Equal(next, await world.Clocks.StepAsync(sql, _clock.SlaId, Now));
            Assert.Equal(after, await sql.FindSlaAsync(_clock.SlaId));
            Assert.True(next is null || next > Now, Words("a look at a time that has passed"));
        }

        private async Task SettleAsync()
        {
            _log.Add($"{Now:ddd HH:mm} settle");
            await sql.SettleSlaAsync(_clock.SlaId, Now);
        }

        /// <summary>Somebody who read the clock a while ago writes the outcome that they saw then.</summary>
        private async Task DecideLateAsync()
        {
            _log.Add($"{Now:ddd HH:mm} late decision");
            var now = await sql.FindSlaAsync(_clock.SlaId);
            var read = _read[_random.Next(_read.Count)];
            if (read.Version < now!.Version)
            {
                var decided = read with { State = _random.Next(2) == 0 ? SlaState.Met : SlaState.Breached, CalledAt = Now, NextAt = null };
                Assert.False(await sql.SaveSlaAsync(decided), Words("a second outcome was accepted"));
                Assert.Equal(now, await sql.FindSlaAsync(_clock.SlaId));
            }
        }

        private async Task CallAsync(DateTimeOffset at)
        {
            _log.Add($"{Now:ddd HH:mm} call of {at:ddd HH:mm}");
            var id = $"call-{seed}-{_random.Next()}";
            await world.CallAsync(sql, _id, at, callId: id);
            Assert.IsType<CallLogged.Known>(await world.CallAsync(sql, _id, at, callId: id));
            _oracle.Call(at, Now);
        }

        private DateTimeOffset Past()
        {
            var minutes = (int)(Now - _clock.StartedAt).TotalMinutes;
            var due = _clock.DueAt <= Now && _random.Next(3) == 0 ? _clock.DueAt : Now.AddMinutes(-_random.Next(Math.Min(minutes, 2_000) + 1));
            return due < _clock.StartedAt ? _clock.StartedAt : due;
        }

        private Task SnoozeAsync()
        {
            var until = Now.AddMinutes(_random.Next(1, 600));
            return AnswerAsync($"snooze {until:ddd HH:mm}", world.Control.SnoozeAsync(sql, _clock.LeadId, until, "asked", Now));
        }

        private async Task AnswerAsync(string what, Task<ClockAnswer> asked)
        {
            var answer = await asked;
            _log.Add($"{Now:ddd HH:mm} {what}: {answer.GetType().Name}");
        }

        /// <summary>Tells the oracle who has the lead and whether it is paused, and compares the outcome.</summary>
        private async Task CheckAsync()
        {
            var before = _clock;
            _clock = (await sql.FindSlaAsync(_clock.SlaId))!;
            _read.Add(_clock);
            if (before.OwnerId != _clock.OwnerId && _clock.IsOpen)
            {
                _oracle.Owner(Now, world.CalendarOf(_clock.OwnerId));
            }

            if (_clock.PausedUntil is { } until && (before.PausedUntil != until || before.State != "paused"))
            {
                _oracle.Pause(Now, until);
            }
            else if (before is { State: "paused" } && before.PausedUntil > Now && _clock.State == "running")
            {
                _oracle.Resume(Now);
            }

            // What nobody has looked at since it came due is decided at the next look.
            var settled = (await sql.SettleSlaAsync(_clock.SlaId, Now))!;
            var (state, calledAt) = _oracle.Outcome(Now);
            Assert.True((state, calledAt) == (settled.State, settled.CalledAt), Words($"{state} {calledAt:ddd HH:mm}, not {settled.State} {settled.CalledAt:ddd HH:mm}"));
            Assert.True(_oracle.Due() == settled.DueAt, Words($"due {_oracle.Due():ddd HH:mm}, not {settled.DueAt:ddd HH:mm}"));
            var history = await sql.SlaHistoryAsync(_clock.SlaId);
            Assert.Equal(settled.State, history[^1].State);
            Assert.All(history.Zip(history.Skip(1)), pair => Assert.True(pair.First.State is not "met" || pair.Second.State == "met", Words("an outcome was lost")));
            var lead = (await sql.LockForScoringAsync(_clock.LeadId))!;
            Assert.True(lead.OwnerId == _clock.OwnerId || !settled.IsOpen, Words("two owners"));
            _clock = settled;
        }

        private string Words(string what) => $"seed {seed}: {what}; {string.Join("; ", _log)}";

        private T Pick<T>(T[] items) => items[_random.Next(items.Length)];
    }
}
