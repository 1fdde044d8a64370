using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RevOps.Data.Nurture;
using RevOps.Functions.Http;
using RevOps.Functions.Nurture;

namespace RevOps.Functions.Tests.Nurture;

/// <summary>Taking those in flight to the version in force.</summary>
public sealed class NurtureMoveTests
{
    private const string Old = """[{"id":"m","email":{"template":"a"}},{"id":"w","wait":{"days":9}},{"id":"n","email":{"template":"old"}}]""";
    private const string Newer = """[{"id":"m","email":{"template":"a"}},{"id":"w","wait":{"days":2}},{"id":"n","email":{"template":"new"}}]""";

    [Theory]
    [InlineData("""{"all":true}""")]
    [InlineData("""{"enrollmentIds":["ID"],"toVersion":"latest"}""")]
    public async Task A_lead_is_moved_to_the_step_of_the_same_id_with_the_time_at_which_it_got_there(string body)
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(Old));
        var id = await desk.EnrollAsync();
        await desk.StepAsync(id);
        await desk.TakeAsync(NurtureDesk.Sequence(Newer));
        desk.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((1, 0), Counts(await MoveAsync(desk, body.Replace("ID", id, StringComparison.Ordinal))));
        Assert.Equal((0, 0), Counts(await MoveAsync(desk, body.Replace("ID", id, StringComparison.Ordinal))));
        Assert.Equal([NurtureClient.Promise(id)], await new NurtureSweep(desk.Db, null!, desk.Clock).PromiseDueAsync(default));
        Assert.Equal(desk.Now.AddDays(1), (await desk.StepAsync(id)).At);
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.StepAsync(id);
        Assert.Equal(["a con-1", "new con-1"], await desk.MailsAsync());
    }

    [Theory]
    [InlineData("""{"all":true}""")]
    [InlineData("""{"enrollmentIds":["ID"]}""")]
    public async Task One_at_a_step_that_is_gone_is_reported_and_finishes_its_version(string body)
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(Old));
        var id = await desk.EnrollAsync();
        await desk.StepAsync(id);
        await desk.TakeAsync(NurtureDesk.Sequence("""[{"id":"other","wait":{"days":1}}]"""));

        var moved = await MoveAsync(desk, body.Replace("ID", id, StringComparison.Ordinal));
        Assert.Equal((0, 1), Counts(moved));
        Assert.Equal("The version in force has no step 'w'.", moved.GetProperty("notMoved")[0].GetProperty("reason").GetString());
        desk.Clock.Advance(TimeSpan.FromDays(9));
        await desk.StepAsync(id);
        Assert.Equal(["a con-1", "old con-1"], await desk.MailsAsync());
    }

    [Fact]
    public async Task Who_cannot_be_moved_is_reported_with_the_reason()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(Old));
        var id = await desk.EnrollAsync();
        await desk.Db.WriteAsync(sql => sql.ExitNurtureAsync("lead-1", "x", desk.Now));
        var moved = await MoveAsync(desk, $$"""{"enrollmentIds":["{{id}}","nobody"]}""");
        Assert.Equal(
            ["It has ended.", "There is no enrolment of that id."],
            moved.GetProperty("notMoved").EnumerateArray().Select(n => n.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task One_from_before_there_were_sequences_begins_when_it_is_moved()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(Old));
        await desk.ExecuteAsync(
            "INSERT INTO nurture_enrollments (enrollment_id, lead_id, sequence, enrolled_at) VALUES ('old', 'lead-1', 'test', '2025-01-01T00:00:00.0000000Z')");
        Assert.Equal((1, 0), Counts(await MoveAsync(desk, """{"all":true}""")));
        Assert.Single(await new NurtureSweep(desk.Db, null!, desk.Clock).PromiseDueAsync(default));
        await desk.StepAsync("old");
        Assert.Equal(["a con-1"], await desk.MailsAsync());
    }

    [Fact]
    public async Task A_mail_that_was_sent_before_the_move_is_not_sent_again()
    {
        await using var desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence(Old));
        var id = await desk.EnrollAsync();
        await desk.StepAsync(id);
        await desk.TakeAsync(NurtureDesk.Sequence("""[{"id":"w","wait":{"days":1}},{"id":"m","email":{"template":"a"}}]"""));
        await MoveAsync(desk, """{"all":true}""");
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.StepAsync(id);
        Assert.Single(await desk.MailsAsync());
        Assert.Equal("completed", (await desk.RowAsync(id)).ExitReason);
    }

    private static async Task<JsonElement> MoveAsync(NurtureDesk desk, string body)
    {
        var context = new DefaultHttpContext { Request = { Body = new MemoryStream(Encoding.UTF8.GetBytes(body)), ContentLength = body.Length } };
        var answer = await new NurtureMoveFunction(desk.Db, desk.Rules, desk.Clock).Move(context.Request, "test", default);
        return JsonSerializer.SerializeToElement(Assert.IsType<IValueHttpResult>(answer, exactMatch: false).Value, Json.Options);
    }

    private static (int Moved, int NotMoved) Counts(JsonElement moved) => (moved.GetProperty("moved").GetInt32(), moved.GetProperty("notMoved").GetArrayLength());
}
