using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core;
using RevOps.Core.Nurture;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Outreach;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Nurture;

/// <summary>Shows a sequence as a real lead would get it. Nothing is queued.</summary>
public sealed class NurturePreviewFunction(Database database, RuleBook rules, MailComposer composer, TimeProvider time)
{
    /// <summary>Every mail with the lead's values, and the way that the lead would take from now on; one mail as HTML with <c>?step=…&amp;format=html</c>.</summary>
    [Function("PreviewNurture")]
    [Access(Scope.Read | Scope.Agent)]
    [Path("sequence", "The sequence.")]
    [Query("lead", "The lead.", Required = true)]
    [Query("step", "Only the mail of this step.")]
    [Query("format", "html shows the mail of a step as it is.", Values = ["json", "html"], Default = "json")]
    [Answers(200, typeof(PreviewView))]
    [Answers(200, "text/html")]
    public async Task<IResult> Preview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nurture/{sequence}/preview")] HttpRequest request, string sequence, CancellationToken cancel)
    {
        string? Parameter(string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;
        if (rules.Current.Nurture.Find(sequence) is not { } found)
        {
            return Problem.NotFound("There is no sequence of that id.");
        }

        var (leadId, step, isHtml) = (Parameter("lead"), Parameter("step"), Parameter("format") == "html");
        var faults = Faults(found, leadId, step, isHtml);
        if (faults.Count > 0)
        {
            return Problem.Invalid(faults);
        }

        return await database.ReadAsync(
            async sql => await sql.FindAsync<ScoringRow>("leads/scoring", new { LeadId = leadId }) is not { } lead
                ? Problem.NotFound("There is no lead of that id.")
                : isHtml ? await HtmlAsync(sql, found, lead, step!) : Answer.Ok(await ShowAsync(sql, found, lead, step)),
            cancel);
    }

    private static List<FieldFault> Faults(NurtureSequence sequence, string? leadId, string? step, bool isHtml)
    {
        var faults = new List<FieldFault>();
        if (leadId is null)
        {
            faults.Add(new FieldFault("/lead", "required", "lead is the id of a lead."));
        }

        if (step is null ? isHtml : sequence.Find(step)?.Step is not NurtureStep.Email)
        {
            faults.Add(new FieldFault("/step", "value", $"step is one of: {string.Join(", ", Mails(sequence, null).Select(m => m.Id))}."));
        }

        return faults;
    }

    private async Task<IResult> HtmlAsync(SqlSession sql, NurtureSequence sequence, ScoringRow lead, string step) =>
        await composer.ComposeAsync(sql, Mails(sequence, step).Single().Template, lead.LeadId) is { } mail
            ? Results.Content(mail.Html, "text/html; charset=utf-8")
            : Problem.NotFound("There is no template of that name.");

    private async Task<PreviewView> ShowAsync(SqlSession sql, NurtureSequence sequence, ScoringRow lead, string? step)
    {
        var path = NurturePath.Of(sequence, lead.ContactId, (await NurtureLead.ReadAsync(sql, lead, rules)).Facts, time.GetUtcNow());
        var onPath = path.Steps.Select(s => s.Step.Id).ToHashSet(StringComparer.Ordinal);
        var mails = new List<PreviewMail>();
        foreach (var email in Mails(sequence, step))
        {
            var mail = await composer.ComposeAsync(sql, email.Template, lead.LeadId);
            mails.Add(new PreviewMail(
                email.Id, email.Template, onPath.Contains(email.Id), mail?.Subject, mail?.Text, mail?.Html, mail?.Fallbacks ?? [],
                mail is null ? $"There is no template '{email.Template}'." : null));
        }

        return new PreviewView(
            sequence.Id, sequence.Version, lead.LeadId, path.Steps.Select(s => new PreviewStep(s.Step.Id, s.Step.Kind, s.At, s.Result)),
            path.Ends, mails);
    }

    private static IEnumerable<NurtureStep.Email> Mails(NurtureSequence sequence, string? step) =>
        sequence.AllSteps.OfType<NurtureStep.Email>().Where(m => step is null || m.Id == step);
}
