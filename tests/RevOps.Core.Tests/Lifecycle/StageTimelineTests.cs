using RevOps.Core.Lifecycle;

namespace RevOps.Core.Tests.Lifecycle;

/// <summary>A lead's way, told from facts.</summary>
public sealed class StageTimelineTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_facts_a_lead_stands_at_its_creation()
    {
        var timeline = StageTimeline.Of(Start, "submitted", []);

        Assert.Equal((LifecycleStage.Lead, StageDates.None), (timeline.Stage, timeline.Dates));
        Assert.Equal([new StageStep(LifecycleStage.Lead, Start, "submitted", null)], timeline.Steps);
    }

    [Fact]
    public void A_skipped_stage_has_the_date_of_the_next_one_and_no_step()
    {
        var timeline = Of(Fact(LifecycleStage.Mql, 1), Fact(LifecycleStage.Customer, 3));

        Assert.Equal(new StageDates(At(1), At(3), At(3), At(3)), timeline.Dates);
        Assert.Equal([(LifecycleStage.Lead, 60L), (LifecycleStage.Mql, 120L), (LifecycleStage.Customer, null)], timeline.Steps.Select(s => (s.Stage, s.SecondsInStage)));
    }

    [Fact]
    public void What_becomes_known_late_has_its_place_in_time()
    {
        var timeline = Of(Fact(LifecycleStage.Opp, 5, StageFactKind.Deal), Fact(LifecycleStage.Sql, 2));

        Assert.Equal([LifecycleStage.Lead, LifecycleStage.Sql, LifecycleStage.Opp], timeline.Steps.Select(s => s.Stage));
        Assert.Equal((At(2), At(5)), (timeline.Dates.SqlAt, timeline.Dates.OppAt));
    }

    [Fact]
    public void What_brings_no_step_has_none()
    {
        var timeline = Of(Fact(LifecycleStage.Opp, 2, StageFactKind.Deal), Fact(LifecycleStage.Sql, 3));

        Assert.Equal([LifecycleStage.Lead, LifecycleStage.Opp], timeline.Steps.Select(s => s.Stage));
        Assert.Equal(At(2), timeline.Dates.SqlAt);
    }

    [Theory]
    [InlineData(4, LifecycleStage.Lead)]
    [InlineData(5, LifecycleStage.Lead)]
    [InlineData(6, LifecycleStage.Sql)]
    public void What_was_reached_before_a_recycling_or_at_its_instant_does_not_count_after_it(int minute, LifecycleStage expected) =>
        Assert.Equal(expected, Of(Fact(LifecycleStage.Lead, 5, StageFactKind.Recycled), Fact(LifecycleStage.Sql, minute)).Stage);

    [Fact]
    public void A_deal_outlasts_a_recycling_and_begins_with_it()
    {
        var timeline = Of(Fact(LifecycleStage.Mql, 1), Fact(LifecycleStage.Lead, 5, StageFactKind.Recycled), Fact(LifecycleStage.Opp, 3, StageFactKind.Deal));

        Assert.Equal((LifecycleStage.Opp, At(5), At(5)), (timeline.Stage, timeline.Dates.MqlAt, timeline.Dates.OppAt));
        Assert.Equal([LifecycleStage.Lead, LifecycleStage.Mql, LifecycleStage.Lead, LifecycleStage.Opp], timeline.Steps.Select(s => s.Stage));
    }

    [Fact]
    public void Nothing_is_before_the_creation() =>
        Assert.Equal(Start, Of(Fact(LifecycleStage.Opp, -60, StageFactKind.Deal)).Dates.OppAt);

    [Fact]
    public void A_note_stands_in_the_history_and_leaves_the_stage()
    {
        var timeline = Of(Fact(LifecycleStage.Mql, 1), Fact(LifecycleStage.Lead, 2, StageFactKind.Note));

        Assert.Equal([LifecycleStage.Lead, LifecycleStage.Mql, LifecycleStage.Mql], timeline.Steps.Select(s => s.Stage));
        Assert.Equal(LifecycleStage.Mql, timeline.Stage);
    }

    [Fact]
    public void The_order_of_the_facts_does_not_count()
    {
        StageFact[] facts =
        [
            Fact(LifecycleStage.Mql, 1), Fact(LifecycleStage.Sql, 2), Fact(LifecycleStage.Lead, 3, StageFactKind.Recycled), Fact(LifecycleStage.Sql, 4),
            Fact(LifecycleStage.Opp, 4, StageFactKind.Deal), Fact(LifecycleStage.Customer, 9, StageFactKind.Deal),
        ];
        var expected = Of(facts);
        var random = new Random(7);
        for (var i = 0; i < 50; i++)
        {
            random.Shuffle(facts);
            Assert.Equal(expected.Steps, Of(facts).Steps);
            Assert.Equal(expected.Dates, Of(facts).Dates);
        }
    }

    private static StageTimeline Of(params StageFact[] facts) => StageTimeline.Of(Start, "submitted", facts);

    private static StageFact Fact(LifecycleStage stage, int minute, StageFactKind kind = StageFactKind.Reached) => new($"{kind}:{stage}:{minute}", kind, stage, At(minute), "");

    private static DateTimeOffset At(int minute) => Start.AddMinutes(minute);
}
