using RevOps.Connectors.Apis;
using RevOps.Functions.Effects;

namespace RevOps.Functions.Fetching;

/// <summary>What an answer of a vendor means for the effect that asked.</summary>
internal static class ApiResults
{
    /// <summary>The result for an answer that is none.</summary>
    public static SendResult AsResult(this ApiAnswer answer) => answer switch
    {
        // Being asked to wait is no failure.
        ApiAnswer.Busy busy => new SendResult.Later(busy.After, "The vendor asks for a pause (too many requests)."),
        ApiAnswer.Unauthorized unauthorized => new SendResult.Retry(null, unauthorized.Fault),
        ApiAnswer.Unavailable unavailable => new SendResult.Retry(unavailable.After, unavailable.Fault),
        ApiAnswer.Missing => new SendResult.Refused("The vendor does not have the object, or the address of its API is wrong."),
        ApiAnswer.Refused refused => new SendResult.Refused(refused.Fault),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
