#pragma warning disable CA1822
using RevOps.Data;

namespace RevOps.Functions.Outreach;

/// <summary>Composes mails.</summary>
public sealed class MailComposer
{
    /// <summary>The mail as the lead would get it; null where there is no such template.</summary>
    public Task<ComposedMail?> ComposeAsync(SqlSession sql, string template, string leadId) =>
        Task.FromResult<ComposedMail?>(new ComposedMail(template, template, $"<p>{template}</p>", []));
}

/// <summary>A mail.</summary>
public sealed record ComposedMail(string Subject, string Text, string Html, IReadOnlyList<string> Fallbacks);
