using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using RevOps.Functions.Nurture;
using RevOps.Functions.Setup;
using RevOps.Functions.Tests.Contacts;

namespace RevOps.Functions.Tests.Nurture;

/// <summary>What is kept of sequences, and for how long.</summary>
public sealed class NurturePurgeTests
{
    private const string OneMail = """[{"id":"one","email":{"template":"a"}},{"id":"w","wait":{"days":1}},{"id":"two","email":{"template":"b"}}]""";

    [Fact]
    public async Task Steps_go_once_their_sequence_was_left_long_ago_and_the_enrolment_stays()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(OneMail), leads: 2);
        var done = await desk.EnrollAsync(1);
        var open = await desk.EnrollAsync(2);
        await desk.StepAsync(done);
        await desk.StepAsync(open);
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.StepAsync(done);
        var ended = desk.Now;

        Assert.Equal(0, await PurgeAsync(desk, ended));
        Assert.Equal(3, await PurgeAsync(desk, ended.AddTicks(1)));
        Assert.Empty(await desk.LogAsync(1));
        Assert.Equal(["one email queued"], await desk.LogAsync(2));
        Assert.NotNull((await desk.RowAsync(done)).ExitedAt);
        Assert.Equal(0, await PurgeAsync(desk, ended.AddTicks(1)));
    }

    [Fact]
    public async Task More_than_one_batch_is_purged_in_one_night()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(OneMail));
        for (var i = 0; i < 1001; i++)
        {
            await desk.ExecuteAsync(
                "INSERT INTO nurture_enrollments (enrollment_id, lead_id, sequence, enrolled_at, exited_at, exit_reason) VALUES (@Id, 'lead-1', 'x', '2020-01-01T00:00:00.0000000Z', '2020-01-02T00:00:00.0000000Z', 'x')",
                new { Id = $"e{i}" });
            await desk.ExecuteAsync("INSERT INTO nurture_steps VALUES (@Id, 1, 's', '2020-01-01T00:00:00.0000000Z', 'email', 'queued')", new { Id = $"e{i}" });
        }

        Assert.Equal(1001, await PurgeAsync(desk, desk.Now));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3651")]
    [InlineData("a year")]
    public void A_wrong_number_of_days_is_told_by_the_settings_name(string days)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => RevOpsSettings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection([new("REVOPS_KEY", "test-key-test-key-test-key-test-key"), new("REVOPS_KEEP_NURTURE_DAYS", days)]).Build()));
        Assert.Contains("REVOPS_KEEP_NURTURE_DAYS", fault.Message, StringComparison.Ordinal);
    }

    private static Task<int> PurgeAsync(NurtureDesk desk, DateTimeOffset before) =>
        new NurturePurge(desk.Db, IdentityApp.Settings, desk.Clock, NullLogger<NurturePurge>.Instance).PurgeAsync(before, default);
}
