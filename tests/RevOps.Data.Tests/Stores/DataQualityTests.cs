using RevOps.Data.Leads;
using RevOps.Data.Reports;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>What normalization could not use, by volume.</summary>
public sealed class DataQualityTests
{
    private const string UnknownIndustry = """{"field":"company/industry","input":"Widgets","output":null,"rule":"industry.unknown"}""";
    private const string BadPhone = """{"field":"phone","input":"12","output":null,"rule":"phone.too-short"}""";
    private const string Disposable = """{"field":"email/isDisposable","input":"mailinator.com","output":"true","rule":"email.disposable"}""";
    private const string Title = """{"field":"fullName","input":"Dr.","output":null,"rule":"name.title-dropped"}""";
    private const string Understood = """{"field":"country","input":"Deutschland","output":"DE","rule":"country.name"}""";

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Unknown_values_and_flags_are_counted_and_personal_values_are_not_shown(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await SubmitAsync(db, "a", $"[{UnknownIndustry},{Understood},{Title}]");
        await SubmitAsync(db, "b", $"[{UnknownIndustry},{BadPhone},{Disposable}]");

        var rows = await db.Db.ReadAsync(sql => sql.DataQualityAsync(null, null, 0, 10));

        Assert.Equal(
            [("company/industry", "Widgets", 2), ("email/isDisposable", null, 1), ("phone", (string?)null, 1)],
            rows.Select(r => (r.Field, r.Value, r.Submissions)));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task The_time_of_receipt_is_from_inclusive_and_until_exclusive(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await SubmitAsync(db, "a", $"[{UnknownIndustry}]");

        Assert.Single(await db.Db.ReadAsync(sql => sql.DataQualityAsync(db.Now, db.Now.AddTicks(1), 0, 10)));
        Assert.Empty(await db.Db.ReadAsync(sql => sql.DataQualityAsync(null, db.Now, 0, 10)));
        Assert.Empty(await db.Db.ReadAsync(sql => sql.DataQualityAsync(db.Now.AddTicks(1), null, 0, 10)));
    }

    private static async Task SubmitAsync(TestDatabase db, string id, string steps)
    {
        var leadId = await db.LeadAsync(id);
        var contactId = await db.ContactOfAsync(leadId);
        await db.Db.WriteAsync(sql => sql.AddSubmissionAsync(new SubmissionRow
        {
            SubmissionId = id,
            EventId = id,
            LeadId = leadId,
            ContactId = contactId,
            Connector = "leads",
            SubmittedAt = db.Now,
            ReceivedAt = db.Now,
            Payload = "{}",
            Steps = steps,
            RuleVersion = "test",
        }));
    }
}
