using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using RevOps.Core.Rules;
using RevOps.Data;
using RevOps.Data.Rules;
using RevOps.Functions.Setup;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Setup;

/// <summary>Rule files that change while the app runs.</summary>
public sealed class RuleWatcherTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Database _database;
    private readonly RuleBook _rules;
    private readonly RuleWatcher _watcher;

    public RuleWatcherTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "rules"), "*.json"))
        {
            File.Copy(file, _folder.File(Path.GetFileName(file)));
        }

        var settings = RevOpsSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("REVOPS_KEY", "a-key-for-tests"), new("REVOPS_RULES", _folder.Path)]).Build());
        _database = Database.Sqlite(_folder.File("revops.db"));
        _rules = new RuleBook(RuleFiles.Load(_folder.Path));
        _watcher = new RuleWatcher(settings, _rules, new RuleEffects(_rules, settings, _database, TimeProvider.System, NullLogger<RuleEffects>.Instance), NullLogger<RuleWatcher>.Instance);
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _database.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_changed_file_is_taken_and_its_version_kept()
    {
        await Schema.ApplyAsync(_database, TimeProvider.System);
        await _watcher.LookAsync(default);
        var before = _rules.Current;

        SetThreshold(before.Scoring.Threshold + 1);
        await _watcher.LookAsync(default);

        Assert.Equal(before.Scoring.Threshold + 1, _rules.Current.Scoring.Threshold);
        Assert.NotEqual(before.Scoring.Version, _rules.Current.Scoring.Version);
        var content = await _database.ReadAsync(sql => sql.FindRuleVersionAsync("scoring.json", _rules.Current.Scoring.Version));
        Assert.Equal(_rules.Current.Scoring.Version, RuleParser.VersionOf(content!));
    }

    [Fact]
    public async Task A_sequence_that_is_put_into_its_folder_is_taken_and_one_that_is_taken_away_is_gone()
    {
        await Schema.ApplyAsync(_database, TimeProvider.System);
        await _watcher.LookAsync(default);
        Directory.CreateDirectory(_folder.File("nurture"));
        var file = Path.Combine(_folder.File("nurture"), "mine.json");
        await File.WriteAllTextAsync(file, """{"name":"Mine","entry":{},"steps":[{"id":"w","wait":{"days":1}}]}""");

        await _watcher.LookAsync(default);
        var version = _rules.Current.Nurture.Find("mine")!.Version;
        Assert.NotNull(await _database.ReadAsync(sql => sql.FindRuleVersionAsync("nurture/mine.json", version)));

        await File.WriteAllTextAsync(file, """{"name":"Mine","entry":{},"steps":[{"id":"w","wait":{"days":"one"}}]}""");
        await _watcher.LookAsync(default);
        Assert.Equal(version, _rules.Current.Nurture.Find("mine")!.Version);
        Assert.Contains(_rules.Faults, f => f is { File: "nurture/mine.json", Path: "/steps/0/wait/days" });

        File.Delete(file);
        await _watcher.LookAsync(default);
        Assert.Null(_rules.Current.Nurture.Find("mine"));
    }

    [Fact]
    public async Task A_file_that_turns_wrong_leaves_the_last_good_rules_until_it_is_right_again()
    {
        await Schema.ApplyAsync(_database, TimeProvider.System);
        var before = _rules.Current;
        var good = await File.ReadAllTextAsync(_folder.File("scoring.json"));

        await File.WriteAllTextAsync(_folder.File("scoring.json"), """{"threshold":"high"}""");
        await _watcher.LookAsync(default);
        Assert.Same(before, _rules.Current);
        Assert.Contains(_rules.Faults, f => f is { File: "scoring.json", Path: "/threshold" });

        await File.WriteAllTextAsync(_folder.File("scoring.json"), good);
        await _watcher.LookAsync(default);
        Assert.Empty(_rules.Faults);
        Assert.Equal(before.Scoring.Version, _rules.Current.Scoring.Version);
    }

    [Fact]
    public async Task Looking_at_unchanged_files_changes_nothing()
    {
        var before = _rules.Current;
        await _watcher.LookAsync(default);
        await _watcher.LookAsync(default);
        Assert.Same(before, _rules.Current);
    }

    private void SetThreshold(int threshold)
    {
        var json = JsonNode.Parse(File.ReadAllText(_folder.File("scoring.json")))!;
        json["threshold"] = threshold;
        File.WriteAllText(_folder.File("scoring.json"), json.ToJsonString());
    }
}
