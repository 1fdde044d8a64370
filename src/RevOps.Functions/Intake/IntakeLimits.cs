namespace RevOps.Functions.Intake;

/// <summary>Bounds of what is taken in at once.</summary>
public static class IntakeLimits
{
    /// <summary>Bytes of a request's body, imports aside: room for a batch of 1,000 leads of 4 KiB each.</summary>
    public const int Body = 4 * 1024 * 1024;

    /// <summary>Bytes of a queue message's text before encoding: Azure's limit is 64 KiB, base64 adds a third.</summary>
    public const int Message = 48 * 1024;
}
