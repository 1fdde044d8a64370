using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core.Nurture;
using RevOps.Data;
using RevOps.Data.Nurture;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Nurture;

/// <summary>Takes those in flight to the present version of their sequence.</summary>
public sealed class NurtureMoveFunction(Database database, RuleBook rules, TimeProvider time)
{
    private const int MostIds = 1000;

    /// <summary>Moves all of a sequence, or those that are named, to the step of the same id; tells of those for whom there is none.</summary>
    [Function("MoveNurture")]
    [Access(Scope.Admin)]
    [Path("sequence", "The sequence.")]
    [Takes("MoveInput")]
    [Answers(200, typeof(MoveView))]
    public async Task<IResult> Move(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "nurture/{sequence}/move")] HttpRequest request, string sequence, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        if (rules.Current.Nurture.Find(sequence) is not { } latest)
        {
            return Problem.NotFound("There is no sequence of that id.");
        }

        var input = JsonInput.Of(body);
        var ids = input.Texts("enrollmentIds", MostIds, 100);
        if ((input.Text("toVersion", 20) ?? "latest") is var version && version != "latest" && version != latest.Version)
        {
            input.Fault<string>("toVersion", "value", $"Only the version in force can be moved to: latest, or {latest.Version}.");
        }

        if (input.Flag("all") != true && ids.Count == 0)
        {
            input.Fault<string>("enrollmentIds", "required", "Name enrollmentIds, or say \"all\": true.");
        }

        return input.Faults.Count > 0
            ? Problem.Invalid(input.Faults)
            : await database.WriteAsync(sql => ids.Count > 0 ? MoveAsync(sql, latest, ids) : MoveAllAsync(sql, latest), cancel);
    }

    private async Task<IResult> MoveAllAsync(SqlSession sql, NurtureSequence latest)
    {
        var now = time.GetUtcNow();
        long moved = 0;
        var stuck = new List<NotMoved>();
        foreach (var place in await sql.OtherPlacesAsync(latest.Id, latest.Version))
        {
            if (Target(latest, place.Step) is { } step)
            {
                moved += await sql.MoveAsync(latest.Id, place, latest.Version, step, now);
            }
            else
            {
                stuck.Add(new NotMoved(null, place.Version, place.Step, place.Leads, NoStep(place.Step)));
            }
        }

        return Answer.Ok(new MoveView(latest.Version, moved, stuck));
    }

    private async Task<IResult> MoveAsync(SqlSession sql, NurtureSequence latest, IReadOnlyList<string> ids)
    {
        var now = time.GetUtcNow();
        long moved = 0;
        var stuck = new List<NotMoved>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            var row = await sql.LockEnrollmentAsync(id);
            if (WhyNot(latest, row) is { } reason)
            {
                stuck.Add(new NotMoved((string?)id, row?.Version, row?.Step, 1L, reason));
            }
            else if (row!.Version != latest.Version)
            {
                await sql.MoveAsync(id, latest.Version, Target(latest, row.Step)!, now);
                moved++;
            }
        }

        return Answer.Ok(new MoveView(latest.Version, moved, stuck));
    }

    private static string? WhyNot(NurtureSequence latest, EnrollmentRow? row) => row switch
    {
        null => "There is no enrolment of that id.",
        _ when row.Sequence != latest.Id => $"It is in sequence {row.Sequence}.",
        { ExitedAt: not null } => "It has ended.",
        _ when Target(latest, row.Step) is null => NoStep(row.Step),
        _ => null,
    };

    /// <summary>The step of the same id; the first for those that have not begun.</summary>
    private static string? Target(NurtureSequence latest, string? step) => step is null ? latest.Steps[0].Id : latest.Find(step)?.Step.Id;

    private static string NoStep(string? step) => $"The version in force has no step '{step}'.";
}
