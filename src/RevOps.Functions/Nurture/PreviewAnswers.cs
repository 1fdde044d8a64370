namespace RevOps.Functions.Nurture;

/// <summary>A mail as the lead would get it.</summary>
/// <param name="Step">The step that sends it.</param>
/// <param name="Template">The template.</param>
/// <param name="OnPath">Whether the lead would get there as things stand.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">As plain text.</param>
/// <param name="Html">As HTML.</param>
/// <param name="Fallbacks">Values that were missing, and replaced.</param>
/// <param name="Fault">Why it cannot be made.</param>
internal sealed record PreviewMail(
    string Step,
    string Template,
    bool OnPath,
    string? Subject,
    string? Text,
    string? Html,
    IReadOnlyList<string> Fallbacks,
    string? Fault);

/// <summary>A step that a lead would go through.</summary>
/// <param name="Step">Its id.</param>
/// <param name="Kind">What it does.</param>
/// <param name="At">When.</param>
/// <param name="Result">With what result.</param>
internal sealed record PreviewStep(string Step, string Kind, DateTimeOffset At, string Result);

/// <summary>What a lead would go through in a sequence.</summary>
/// <param name="Sequence">The sequence.</param>
/// <param name="Version">The version.</param>
/// <param name="LeadId">The lead.</param>
/// <param name="Path">The steps.</param>
/// <param name="Ends">How it ends.</param>
/// <param name="Mails">The mails.</param>
internal sealed record PreviewView(
    string Sequence,
    string Version,
    string LeadId,
    IEnumerable<PreviewStep> Path,
    string Ends,
    IReadOnlyList<PreviewMail> Mails);
