using RevOps.Data.Sla;

namespace RevOps.Functions.Sla;

/// <summary>A call to log.</summary>
/// <param name="Id">The caller's id of it, if any.</param>
/// <param name="LeadId">The lead.</param>
/// <param name="CalledAt">When it was made.</param>
/// <param name="Direction">outbound or inbound.</param>
/// <param name="Outcome">connected, voicemail, no_answer …</param>
/// <param name="Disposition">qualified, disqualified …</param>
/// <param name="DurationSeconds">Length.</param>
/// <param name="OwnerId">Who called; the lead's owner where missing.</param>
/// <param name="Notes">Free text.</param>
public sealed record NewCall(
    string? Id,
    string LeadId,
    DateTimeOffset CalledAt,
    string Direction,
    string Outcome,
    string? Disposition,
    int? DurationSeconds,
    string? OwnerId,
    string? Notes)
{
    /// <summary>Where it was logged; null for our own API.</summary>
    public string? Source { get; init; }

    /// <summary>Its touchpoint, where that is written already; null to have it written.</summary>
    public string? TouchpointId { get; init; }
}

/// <summary>A logged call and where it left the lead.</summary>
/// <param name="CallId">The call.</param>
/// <param name="LeadId">The lead that it counts for; another one than was named where that was merged into it.</param>
/// <param name="TouchpointId">Its touchpoint.</param>
/// <param name="LifecycleStage">The lead's stage.</param>
/// <param name="Status">The lead's status.</param>
/// <param name="Clock">The lead's call clock, if any.</param>
public sealed record CallState(string CallId, string LeadId, string TouchpointId, string LifecycleStage, string Status, SlaRow? Clock);

/// <summary>What logging a call came to.</summary>
public abstract record CallLogged
{
    private CallLogged()
    {
    }

    /// <summary>Logged now.</summary>
    /// <param name="State">Where it left the lead.</param>
    /// <param name="Wake">The clock whose orchestration may be woken, if there is one that has nothing to wait for now.</param>
    public sealed record Logged(CallState State, SlaRow? Wake) : CallLogged;

    /// <summary>Logged before.</summary>
    /// <param name="State">Where the lead stands.</param>
    public sealed record Known(CallState State) : CallLogged;

    /// <summary>The id belongs to a call to another lead.</summary>
    public sealed record OtherLead : CallLogged;

    /// <summary>There is no such lead.</summary>
    public sealed record NoLead : CallLogged;
}
