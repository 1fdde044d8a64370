using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using RevOps.Data.Outreach;
using RevOps.Functions.Outreach;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Outreach;

/// <summary>The suppression list by hand.</summary>
public sealed class SuppressionTests
{
    [Fact]
    public async Task An_entry_stops_mail_before_the_contact_is_even_known_and_lifting_it_needs_a_reason()
    {
        await using var app = await OutreachApp.StartAsync();
        var functions = new SuppressionFunctions(app.Db, app.Rules, new ManualClock(), NullLogger<SuppressionFunctions>.Instance);
        var (row, isNew) = await app.Db.WriteAsync(sql => sql.SuppressByHandAsync("ann@acme.com", "asked by phone", app.Now));
        Assert.True(isNew);
        Assert.False((await app.Db.WriteAsync(sql => sql.SuppressByHandAsync("ann@acme.com", null, app.Now))).IsNew);
        var lead = await app.LeadAsync();
        Assert.Equal(new MailResult.Refused("suppressed: manual"), await app.SendAsync(lead, "mail-1"));

        Assert.Equal(422, await StatusAsync(await functions.Lift(Request(""), row.SuppressionId, default)));
        Assert.Equal(new MailResult.Refused("suppressed: manual"), await app.SendAsync(lead, "mail-1"));
        Assert.Equal(404, await StatusAsync(await functions.Lift(Request("?reason=typo"), "sup_none", default)));
        Assert.Equal(200, await StatusAsync(await functions.Lift(Request("?reason=typo"), row.SuppressionId, default)));
        Assert.IsType<MailResult.Queued>(await app.SendAsync(lead, "mail-1"));
        Assert.Equal(["typo"], await app.QueryAsync<string>("SELECT lift_reason FROM suppressions"));
    }

    [Fact]
    public async Task An_entry_drops_what_waits_for_whoever_has_the_address()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        await app.SendAsync(lead, "mail-1");
        await app.Db.WriteAsync(sql => sql.SuppressByHandAsync("ann@acme.com", null, app.Now));
        Assert.Equal(["dropped manual"], await app.QueryAsync<string>("SELECT state || ' ' || fault FROM effects"));
    }

    private static HttpRequest Request(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        return context.Request;
    }

    private static async Task<int> StatusAsync(IResult result)
    {
        var context = new DefaultHttpContext { RequestServices = new EmptyServices() };
        context.Response.Body = Stream.Null;
        await result.ExecuteAsync(context);
        return context.Response.StatusCode;
    }

    private sealed class EmptyServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Microsoft.Extensions.Logging.ILoggerFactory) ? NullLoggerFactory.Instance : null;
    }
}
