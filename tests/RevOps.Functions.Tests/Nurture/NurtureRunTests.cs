using RevOps.Data.Nurture;
using RevOps.Functions.Nurture;
using RevOps.Functions.Outreach;

namespace RevOps.Functions.Tests.Nurture;

/// <summary>Steps of enrolments, on a real database.</summary>
public sealed class NurtureRunTests
{
    private const string TwoMails = """[{"id":"one","email":{"template":"a"}},{"id":"w","wait":{"days":1}},{"id":"two","email":{"template":"b"}}]""";

    [Fact]
    public async Task It_does_all_that_is_due_then_waits_and_ends_when_nothing_is_left()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(TwoMails));
        var id = await desk.EnrollAsync();

        Assert.Equal(desk.Now.AddDays(1), (await desk.StepAsync(id)).At);
        Assert.Equal(["one email queued"], await desk.LogAsync());
        Assert.Equal((EnrollmentState.Waiting, "w", desk.Now.AddDays(1)), State(await desk.RowAsync(id), desk.Now));

        desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null((await desk.StepAsync(id)).At);
        Assert.Equal(["one email queued", "w wait waited", "two email queued"], await desk.LogAsync());
        Assert.Equal(EnrollmentState.Completed, (await desk.RowAsync(id)).State(desk.Now));
        Assert.Equal(["a con-1", "b con-1"], await desk.MailsAsync());
    }

    [Fact]
    public async Task Run_again_at_any_point_it_changes_nothing()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(TwoMails));
        var id = await desk.EnrollAsync();
        var first = await desk.StepAsync(id);
        Assert.Equal(first, await desk.StepAsync(id));

        desk.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(await desk.StepAsync(id), await desk.StepAsync(id));
        Assert.Equal(2, (await desk.MailsAsync()).Count);
        Assert.Equal(0, desk.Outreach.Repeated);
        Assert.Equal(3, (await desk.LogAsync()).Count);
    }

    [Fact]
    public async Task What_dies_before_the_commit_leaves_nothing_and_is_done_the_next_time()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(TwoMails));
        var id = await desk.EnrollAsync();
        desk.Outreach.Dies = () => true;
        await Assert.ThrowsAsync<DeadException>(() => desk.StepAsync(id));
        Assert.Empty(await desk.MailsAsync());
        Assert.Empty(await desk.LogAsync());

        desk.Outreach.Dies = () => false;
        desk.Restart();
        await desk.StepAsync(id);
        Assert.Equal(["a con-1"], await desk.MailsAsync());
    }

    [Fact]
    public async Task Many_runs_at_once_do_a_step_once()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(TwoMails));
        var id = await desk.EnrollAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => desk.StepAsync(id))));
        Assert.Equal(["one email queued"], await desk.LogAsync());
        Assert.Equal(0, desk.Outreach.Repeated);
    }

    [Fact]
    public async Task A_mail_that_has_to_wait_is_asked_for_again_at_its_time_and_what_follows_waits_with_it()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(TwoMails));
        var id = await desk.EnrollAsync();
        var morning = desk.Now.AddHours(9);
        desk.Outreach.Answer = (_, now) => now < morning ? new MailResult.Later(morning, "quiet hours") : new MailResult.Queued();

        Assert.Equal(morning, (await desk.StepAsync(id)).At);
        Assert.Empty(await desk.MailsAsync());
        desk.Clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal(morning.AddDays(1), (await desk.StepAsync(id)).At);
        Assert.Equal(["one email later: quiet hours", "one email queued"], await desk.LogAsync());
    }

    [Fact]
    public async Task Being_asked_to_come_back_at_once_is_taken_for_a_minute()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(TwoMails));
        desk.Outreach.Answer = (_, now) => new MailResult.Later(now, "cap");
        Assert.Equal(desk.Now.AddMinutes(1), (await desk.StepAsync(await desk.EnrollAsync())).At);
    }

    [Theory]
    [InlineData("continue", "w")]
    [InlineData("exit", null)]
    public async Task A_refused_mail_is_noted_and_the_sequence_goes_on_or_ends_as_its_author_says(string ifRefused, string? step)
    {
        await using var desk = await NurtureDesk.WithAsync(
            NurtureDesk.Sequence(TwoMails.Replace("\"a\"", $"\"a\",\"ifRefused\":\"{ifRefused}\"", StringComparison.Ordinal)));
        desk.Outreach.Answer = (_, _) => new MailResult.Refused("no consent");
        var id = await desk.EnrollAsync();
        await desk.StepAsync(id);

        var row = await desk.RowAsync(id);
        Assert.Equal(["one email refused: no consent"], await desk.LogAsync());
        Assert.Equal(step is null ? "mail refused" : null, row.ExitReason);
        Assert.Equal(step ?? "one", row.Step);
    }

    [Fact]
    public async Task A_task_goes_to_the_owner_or_else_to_the_owner_of_last_resort()
    {
        await using var desk = await NurtureDesk.WithAsync(
            NurtureDesk.Sequence("""[{"id":"t","task":{"kind":"review","text":"Look.","dueIn":{"hours":2}}}]"""), leads: 2);
        await desk.ExecuteAsync("INSERT INTO owners (owner_id, name, updated_at) VALUES ('ann', 'Ann', '2026'), ('sales-desk', 'Desk', '2026')");
        await desk.ExecuteAsync("UPDATE leads SET owner_id = 'ann' WHERE lead_id = 'lead-1'");
        await desk.StepAsync(await desk.EnrollAsync());
        await desk.StepAsync(await desk.EnrollAsync(2));
        var fallback = desk.Rules.Current.Routing.Fallback.OwnerId;
        Assert.Equal(
            ["lead-1 ann review Look.", $"lead-2 {fallback} review Look."],
            await desk.QueryAsync<string>("SELECT lead_id || ' ' || owner_id || ' ' || kind || ' ' || instruction FROM tasks ORDER BY lead_id"));
        Assert.Equal(2, await desk.ScalarAsync<int>("SELECT COUNT(*) FROM notifications WHERE kind = 'nurture-task'"));
    }

    [Fact]
    public async Task After_whoever_else_has_ended_it_nothing_more_is_done()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(TwoMails));
        var id = await desk.EnrollAsync();
        await desk.StepAsync(id);
        await desk.ExecuteAsync("UPDATE nurture_enrollments SET exited_at = '2026-01-05T13:00:00.0000000Z', exit_reason = 'unsubscribed'");
        desk.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Null((await desk.StepAsync(id)).At);
        Assert.Single(await desk.MailsAsync());
        Assert.Equal(EnrollmentState.Exited, (await desk.RowAsync(id)).State(desk.Now));
    }

    [Fact]
    public async Task Engagement_wakes_who_listens_and_takes_the_other_way()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(
            """[{"id":"l","waitForEngagement":{"eventTypes":["email_click"],"upTo":{"days":3},"then":[{"id":"in","audienceAdd":{"audience":"x"}}]}}]"""));
        var id = await desk.EnrollAsync();
        await desk.StepAsync(id);
        desk.Clock.Advance(TimeSpan.FromHours(1));
        await desk.TouchAsync(1, "email_click");
        var promises = await desk.Db.WriteAsync(sql => NurtureEntry.WakeAsync(sql, "lead-1", desk.Now));
        Assert.Equal([NurtureClient.Promise(id)], promises);
        await desk.StepAsync(id);
        Assert.Equal(["l waitForEngagement engaged", "in audienceAdd queued"], await desk.LogAsync());
        Assert.Equal(0, await desk.ScalarAsync<int>("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task Who_waits_for_time_alone_is_not_woken_unless_there_is_a_goal()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(TwoMails));
        await desk.StepAsync(await desk.EnrollAsync());
        Assert.Empty(await desk.Db.WriteAsync(sql => NurtureEntry.WakeAsync(sql, "lead-1", desk.Now)));

        await using var aiming = await NurtureDesk.WithAsync(NurtureDesk.Sequence(TwoMails, """[{"reason":"warm","if":{"score":{"from":50}}}]"""));
        var id = await aiming.EnrollAsync();
        await aiming.StepAsync(id);
        await aiming.ExecuteAsync("UPDATE leads SET lead_score = 50");
        Assert.Single(await aiming.Db.WriteAsync(sql => NurtureEntry.WakeAsync(sql, "lead-1", aiming.Now)));
        await aiming.StepAsync(id);
        Assert.Equal("w goal warm", (await aiming.LogAsync())[^1]);
        Assert.Equal("warm", (await aiming.RowAsync(id)).ExitReason);
    }

    [Fact]
    public async Task Those_in_flight_finish_their_version_though_the_file_has_changed_and_the_process_is_another()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(TwoMails));
        var id = await desk.EnrollAsync();
        await desk.StepAsync(id);
        await desk.TakeAsync(NurtureDesk.Sequence("""[{"id":"new","email":{"template":"new"}}]"""));
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.StepAsync(id);
        Assert.Equal(["a con-1", "b con-1"], await desk.MailsAsync());
    }

    [Fact]
    public async Task A_version_that_cannot_be_read_any_more_ends_the_enrolment()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(TwoMails));
        var id = await desk.EnrollAsync();
        await desk.ExecuteAsync("UPDATE nurture_enrollments SET version = 'gone'");
        Assert.Null((await desk.StepAsync(id)).At);
        Assert.Equal("version lost", (await desk.RowAsync(id)).ExitReason);
    }

    [Fact]
    public async Task An_enrolment_from_before_there_were_sequences_stays_as_it_is()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(TwoMails));
        await desk.ExecuteAsync(
            "INSERT INTO nurture_enrollments (enrollment_id, lead_id, sequence, enrolled_at) VALUES ('old', 'lead-1', 'default', '2025-01-01T00:00:00.0000000Z')");
        Assert.Null((await desk.StepAsync("old")).At);
        Assert.Null((await desk.RowAsync("old")).ExitedAt);
        Assert.Empty(await desk.MailsAsync());
    }

    [Fact]
    public async Task In_a_paused_sequence_no_step_runs_and_what_came_due_is_done_after_it()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(TwoMails));
        var id = await desk.EnrollAsync();
        await desk.StepAsync(id);
        await desk.Db.WriteAsync(sql => sql.PauseAsync("test", isPaused: true, desk.Now));
        Assert.Equal(desk.Now.AddDays(1), (await desk.StepAsync(id)).At);
        desk.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Null((await desk.StepAsync(id)).At);
        Assert.Equal(EnrollmentState.Paused, (await desk.RowAsync(id)).State(desk.Now));
        var sweep = new NurtureSweep(desk.Db, null!, desk.Clock);
        Assert.Empty(await sweep.PromiseDueAsync(default));

        await desk.Db.WriteAsync(sql => sql.PauseAsync("test", isPaused: false, desk.Now));
        Assert.Equal([NurtureClient.Promise(id)], await sweep.PromiseDueAsync(default));
        await desk.StepAsync(id);
        Assert.Equal(2, (await desk.MailsAsync()).Count);
    }

    [Fact]
    public async Task The_sweep_starts_who_began_with_a_wait_when_it_is_over_and_finds_who_is_overdue_after_five_minutes()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence("""[{"id":"w","wait":{"days":1}},{"id":"v","wait":{"days":1}}]"""));
        var sweep = new NurtureSweep(desk.Db, null!, desk.Clock);
        var id = await desk.EnrollAsync();
        Assert.Equal(0, await desk.ScalarAsync<int>("SELECT COUNT(*) FROM outbox"));
        desk.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        Assert.Empty(await sweep.PromiseDueAsync(default));
        desk.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Single(await sweep.PromiseDueAsync(default));
        Assert.Empty(await sweep.PromiseDueAsync(default));

        await desk.StepAsync(id);
        desk.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.Empty(await sweep.PromiseDueAsync(default));
        desk.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Single(await sweep.PromiseDueAsync(default));
    }

    private static (string State, string? Step, DateTimeOffset? NextAt) State(EnrollmentRow row, DateTimeOffset now) => (row.State(now), row.Step, row.NextAt);
}
