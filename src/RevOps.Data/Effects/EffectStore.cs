namespace RevOps.Data.Effects;

/// <summary>Something to happen outside because of a change, written in the transaction of that change.</summary>
/// <param name="EffectId">Derived from its cause, so that queueing twice is queueing once; the receiver's idempotency key.</param>
/// <param name="Destination">One of <see cref="Destinations"/>, or <c>hook:&lt;id&gt;</c>, <c>fetch:&lt;vendor&gt;</c>.</param>
/// <param name="OrderKey">Effects of one key arrive in the order in which they were queued; 200 characters at most.</param>
/// <param name="Kind">What it is, in the destination's words: <c>call-reminder</c>, <c>lead.created</c>, a template's name.</param>
/// <param name="Payload">What the destination needs, as JSON.</param>
public sealed record Effect(string EffectId, string Destination, string OrderKey, string Kind, string Payload);

/// <summary>Where effects go.</summary>
public static class Destinations
{
    /// <summary>Word to owners and managers.</summary>
    public const string Notifications = "notifications";

    /// <summary>E-mail to contacts.</summary>
    public const string Email = "email";

    /// <summary>Audiences and conversions of ad platforms, all together.</summary>
    public const string Ads = "ads";

    /// <summary>An ad platform.</summary>
    public static string Ad(string vendor) => $"{Ads}:{vendor}";

    /// <summary>What is written back into CRMs, all together.</summary>
    public const string Crm = "crm";

    /// <summary>What is written back into HubSpot.</summary>
    public const string HubSpot = "crm:hubspot";

    /// <summary>What is written back into Salesforce.</summary>
    public const string Salesforce = "crm:salesforce";

    /// <summary>What is fetched from vendors, all together.</summary>
    public const string Fetches = "fetch";

    /// <summary>What is fetched from a vendor.</summary>
    public static string Fetch(string vendor) => $"{Fetches}:{vendor}";

    /// <summary>What campaigns cost, fetched from all platforms together.</summary>
    public const string Spends = "spend";

    /// <summary>What campaigns cost, fetched from a platform.</summary>
    public static string Spend(string source) => $"{Spends}:{source}";

    /// <summary>The vendor that a destination names.</summary>
    public static string VendorOf(string destination) => destination[(destination.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>A subscriber of domain events.</summary>
    public static string Hook(string hookId) => $"{Hooks}:{hookId}";

    /// <summary>Subscribers of domain events, all together.</summary>
    public const string Hooks = "hook";

    /// <summary>The destination without the one subscriber or vendor.</summary>
    public static string FamilyOf(string destination) => destination.IndexOf(':') is > 0 and var end ? destination[..end] : destination;

    /// <summary>The subscriber that a destination names; null where it names none.</summary>
    public static string? HookOf(string destination) =>
        destination.StartsWith("hook:", StringComparison.Ordinal) ? destination["hook:".Length..] : null;
}

/// <summary>Queues effects.</summary>
public static class EffectStore
{
    /// <summary>Longest key of order.</summary>
    public const int MaxOrderKey = 200;

    /// <summary>True where an effect of a key is pending that nobody has taken up: it stays so until the transaction ends.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="orderKey">The key.</param>
    public static async Task<bool> JoinPendingAsync(this SqlSession sql, string orderKey) =>
        await sql.ExecuteAsync("effects/join_pending", new { OrderKey = orderKey }) > 0;

    /// <summary>Queues an effect, unless one of its id was queued before.</summary>
    /// <param name="sql">The transaction of the change.</param>
    /// <param name="effect">The effect.</param>
    /// <param name="now">Now.</param>
    /// <returns>False where it was queued before.</returns>
    public static async Task<bool> QueueEffectAsync(this SqlSession sql, Effect effect, DateTimeOffset now)
    {
        var isNew = await sql.ExecuteAsync("effects/insert", new
        {
            effect.EffectId,
            effect.Destination,
            effect.OrderKey,
            effect.Kind,
            effect.Payload,
            Now = now,
            Trace = Telemetry.Context,
        }) > 0;
        if (isNew)
        {
            sql.NoteQueued(effect.OrderKey);
        }

        return isNew;
    }
}
