using RevOps.Data.Effects;
using RevOps.Functions.Access;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Hooks;

/// <summary>
/// Secrets of subscribers, sealed before they are stored: whoever reads the database, or a copy of it, cannot sign as this app. They end with the event
/// key (<c>REVOPS_EVENT_KEY</c>). Those that were stored before they were sealed are read as they are, until they are rotated.
/// </summary>
/// <param name="secret">At least 16 bytes.</param>
public sealed class HookSecrets(byte[] secret)
{
    private const string Prefix = "sealed.";
    private readonly SealedText _sealed = new(secret, "revops hook secrets");

    /// <summary>Secrets of the app.</summary>
    public static HookSecrets Of(RevOpsSettings settings) => new(settings.EventKey);

    /// <summary>What is stored of a secret.</summary>
    public string Seal(string plain) => Prefix + _sealed.Seal(plain);

    /// <summary>What signs now, the newest first; null where one cannot be opened.</summary>
    public IReadOnlyList<string>? SecretsAt(HookRow hook, DateTimeOffset now)
    {
        var opened = hook.SecretsAt(now).Select(Open).ToList();
        return opened.Contains(null) ? null : [.. opened.OfType<string>()];
    }

    private string? Open(string stored) => stored.StartsWith(Prefix, StringComparison.Ordinal) ? _sealed.Open(stored[Prefix.Length..]) : stored;
}
