namespace RevOps.Core.Routing;

/// <summary>Who gets a lead, and why.</summary>
/// <param name="RuleId">The rule in <c>rules/routing.json</c>, or <c>company-owner</c>, <c>default</c> or <c>fallback</c>.</param>
/// <param name="OwnerId">The owner; there is always one.</param>
/// <param name="Reason">In words.</param>
/// <param name="Skipped">Every rule before, in order, with why it did not match or could not be used.</param>
/// <param name="Candidates">Those whom the rule could have chosen, with why some were passed over; empty without a rotation.</param>
public sealed record RoutingDecision(
    string RuleId, string OwnerId, string Reason, IReadOnlyList<SkippedRoute> Skipped, IReadOnlyList<RoutingCandidate> Candidates);

/// <summary>A rule that was tried before the one that decided.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Reason">Why not, in words with the values.</param>
public sealed record SkippedRoute(string RuleId, string Reason);

/// <summary>Somebody whom a rule could choose.</summary>
/// <param name="OwnerId">The owner.</param>
/// <param name="Reason">Why not; null for those who took part in the turn.</param>
public sealed record RoutingCandidate(string OwnerId, string? Reason);

/// <summary>A decision with what must be remembered of it.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Day">The owner's local date, for the daily cap.</param>
/// <param name="Turns">Places in the rotation that changed; empty without a rotation.</param>
public sealed record RoutingResult(RoutingDecision Decision, DateOnly Day, IReadOnlyList<RotationTurn> Turns);
