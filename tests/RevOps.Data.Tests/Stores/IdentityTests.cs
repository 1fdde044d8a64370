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
        db.Db.WriteAsync(sql => sql.SaveConsentsAsync(contactId, $"key:{eventId}", eventId, db.Now, consents));

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
