using RevOps.Core.Leads;
using RevOps.Data.Identity;

namespace RevOps.Functions.Tests.Contacts;

/// <summary>One person at the same instant, by two processes on one database.</summary>
public sealed class IdentityRaceTests
{
    private const int Rounds = 8;

    public static TheoryData<string, LeadSubmission, LeadSubmission> SamePeople => new()
    {
        { "phone", new() { Phone = "+493012345678" }, new() { Phone = "030 12345678", Country = "DE" } },
        { "phone and name", new() { Phone = "+493012345678", LastName = "Lee" }, new() { Phone = "+493012345678", FirstName = "Ann", LastName = "Lee" } },
        { "phone, one with an address", new() { Phone = "+493012345678" }, new() { Phone = "+493012345678", Email = "ann@acme.com" } },
        { "address", new() { Email = "ann.lee@gmail.com" }, new() { Email = "annlee+x@gmail.com" } },
        { "id elsewhere with two phones", With("+493012345678"), With("+493012345679") },
        { "browser with two phones", new() { Phone = "+493012345678", VisitorId = "v" }, new() { Phone = "+493012345679", VisitorId = "v" } },
    };

    [Theory]
    [MemberData(nameof(SamePeople))]
    public async Task Two_intakes_of_one_person_at_once_make_one_contact_with_one_open_lead(string what, LeadSubmission one, LeadSubmission other)
    {
        await using var app = await IdentityApp.StartAsync();
        var applied = await TogetherAsync(() => app.IntakeAsync(one), () => app.IntakeAsync(other, db: app.Other));
        Assert.True(applied[0].ContactId == applied[1].ContactId, what);
        Assert.Single(await app.QueryAsync<string>("SELECT contact_id FROM contacts"));
        Assert.Single(await app.QueryAsync<string>("SELECT lead_id FROM leads"));
        Assert.Equal(2, (await app.QueryAsync<string>("SELECT submission_id FROM submissions")).Count);
    }

    [Fact]
    public async Task Two_intakes_of_one_company_at_once_make_one_by_domain_and_by_name()
    {
        await using var app = await IdentityApp.StartAsync();
        for (var i = 0; i < Rounds; i++)
        {
            var company = new CompanyInput(Name: $"Acme{i} GmbH");
            await TogetherAsync(
                () => app.IntakeAsync(new() { Phone = "+493012345678", Company = company }),
                () => app.IntakeAsync(new() { Email = $"bob@acme{i}.com", Company = company }, db: app.Other));
            await TogetherAsync(() => app.IntakeAsync(new() { Email = $"a@beta{i}.com" }), () => app.IntakeAsync(new() { Email = $"b@beta{i}.com" }, db: app.Other));
        }

        Assert.Equal(2 * Rounds, (await app.QueryAsync<string>("SELECT company_id FROM companies WHERE domain IS NOT NULL")).Count);
        Assert.Equal(2 * Rounds, (await app.QueryAsync<string>("SELECT company_id FROM companies")).Count);
    }

    [Fact]
    public async Task Two_people_of_one_phone_at_once_stay_two()
    {
        await using var app = await IdentityApp.StartAsync();
        await TogetherAsync(
            () => app.IntakeAsync(new() { Phone = "+493012345678", Email = "ann@acme.com" }),
            () => app.IntakeAsync(new() { Phone = "+493012345678", Email = "bob@acme.com" }, db: app.Other));
        Assert.Equal(2, (await app.QueryAsync<string>("SELECT contact_id FROM contacts")).Count);
    }

    [Fact]
    public async Task The_number_that_somebody_gave_up_makes_a_contact_for_the_next_who_has_it()
    {
        await using var app = await IdentityApp.StartAsync();
        var first = await app.IntakeAsync(new() { Phone = "+493012345678", Email = "ann@acme.com" });
        app.Now = app.Now.AddMinutes(1);
        await app.IntakeAsync(new() { Phone = "+493012345679", Email = "ann@acme.com" });
        var next = await app.IntakeAsync(new() { Phone = "+493012345678" });
        Assert.NotEqual(first.ContactId, next.ContactId);
        Assert.Equal(next.ContactId, (await app.IntakeAsync(new() { Phone = "+493012345678" })).ContactId);
    }

    [Fact]
    public async Task Two_merges_of_a_pair_at_once_whichever_way_round_are_one()
    {
        await using var app = await IdentityApp.StartAsync();
        for (var i = 0; i < Rounds; i++)
        {
            var a = (await app.IntakeAsync(new() { Email = $"a{i}@acme.com" })).ContactId!;
            var b = (await app.IntakeAsync(new() { Email = $"b{i}@acme.com" })).ContactId!;
            var outcomes = await TogetherAsync(() => app.MergeAsync(a, b), () => app.MergeAsync(b, a, app.Other));
            Assert.Single(outcomes.OfType<MergeOutcome.Done>());
            Assert.Single(outcomes.OfType<MergeOutcome.MergedAway>());
        }
    }

    private static LeadSubmission With(string phone) => new() { Phone = phone, ExternalIds = new Dictionary<string, string> { ["crm"] = "7" } };

    private static async Task<T[]> TogetherAsync<T>(Func<Task<T>> one, Func<Task<T>> other)
    {
        using var start = new Barrier(2);
        Task<T> Run(Func<Task<T>> work) => Task.Run(() =>
        {
            start.SignalAndWait();
            return work();
        });
        return await Task.WhenAll(Run(one), Run(other));
    }
}
