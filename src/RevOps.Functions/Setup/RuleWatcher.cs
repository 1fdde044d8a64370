using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RevOps.Functions.Setup;

/// <summary>
/// Takes changed rule files without a restart. It looks instead of being told: notifications of file systems get lost on network
/// shares and in containers, and a few file times every two seconds cost nothing.
/// </summary>
public sealed partial class RuleWatcher(RevOpsSettings settings, RuleBook rules, RuleEffects effects, ILogger<RuleWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private string _seen = "";
    private bool _isUntold;

    /// <summary>Looks once; takes what has changed.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var state = State();
        if (state != _seen)
        {
            var texts = RuleFiles.Texts(settings.RulesFolder);
            if (!texts.SequenceEqual(rules.Loaded.Texts) || rules.Faults.Count > 0)
            {
                rules.Take(RuleFiles.Parse(texts));
                _isUntold = true;
            }

            _seen = state;
        }

        // Stays to be told while the database is out of reach.
        if (_isUntold)
        {
            await TellAsync(cancel);
            _isUntold = false;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
            {
                LogUnread(e.GetType().Name);
            }
        }
    }

    private async Task TellAsync(CancellationToken cancel)
    {
        foreach (var fault in rules.Faults)
        {
            LogFault(fault.File, fault.Path, fault.Detail);
        }

        if (rules.Faults.Count == 0)
        {
            await effects.EnforceAsync(cancel);
            LogTaken(string.Join(", ", rules.Current.Versions.Select(v => $"{v.Key} {v.Value}")));
        }
    }

    private string State() => string.Join('|', RuleFiles.NamesIn(settings.RulesFolder)
        .Select(name => new FileInfo(Path.Combine(settings.RulesFolder, name)))
        .Select(f => f.Exists ? $"{f.FullName}/{f.Length}/{f.LastWriteTimeUtc.Ticks}" : "-"));

    [LoggerMessage(111, LogLevel.Information, "Changed rules are in force: {Versions}.")]
    private partial void LogTaken(string versions);

    [LoggerMessage(112, LogLevel.Error, "Changed rules are not taken, the last good ones stay: {File} {Path}: {Detail}")]
    private partial void LogFault(string file, string path, string detail);

    [LoggerMessage(113, LogLevel.Warning, "The rules' folder cannot be read just now ({Fault}); trying again.")]
    private partial void LogUnread(string fault);
}
