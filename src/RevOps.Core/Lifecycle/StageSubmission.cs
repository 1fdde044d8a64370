using RevOps.Core.Leads;

namespace RevOps.Core.Lifecycle;

/// <summary>What another system, the CRM as a rule, says of a contact's stage.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Stage">MQL or later.</param>
/// <param name="At">Since when.</param>
/// <param name="Source">Who says so, in a word or two.</param>
public sealed record StageSubmission(ContactRef Contact, LifecycleStage Stage, DateTimeOffset At, string? Source);
