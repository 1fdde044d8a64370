using Microsoft.Extensions.Logging;
using RevOps.Connectors.Apis;
using RevOps.Data;
using RevOps.Functions.Effects;

namespace RevOps.Functions.Fetching;

/// <summary>What all who ask vendors have to do about their answers: keep the pause that one asks for, and tell people of a token that is refused.</summary>
public sealed partial class VendorWatch(VendorGates gates, Database database, TimeProvider time, ILogger<VendorWatch> log)
{
    /// <summary>Why nothing is asked now; null where it may be.</summary>
    /// <param name="gate">The gate: a vendor's name, or what else has a token or rights of its own.</param>
    public SendResult.Later? Closed(string gate) =>
        gates.Of(gate).ClosedFor(time.GetUtcNow()) is { } pause ? new SendResult.Later(pause, $"{gate} is given a pause.") : null;

    /// <summary>The vendor answers.</summary>
    /// <param name="gate">The gate.</param>
    public void Answered(string gate) => gates.Of(gate).Note(new ApiAnswer.Ok(""), time.GetUtcNow());

    /// <summary>The vendor did not answer as it was to.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="setting">Name of the setting that holds what opens its API.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What that means for the effect.</returns>
    public async Task<SendResult> FailedAsync(string gate, string setting, ApiAnswer answer, CancellationToken cancel)
    {
        gates.Of(gate).Note(answer, time.GetUtcNow());
        if (answer is ApiAnswer.Unauthorized)
        {
            LogToken(gate, setting);
            await database.WriteAsync(sql => NotifyAsync(sql, gate, setting), cancel);
        }

        return answer.AsResult();
    }

    /// <summary>Once a day: until somebody mends it, nothing comes in, or nothing goes out.</summary>
    private async Task<bool> NotifyAsync(SqlSession sql, string gate, string setting)
    {
        var now = time.GetUtcNow();
        await sql.NotifyAsync(
            "vendor-token-refused",
            $"{gate}:{now.UtcDateTime:yyyy-MM-dd}",
            leadId: null,
            ownerId: null,
            $"{gate} refuses what {setting} holds, or what it is to open. What waits for {gate} waits until that is mended.",
            now);
        return true;
    }

    [LoggerMessage(4050, LogLevel.Error, "{Gate} refuses what {Setting} holds.")]
    private partial void LogToken(string gate, string setting);
}
