using System.Security.Cryptography;
using System.Text;
using RevOps.Data.Outreach;
using RevOps.Functions.Outreach;
using RevOps.Functions.Pipeline;

namespace RevOps.Functions.Tests.Outreach;

/// <summary>Audiences of ad platforms.</summary>
public sealed class AudienceTests
{
    private static Task<AudienceResult> AddAsync(OutreachApp app, Applied lead, string audience = "nurture", string cause = "step-1") =>
        app.Db.WriteAsync(sql => app.Audiences.AddAsync(sql, lead.ContactId!, audience, cause, app.Now));

    private static Task<IReadOnlyList<string>> EffectsAsync(OutreachApp app) => app.QueryAsync<string>("SELECT kind || ' ' || json_extract(payload, '$.audience') FROM effects WHERE destination = 'ads:google' ORDER BY seq");

    [Theory]
    [InlineData(null, "no consent")]
    [InlineData(false, "consent withdrawn")]
    public async Task Without_a_consent_to_ads_nobody_is_put_in(bool? consent, string reason)
    {
        await using var app = await OutreachApp.StartAsync();
        Assert.Equal(new AudienceResult.Refused(reason), await AddAsync(app, await app.LeadAsync(ads: consent)));
        Assert.Empty(await EffectsAsync(app));
    }

    [Fact]
    public async Task The_platforms_get_hashes_only()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync("Ann.Smith+x@gmail.com", ads: true);
        Assert.IsType<AudienceResult.Queued>(await AddAsync(app, lead));

        var payloads = await app.QueryAsync<string>("SELECT destination || ' ' || payload FROM effects ORDER BY seq");
        Assert.Equal(["ads:google", "ads:linkedin", "ads:meta"], payloads.Select(p => p.Split(' ')[0]));
        Assert.Contains(Hash("annsmith@gmail.com"), payloads[0], StringComparison.Ordinal);
        Assert.All(payloads.Skip(1), p => Assert.Contains(Hash("ann.smith+x@gmail.com"), p, StringComparison.Ordinal));
        Assert.All(payloads, p => Assert.DoesNotContain("@", p, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Being_put_in_again_tells_nobody_and_coming_back_does()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync(ads: true);
        await AddAsync(app, lead);
        await AddAsync(app, lead, cause: "step-2");
        await app.Db.WriteAsync(sql => app.Audiences.RemoveAsync(sql, lead.ContactId!, "nurture", "step-3", app.Now));
        await app.Db.WriteAsync(sql => app.Audiences.RemoveAsync(sql, lead.ContactId!, "nurture", "step-4", app.Now));
        await AddAsync(app, lead, cause: "step-5");

        Assert.Equal(["audience-add nurture", "audience-remove nurture", "audience-add nurture"], await EffectsAsync(app));
    }

    [Fact]
    public async Task A_withdrawal_takes_out_of_all_of_them_also_whoever_was_merged_in()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync(ads: true);
        var other = await app.LeadAsync("b@globex.com", ads: true, firstName: "Ben");
        await AddAsync(app, lead);
        await AddAsync(app, other, "customers");
        await app.Intake.MergeAsync(lead.ContactId!, other.ContactId!);
        app.Now = app.Now.AddMinutes(1);
        await app.LeadAsync(ads: false, mail: null);

        Assert.Equal(
            ["audience-add nurture", "audience-add customers", "audience-remove customers", "audience-remove nurture"], await EffectsAsync(app));
        Assert.Equal([("customers", 0L, 1L), ("nurture", 0L, 1L)], (await app.Db.ReadAsync(sql => sql.AudienceCountsAsync())).Select(c => (c.Audience, c.Members, c.FormerMembers)));
    }

    [Fact]
    public async Task Withdrawing_one_purpose_leaves_the_other()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync(ads: true);
        await AddAsync(app, lead);
        app.Now = app.Now.AddMinutes(1);
        await app.LeadAsync(mail: false);
        Assert.Equal(["audience-add nurture"], await EffectsAsync(app));

        await app.LeadAsync(mail: true, ads: false);
        app.Now = app.Now.AddMinutes(1);
        await app.LeadAsync(mail: true);
        Assert.IsType<MailResult.Queued>(await app.SendAsync(lead, "mail-1"));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
