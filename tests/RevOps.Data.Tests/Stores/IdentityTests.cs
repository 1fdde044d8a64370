using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Data.Identity;
using RevOps.Data.Leads;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>Who a lead is.</summary>
public sealed class IdentityTests
{
    private const string Phone = "+4930123456";

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task The_same_e_mail_key_is_the_same_person_whose_first_address_stays(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var plain = Some.Lead("ann.lee@gmail.com", first: "Ann") with { Email = new NormalizedEmail("ann.lee@gmail.com", "annlee@gmail.com", "gmail.com", true, false) };
        var tagged = Some.Lead("annlee+x@gmail.com", last: "Lee") with { Email = new NormalizedEmail("annlee+x@gmail.com", "annlee@gmail.com", "gmail.com", true, false) };
        var id = await db.SaveAsync("c1", plain);
        Assert.Equal(id, await db.SaveAsync("c2", tagged));
        var contact = await ContactAsync(db, id);
        Assert.Equal(("ann.lee@gmail.com", "Ann", "Lee", true), (contact.Email, contact.FirstName, contact.LastName, contact.IsFreeMail));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_contact_with_only_a_phone_gets_its_address_later(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var id = await db.SaveAsync("c1", Some.Lead(phone: Phone));
        Assert.Null((await ContactAsync(db, id)).Email);
        Assert.Equal(id, await db.SaveAsync("c2", Some.Lead("ann@example.com", Phone)));
        var contact = await ContactAsync(db, id);
        Assert.Equal(("ann@example.com", "ann@example.com", Phone), (contact.Email, contact.EmailKey, contact.Phone));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task The_same_phone_with_another_address_is_another_person(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        Assert.NotEqual(
            await db.SaveAsync("c1", Some.Lead("ann@example.com", Phone)),
            await db.SaveAsync("c2", Some.Lead("bob@example.com", Phone)));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_phone_alone_finds_the_oldest_of_those_who_share_it(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var ann = await db.SaveAsync("c2", Some.Lead("ann@example.com", Phone));
        db.Clock.Advance(TimeSpan.FromMinutes(1));
        await db.SaveAsync("c1", Some.Lead("bob@example.com", Phone));
        Assert.Equal(ann, await db.SaveAsync("c3", Some.Lead(phone: Phone)));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Many_contacts_may_have_no_address(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        Assert.NotEqual(await db.SaveAsync("c1", Some.Lead(phone: "+49301")), await db.SaveAsync("c2", Some.Lead(phone: "+49302")));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task An_id_of_another_system_finds_the_contact_unless_the_address_differs(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var ann = await db.SaveAsync("c1", Some.Lead("ann@example.com"), Some.Submission(crmId: "7"));
        Assert.Equal(ann, await db.SaveAsync("c2", Some.Lead(phone: Phone), Some.Submission(crmId: "7")));
        Assert.NotEqual(ann, await db.SaveAsync("c3", Some.Lead("bob@example.com"), Some.Submission(crmId: "7")));

        // The first contact keeps the id.
        var found = await db.Db.ReadAsync(sql => sql.FindContactAsync(new ContactRef(ExternalIds: new Dictionary<string, string> { ["crm"] = "7" }), null, ShippedRules.Identity));
        Assert.Equal(ann, found!.ContactId);
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_visitors_earlier_page_views_become_the_contacts_when_it_says_who_it_is(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.Db.WriteAsync(async sql =>
        {
            await sql.AddTouchpointAsync(PageView("t1", "visitor-1", db.Now));
            await sql.AddTouchpointAsync(PageView("t1", "visitor-1", db.Now));
            await sql.AddTouchpointAsync(PageView("t2", "visitor-2", db.Now));
        });
        var ann = await db.SaveAsync("c1", Some.Lead("ann@example.com"), Some.Submission(visitor: "visitor-1"));
        Assert.Equal(["t1"], (await db.Db.ReadAsync(sql => sql.NewestTouchpointsAsync(ann, 10))).Select(t => t.TouchpointId));
        Assert.Equal(ann, await db.SaveAsync("c2", Some.Lead(phone: Phone), Some.Submission(visitor: "visitor-1")));
    }

    /// <summary>What refuses the second of two at once on a server: both want the same primary key, whatever brought them.</summary>
    [Fact]
    public async Task The_first_contact_of_a_phone_and_the_first_company_of_a_name_have_ids_of_their_own()
    {
        await using var db = await TestDatabase.CreateAsync(SqlDialect.Sqlite);
        await using var other = await TestDatabase.CreateAsync(SqlDialect.Sqlite);
        Assert.Equal(await db.SaveAsync("c1", Some.Lead(phone: Phone)), await other.SaveAsync("c2", Some.Lead("ann@example.com", Phone)));
        Assert.Equal(await CompanyAsync(db, "k1", null), await CompanyAsync(other, "k2", "acme.com"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_second_claim_to_a_key_that_was_free_when_it_was_looked_up_is_a_lost_race(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var id = await db.SaveAsync("c1", Some.Lead(phone: Phone), Some.Submission(crmId: "7"));
        var fault = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Db.WriteAsync(sql =>
            sql.ExecuteAsync("external_ids/insert", new { System = "crm", ExternalId = "7", ContactId = id })));
        Assert.True(SqlFaults.IsLostRace(fault));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Which_rule_linked_is_kept_and_what_is_only_likely_is_suggested_once(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var ann = await db.SaveAsync("c1", Some.Lead("ann@example.com", Phone, "Ann", "Lee"));
        Assert.Equal(ann, await db.SaveAsync("c2", Some.Lead(phone: Phone, last: "lee")));
        var other = await db.SaveAsync("c3", Some.Lead("ann@home.example", Phone, "Ann", "Lee"));
        await db.SaveAsync("c4", Some.Lead("ann@home.example", Phone, "Ann", "Lee"));
        Assert.NotEqual(ann, other);
        Assert.Equal(
            [$"linked email {other} 1", $"linked phone-and-last-name {ann} 0.95", $"suggested phone-and-full-name {ann} 0.8"],
            (await db.QueryAsync<MatchRow>("SELECT * FROM contact_matches"))
                .Select(m => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{m.Status} {m.RuleId} {m.MatchedContactId} {m.Confidence}"))
                .Order());
        var pair = Assert.Single(await db.Db.ReadAsync(sql => sql.SuggestedPairsAsync(null, null, 10)));
        Assert.Equal((other, ann), (pair.ContactId, pair.MatchedContactId));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_company_known_by_name_adopts_the_domain_and_keeps_how_that_was_decided(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var byName = await CompanyAsync(db, "k1", null);
        Assert.Equal(byName, await CompanyAsync(db, "k2", "acme.com"));
        Assert.Equal(byName, await CompanyAsync(db, "k3", "acme.com"));
        Assert.Equal(byName, await CompanyAsync(db, "k4", null));
        Assert.NotEqual(byName, await CompanyAsync(db, "k5", "acme.de"));
        Assert.NotEqual(byName, await CompanyAsync(db, "k6", null));
        Assert.Equal(["acme", "acme.com", "acme.de"], (await db.QueryAsync<string>("SELECT match_key FROM companies")).Order());
        Assert.Equal(["company-adopts-domain", "company-same-name"], (await db.QueryAsync<string>("SELECT rule_id FROM company_matches")).Order());
    }

    private static Task<string?> CompanyAsync(TestDatabase db, string key, string? domain) => db.Db.WriteAsync(sql => sql.SaveCompanyAsync(
        new NormalizedCompany("Acme GmbH", domain ?? "acme", domain, null, null, null, null) { NameKey = "acme" }, db.Arrival(key), ShippedRules.Identity));

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_company_is_one_by_its_match_key_and_keeps_what_is_not_said_again(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var ids = await db.Db.WriteAsync(async sql => new[]
        {
            await sql.SaveCompanyAsync(new NormalizedCompany("acme.com", "acme.com", "acme.com", "software", "51-200", null, null), db.Arrival("e0"), ShippedRules.Identity),
            await sql.SaveCompanyAsync(new NormalizedCompany("Acme GmbH", "acme.com", null, null, "201-500", null, "DE"), db.Arrival("e1"), ShippedRules.Identity),
            await sql.SaveCompanyAsync(null, db.Arrival("e2"), ShippedRules.Identity),
        });
        Assert.Equal(ids[0], ids[1]);
        Assert.Null(ids[2]);
        var company = (await db.QueryAsync<CompanyRow>("SELECT * FROM companies")).Single();
        Assert.Equal(("Acme GmbH", "acme.com", "software", "201-500", "DE"),
            (company.CompanyName, company.Domain, company.Industry, company.EmployeeCountBand, company.Country));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Consents_are_kept_once_an_event_and_withdrawals_beside_them(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var ann = await db.SaveAsync("c1", Some.Lead("ann@example.com"));
        ConsentInput[] given = [new("email_marketing", true, Text: "Yes, please."), new("phone", true)];
        await SaveConsentsAsync(db, ann, "evt-1", given);
        await SaveConsentsAsync(db, ann, "evt-1", given);
        Assert.Equal(2, (await db.QueryAsync<string>("SELECT consent_id FROM consents")).Count);

        db.Clock.Advance(TimeSpan.FromDays(1));
        await SaveConsentsAsync(db, ann, "evt-2", [new("phone", false)]);
        Assert.Equal([true, false], await db.QueryAsync<bool>("SELECT granted FROM consents WHERE purpose = 'phone' ORDER BY given_at"));
    }

    private static Task SaveConsentsAsync(TestDatabase db, string contactId, string eventId, IReadOnlyList<ConsentInput> consents) =>
        db.Db.WriteAsync(sql => sql.SaveConsentsAsync(contactId, $"key:{eventId}", eventId, db.Now, db.Now, consents));

    private static async Task<ContactRow> ContactAsync(TestDatabase db, string id) =>
        (await db.Db.ReadAsync(sql => sql.FindContactAsync(new ContactRef(ContactId: id), null, ShippedRules.Identity)))!;

    private static TouchpointRow PageView(string id, string visitor, DateTimeOffset at) => new()
    {
        TouchpointId = id,
        EventType = "page_view",
        EventTime = at,
        Source = "organic",
        Channel = "organic",
        VisitorId = visitor,
    };
}
