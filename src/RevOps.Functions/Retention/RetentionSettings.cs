using Microsoft.Extensions.Configuration;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Retention;

/// <summary>How long is kept what is not part of the business's record, read once at start-up. Each is 1 to 3650 days.</summary>
/// <param name="Events">Events as they came, what became of them, and the keys by which a repeat is known (<c>REVOPS_KEEP_EVENTS_DAYS</c>; 365).</param>
/// <param name="Imports">Files and the texts of their rows (<c>REVOPS_KEEP_IMPORTS_DAYS</c>; 90).</param>
/// <param name="Letters">Dead letters that were replayed, and reasons of failures (<c>REVOPS_KEEP_LETTERS_DAYS</c>; 90).</param>
/// <param name="Audit">The audit log (<c>REVOPS_KEEP_AUDIT_DAYS</c>; 730).</param>
public sealed record RetentionSettings(TimeSpan Events, TimeSpan Imports, TimeSpan Letters, TimeSpan Audit)
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">One is wrong; the message names it.</exception>
    public static RetentionSettings Read(IConfiguration configuration) => new(
        KeepSetting.Read(configuration, "REVOPS_KEEP_EVENTS_DAYS", 365),
        KeepSetting.Read(configuration, "REVOPS_KEEP_IMPORTS_DAYS", 90),
        KeepSetting.Read(configuration, "REVOPS_KEEP_LETTERS_DAYS", 90),
        KeepSetting.Read(configuration, "REVOPS_KEEP_AUDIT_DAYS", 730));
}
