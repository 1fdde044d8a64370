namespace RevOps.Core.Routing;

/// <summary>Who gets a lead, and why.</summary>
/// <param name="RuleId">The rule in <c>rules/routing.json</c>, or <c>company-owner</c>, or <c>fallback</c>.</param>
/// <param name="OwnerId">The owner; there is always one.</param>
/// <param name="Reason">In words.</param>
/// <param name="Skipped">Rules that matched but had nobody to give the lead to, in order.</param>
public sealed record RoutingDecision(string RuleId, string OwnerId, string Reason, IReadOnlyList<SkippedRoute> Skipped);

/// <summary>A rule that matched and could not be used.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Reason">Why not: nobody active in the team, for instance.</param>
public sealed record SkippedRoute(string RuleId, string Reason);

/// <summary>What routing looks at.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Industry">Industry of our list.</param>
/// <param name="Segment">smb, mid_market, enterprise or unknown.</param>
/// <param name="Channel">Reporting channel.</param>
/// <param name="CompanyOwnerId">Owner of the company's existing leads, if any: wins over the rules while active.</param>
public sealed record RoutingFacts(string? Country, string? Industry, string Segment, string? Channel, string? CompanyOwnerId);

/// <summary>An owner as routing sees it.</summary>
/// <param name="OwnerId">Id.</param>
/// <param name="Team">Team, if any.</param>
/// <param name="Weight">Share in rotations; 1 is usual, 0 takes no new leads.</param>
/// <param name="Active">False for people who left or are away.</param>
/// <param name="Assigned">Leads given so far by rotation: the lowest count by weight is next.</param>
public sealed record OwnerLoad(string OwnerId, string? Team, int Weight, bool Active, long Assigned);
