using System.Text.Json;
using RevOps.Core.Leads;
using RevOps.Data;
using RevOps.Functions.Outreach;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Setup;
using RevOps.Functions.Tests.Contacts;

namespace RevOps.Functions.Tests.Outreach;

/// <summary>Outreach on a database of a test's own, under the shipped rules.</summary>
internal sealed class OutreachApp : IAsyncDisposable
{
    private readonly IdentityApp _app;

    private OutreachApp(IdentityApp app, RuleBook rules)
    {
        (_app, Rules) = (app, rules);
        Tokens = new UnsubscribeTokens([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
        Mailer = new Mailer(rules, Tokens);
        Audiences = new Audiences(rules);
        Guard = new MailGuard(rules);
        Composer = new MailComposer(rules);
    }

    public RuleBook Rules { get; }

    public UnsubscribeTokens Tokens { get; }

    public Mailer Mailer { get; }

    public MailGuard Guard { get; }

    public MailComposer Composer { get; }

    public Audiences Audiences { get; }

    public Database Db => _app.Db;

    /// <summary>Noon of Monday, 5 January 2026, UTC, until a test moves it.</summary>
    public DateTimeOffset Now
    {
        get => _app.Now;
        set => _app.Now = value;
    }

    public IdentityApp Intake => _app;

    public static async Task<OutreachApp> StartAsync(RuleBook? rules = null) =>
        new(await IdentityApp.StartAsync(), rules ?? new RuleBook(RuleFiles.Load(Path.Combine(AppContext.BaseDirectory, "rules"))));

    /// <summary>Somebody in Germany who agreed to mail and ads, unless told otherwise.</summary>
    public async Task<Applied> LeadAsync(
        string email = "ann@acme.com", bool? mail = true, bool? ads = null, string? firstName = "Ann", string country = "DE", string connector = "leads", bool isTest = false)
    {
        List<ConsentInput> consents = [];
        if (mail is { } m)
        {
            consents.Add(new ConsentInput("email_marketing", m));
        }

        if (ads is { } a)
        {
            consents.Add(new ConsentInput("ads", a));
        }

        return await _app.IntakeAsync(new LeadSubmission { Email = email, FirstName = firstName, Country = country, Consents = consents, IsTest = isTest }, connector);
    }

    public Task<MailResult> SendAsync(Applied lead, string mailId, string template = "welcome-1") =>
        Db.WriteAsync(sql => Mailer.SendAsync(sql, new MailRequest(mailId, lead.ContactId!, lead.LeadId, template, "welcome"), Now));

    public async Task<JsonElement> PayloadAsync(string effectId) => JsonDocument.Parse(
        (await QueryAsync<string>("SELECT payload FROM effects WHERE effect_id = @effectId", new { effectId })).Single()).RootElement;

    public Task<IReadOnlyList<T>> QueryAsync<T>(string text, object? parameters = null) => _app.QueryAsync<T>(text, parameters);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
