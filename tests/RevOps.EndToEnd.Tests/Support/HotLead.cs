using System.Globalization;
using System.Text.Json;

namespace RevOps.EndToEnd.Tests.Support;

/// <summary>A lead that qualifies at once and shares nothing with any other: neither company, phone, visitor nor id.</summary>
/// <param name="LeadId">Its id.</param>
/// <param name="Email">Of its contact.</param>
/// <param name="Phone">Of its contact, in E.164.</param>
/// <param name="WebsiteId">Its contact's id in the system <c>website</c>.</param>
internal sealed record HotLead(string LeadId, string Email, string Phone, string WebsiteId)
{
    private static int _people;

    /// <summary>Where it is shown.</summary>
    public string Path => $"api/leads/{LeadId}";

    /// <summary>Submits one and waits until it is routed.</summary>
    public static async Task<HotLead> SubmitAsync(RunningApp app, Action<Dictionary<string, object?>>? change = null)
    {
        var n = Interlocked.Increment(ref _people).ToString(CultureInfo.InvariantCulture);
        var lead = RunningApp.Example("hot-lead.json").Deserialize<Dictionary<string, object?>>()!;
        var (email, phone, id) = ($"person@company-{n}.example", $"+493090{1000 + int.Parse(n, CultureInfo.InvariantCulture)}", $"entry-{n}");
        (lead["email"], lead["phone"], lead["visitorId"]) = (email, phone, $"visitor-{n}");
        lead["externalIds"] = new Dictionary<string, string> { ["website"] = id };
        lead["company"] = new { name = $"Company {n}", domain = $"company-{n}.example", industry = "Software Development", employees = "350", country = "DE" };
        change?.Invoke(lead);
        var end = await app.SubmitAsync(lead);
        Assert.Equal("routed", end.Text("status"));
        return new HotLead(end.Text("leadId")!, email, phone, id);
    }

    /// <summary>The lead with all that hangs on it.</summary>
    public Task<JsonElement> ShownAsync(RunningApp app) => app.GetAsync(Path);

    /// <summary>Its clock.</summary>
    public async Task<JsonElement> ClockAsync(RunningApp app) => (await app.GetAsync(Path)).GetProperty("sla");

    /// <summary>Its clock, as soon as that is as wanted.</summary>
    public async Task<JsonElement> ClockWhenAsync(RunningApp app, Func<JsonElement, bool> wanted) =>
        (await app.WhenAsync(Path, l => wanted(l.GetProperty("sla")))).GetProperty("sla");
}

/// <summary>Short ways to read answers.</summary>
internal static class Answers
{
    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();

    public static DateTimeOffset Time(this JsonElement json, string name) => json.GetProperty(name).GetDateTimeOffset();

    /// <summary>Of each entry of a list one text.</summary>
    public static IReadOnlyList<string?> Texts(this JsonElement json, string list, string name) =>
        [.. json.GetProperty(list).EnumerateArray().Select(e => e.GetProperty(name).GetString())];

    /// <summary>The faulty fields of a problem.</summary>
    public static IReadOnlyList<string?> Fields(this JsonElement problem) => [.. problem.Texts("errors", "field").Order()];
}
