using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>Who is who, over HTTP: found, merged, taken apart, and every decision explained.</summary>
public sealed class ContactTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Two_contacts_become_one_and_two_again()
    {
        var work = await app.SubmitAsync(new { email = "lena.koch@harbor-tools.example", fullName = "Lena Koch", jobTitle = "Buyer" });
        var home = await app.SubmitAsync(new { email = "lena.koch@gmail.com", fullName = "Lena Koch", interest = "newsletter" });
        var (workId, homeId) = (Text(work, "contactId"), Text(home, "contactId"));
        Assert.NotEqual(workId, homeId);

        var (merged, _) = await app.PostAsync($"api/contacts/{workId}/merge", new { otherContactId = homeId, reason = "The same person" });
        var later = await app.SubmitAsync(new { email = "lena.koch@gmail.com", interest = "pricing" });

        Assert.Equal(201, merged);
        Assert.Equal(workId, Text(later, "contactId"));
        Assert.Equal(Text(work, "leadId"), Text(later, "leadId"));
        Assert.Equal("disqualified", Text(await app.GetAsync($"api/leads/{Text(home, "leadId")}"), "status"));

        var (unmerged, _) = await app.PostAsync($"api/contacts/{workId}/unmerge", new { });

        Assert.Equal(200, unmerged);
        Assert.Equal("nurturing", Text(await app.GetAsync($"api/leads/{Text(home, "leadId")}"), "status"));
        Assert.Equal(homeId, Text(await app.SubmitAsync(new { email = "lena.koch@gmail.com", interest = "demo" }), "contactId"));
    }

    [Fact]
    public async Task A_contact_cannot_be_merged_with_itself_or_with_nobody()
    {
        var known = Text(await app.SubmitAsync(new { email = "solo@harbor-tools.example" }), "contactId");

        Assert.Equal(409, (await app.PostAsync($"api/contacts/{known}/merge", new { otherContactId = known })).Status);
        Assert.Equal(404, (await app.PostAsync($"api/contacts/{known}/merge", new { otherContactId = "con_nobody" })).Status);
        Assert.Equal(422, (await app.PostAsync($"api/contacts/{known}/merge", new { })).Status);
        Assert.Equal(404, (await app.SendAsync(HttpMethod.Get, "api/contacts/con_nobody")).Status);
    }

    [Fact]
    public async Task Every_decision_about_a_lead_is_explained_in_words_and_as_data()
    {
        var end = await app.SubmitAsync(new
        {
            email = "kai@quill-press.example",
            country = "Deutschland",
            jobTitle = "CEO",
            interest = "demo",
            phone = "030 901820",
            company = new { name = "Quill Press GmbH", employees = "300", industry = "Widgets" },
        });

        var explained = await app.GetAsync($"api/leads/{Text(end, "leadId")}/explanation");

        var text = explained.GetProperty("text").EnumerateArray().Select(t => t.GetString()!).ToList();
        Assert.Contains(text, t => t.StartsWith("Country: \"Deutschland\" was taken as DE", StringComparison.Ordinal));
        Assert.Contains(text, t => t.StartsWith("Industry: \"Widgets\" was not understood", StringComparison.Ordinal));
        Assert.Contains(text, t => t.StartsWith("Rule uk-ireland did not take it: country DE is not in", StringComparison.Ordinal));
        var scoring = explained.GetProperty("scoring");
        Assert.Equal(scoring.GetProperty("score").GetInt32(), scoring.GetProperty("contributions").EnumerateArray().Sum(c => c.GetProperty("points").GetInt32()));
        Assert.Equal("fallback", explained.GetProperty("routing").GetProperty("decision").GetProperty("ruleId").GetString());
        Assert.Matches("^[0-9a-f]{12}$", explained.GetProperty("normalizations")[0].GetProperty("ruleVersion").GetString());
        Assert.Equal(404, (await app.SendAsync(HttpMethod.Get, "api/leads/lead_nobody/explanation")).Status);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
