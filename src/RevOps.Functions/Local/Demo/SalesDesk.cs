using System.Text.Json;

namespace RevOps.Functions.Local.Demo;

/// <summary>The people who call, and how well they keep to it: who calls whom when depends on the lead alone.</summary>
/// <param name="client">Logs their calls.</param>
internal sealed class SalesDesk(DemoClient client)
{
    /// <summary>When a lead is called.</summary>
    private enum Habit
    {
        AtOnce,
        JustInTime,
        InTimeButLoggedLate,
        TooLate,
        Never,
    }

    private static readonly (string Id, string Name, string Team, string? Manager, int Weight)[] Staff =
    [
        ("jana", "Jana Brandt", "dach", "petra", 2), ("oliver", "Oliver Huber", "dach", "petra", 1), ("petra", "Petra Vogel", "dach", null, 1),
        ("harriet", "Harriet Cole", "uk", null, 1), ("camille", "Camille Roux", "emea", "petra", 1), ("marek", "Marek Zieliński", "emea", "petra", 1),
        ("dana", "Dana Whitfield", "north_america", null, 1), ("rafael", "Rafael Costa", "latam", null, 1), ("yuki", "Yuki Mori", "apac", null, 1),
        ("elena", "Elena Duarte", "enterprise", "petra", 1), ("victor", "Victor Lang", "enterprise", "petra", 1),
    ];

    /// <summary>Tells the app who they are.</summary>
    public Task IntroduceAsync(CancellationToken cancel) => client.PutAsync(
        "owners",
        Staff.Select(s => new { ownerId = s.Id, name = s.Name, email = $"{s.Id}@sales.example", team = s.Team, managerId = s.Manager, weight = s.Weight }),
        cancel);

    /// <summary>Calls those whose turn it is, so many minutes after a sitting began.</summary>
    /// <param name="leads">Leads whose clock ran then.</param>
    /// <param name="minutes">Minutes since.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The leads that a call qualified.</returns>
    public async Task<IEnumerable<JsonElement>> CallAsync(IReadOnlyList<JsonElement> leads, int minutes, CancellationToken cancel)
    {
        var called = leads.Where(l => MinuteOf(HabitOf(l)) == minutes).ToList();
        var stages = await Task.WhenAll(called.Select(l => LogAsync(l, cancel)));
        return called.Where((_, i) => stages[i] == "SQL");
    }

    private static int? MinuteOf(Habit habit) => habit switch
    {
        Habit.AtOnce => 6,
        Habit.JustInTime => 12,
        Habit.InTimeButLoggedLate or Habit.TooLate => 25,
        Habit.Never => null,
    };

    private static Habit HabitOf(JsonElement lead) =>
        Dice.Of("habit" + Who(lead)).Of((46, Habit.AtOnce), (18, Habit.JustInTime), (8, Habit.InTimeButLoggedLate), (13, Habit.TooLate), (15, Habit.Never));

    /// <summary>The same in every run: ids differ, addresses and names do not.</summary>
    public static string Who(JsonElement lead) =>
        lead.GetProperty("email").GetString() ?? $"{lead.GetProperty("firstName").GetString()} {lead.GetProperty("lastName").GetString()}";

    private async Task<string?> LogAsync(JsonElement lead, CancellationToken cancel)
    {
        var dice = Dice.Of("call" + Who(lead));
        var id = lead.GetProperty("leadId").GetString()!;
        DateTimeOffset? madeAt = HabitOf(lead) == Habit.InTimeButLoggedLate
            ? lead.GetProperty("sla").GetProperty("dueAt").GetDateTimeOffset().AddMinutes(-2)
            : null;
        var outcome = dice.Of((60, "connected"), (25, "voicemail"), (15, "no_answer"));
        var disposition = outcome != "connected" ? null : dice.Of<string?>((50, "qualified"), (15, "disqualified"), (35, null));
        var call = new { id = $"call-{id}", calledAt = madeAt, outcome, disposition, durationSeconds = dice.Below(900), notes = "Logged by the demo." };
        return (await client.PostAsync($"leads/{id}/calls", call, 201, cancel)).Body.GetProperty("lifecycleStage").GetString();
    }
}
