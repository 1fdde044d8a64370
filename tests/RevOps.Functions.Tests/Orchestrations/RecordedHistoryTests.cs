using RevOps.Functions.Tests.Support;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Orchestrations;

/// <summary>
/// Histories of released orchestrators, recorded from the running app (<c>REVOPS_RECORD_HISTORIES</c> names a folder for those of an
/// end-to-end run). They are never changed: an orchestrator that cannot go on with them would fail every instance in flight.
/// </summary>
public sealed class RecordedHistoryTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Orchestrations", "Histories");

    private static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    public static TheoryData<string> Files => [.. Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_recorded_history_goes_on_with_the_present_code(string file) =>
        Assert.Empty(new HistoryReplay(AppFunctions.Assembly).Differences(Read(file)));

    [Fact]
    public void Every_orchestrator_has_a_recorded_history() => Assert.Equal(
        new HistoryReplay(AppFunctions.Assembly).Orchestrators.Order(StringComparer.Ordinal),
        Names.Select(f => Read(f).Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void An_orchestrator_that_asks_for_something_else_is_found()
    {
        var history = Read(Names.First());
        var changed = new HistoryReplay(typeof(string).Assembly);
        changed.Add(history.Name, async context =>
        {
            await context.CallActivityAsync("SomethingNew");
            return null;
        });

        Assert.Contains("SomethingNew", Assert.Single(changed.Differences(history)), StringComparison.Ordinal);
    }

    private static StoredHistory Read(string file) => StoredHistory.FromJson(File.ReadAllText(Path.Combine(Folder, file)));
}
