using System.Text.Json;
using RevOps.Data.Outreach;

namespace RevOps.Data.Privacy;

/// <summary>What erasing asks for.</summary>
/// <param name="ErasureId">Its id.</param>
/// <param name="By">Who asks for it.</param>
/// <param name="Reason">Why, if they said so.</param>
/// <param name="Now">Now.</param>
public sealed record ErasureOrder(string ErasureId, string By, string? Reason, DateTimeOffset Now);

/// <summary>An orchestration of an erased person.</summary>
public sealed record ErasedInstance
{
    /// <summary>The clock or enrolment.</summary>
    public required string Id { get; init; }

    /// <summary><c>sla</c> or <c>nurture</c>.</summary>
    public required string Kind { get; init; }
}

/// <summary>
/// Takes a person out of SQL, in one transaction: the rows that sums hang on stay, without anybody in them. What lies elsewhere is noted for
/// the part that follows.
/// </summary>
public static class ErasureStore
{
    /// <summary>What only ties the person's keys together comes before what it is found by.</summary>
    private static readonly string[] Statements =
    [
        "waiting_refs", "external_ids", "click_ids", "touchpoints", "consents", "contact_matches", "merge_rows", "merges", "effects", "tasks", "calls",
        "notifications", "lifecycle_history", "score_contributions", "decisions", "nurture_enrollments", "lead_assignments", "recycles", "stage_facts", "stage_claims",
        "sla_history", "sla_clocks", "mails", "audience_members", "service_events", "crm_writes", "suppressions", "inbox", "events", "import_rows", "leads", "contacts",
    ];

    // Of these fields, a step's input is a name of a thing, not of a person: the report of data quality counts them by value.
    private static readonly HashSet<string> Impersonal = new(StringComparer.Ordinal)
    {
        "country", "company/country", "company/industry", "company/employees", "company/annualRevenue", "consent/purpose", "utm/source", "utm/medium", "utm/campaign",
    };

    /// <summary>The tables that erasing changes.</summary>
    public static IReadOnlyList<string> Tables => [.. Statements, "submissions"];

    /// <summary>The contact that one of these keys was erased with, where that still holds; null for nobody.</summary>
    /// <param name="sql">The transaction that decides on a delivery.</param>
    /// <param name="hashes">Hashes of keys.</param>
    public static async Task<string?> FindErasedAsync(this SqlSession sql, IReadOnlyList<string> hashes) =>
        hashes.Count == 0 ? null : await sql.FindAsync<string>("erased_keys/find", new { Hashes = hashes });

    /// <summary>Takes a person out of SQL.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="to">Who.</param>
    /// <param name="order">Who wants it, and why.</param>
    /// <param name="emailKeyOf">Matching form of an address; null where it is none.</param>
    /// <returns>What is still to be done elsewhere.</returns>
    public static async Task<ErasureRow> EraseAsync(this SqlSession sql, Recipient to, ErasureOrder order, Func<string, string?> emailKeyOf)
    {
        var person = new { to.ContactIds, to.AddressHashes, order.Now };
        var family = await sql.QueryAsync<Family>("contacts/family", new { to.Contact.ContactId });
        var ids = await sql.QueryAsync<ExternalId>("erase/external_ids_list", person);
        var sent = await sql.QueryAsync<Sent>("erase/submissions_list", person);
        string[] addresses = [.. sent.Select(s => AddressIn(s.Payload)).Append(to.Contact.Email).Concat(family.Select(f => f.EmailKey))
            .OfType<string>().Where(a => a.Contains('@', StringComparison.Ordinal)).Select(a => a.Trim().ToLowerInvariant()).Distinct()];
        var imports = new HashSet<string>(await sql.QueryAsync<string>("erase/imports_of", person), StringComparer.Ordinal);
        var needles = Needles.Of(addresses);
        foreach (var found in await NamingAsync<NamingRow>(sql, "erase/import_rows_naming", needles))
        {
            imports.Add(found.ImportId);
            await sql.ExecuteAsync("erase/import_row", found);
        }

        var row = new ErasureRow
        {
            ErasureId = order.ErasureId,
            ContactId = to.Contact.ContactId,
            ContactIds = JsonSerializer.Serialize(to.ContactIds),
            RequestedAt = order.Now,
            RequestedBy = order.By,
            Reason = order.Reason,
            Needles = JsonSerializer.Serialize(addresses),
            Instances = JsonSerializer.Serialize(await sql.QueryAsync<ErasedInstance>("erase/instances", person)),
            Imports = JsonSerializer.Serialize(imports),
        };
        await sql.ExecuteAsync("erasures/insert", row);
        await BlockAsync(sql, order.ErasureId, family, ids, addresses.Select(a => emailKeyOf(a) ?? a));
        await sql.StopAllAsync(to, "erased", order.ErasureId, order.Now);
        await sql.StopCallsAsync(to.Contact.ContactId, order.Now, "the person was erased");
        foreach (var one in sent)
        {
            await sql.ExecuteAsync("erase/submissions", new { one.SubmissionId, Steps = WithoutValues(one.Steps) });
        }

        foreach (var statement in Statements)
        {
            await sql.ExecuteAsync($"erase/{statement}", person);
        }

        foreach (var found in await NamingAsync<NamingEffect>(sql, "erase/effects_naming", needles))
        {
            await sql.ExecuteAsync("erase/effect", new { found.Seq, order.Now });
        }

        return row;
    }

    /// <summary>An erasure, if there is one of that id.</summary>
    public static Task<ErasureRow?> FindErasureAsync(this SqlSession sql, string erasureId) =>
        sql.FindAsync<ErasureRow>("erasures/find", new { ErasureId = erasureId });

    /// <summary>The erasures of a contact.</summary>
    public static Task<IReadOnlyList<ErasureRow>> ErasuresOfAsync(this SqlSession sql, string contactId) =>
        sql.QueryAsync<ErasureRow>("erasures/of_contact", new { ContactId = contactId });

    /// <summary>Notes that nothing is left, and forgets what was searched for.</summary>
    /// <returns>False where that was noted before.</returns>
    public static async Task<bool> FinishErasureAsync(this SqlSession sql, string erasureId, string removed, DateTimeOffset now) =>
        await sql.ExecuteAsync("erasures/finish", new { ErasureId = erasureId, Removed = removed, Now = now }) > 0;

    /// <summary>Lets the person in again.</summary>
    /// <returns>False where that was done before, or there is no such erasure.</returns>
    public static async Task<bool> LiftErasureAsync(this SqlSession sql, string erasureId, string by, DateTimeOffset now)
    {
        await sql.ExecuteAsync("erased_keys/delete", new { ErasureId = erasureId });
        return await sql.ExecuteAsync("erasures/lift", new { ErasureId = erasureId, By = by, Now = now }) > 0;
    }

    private static async Task BlockAsync(
        SqlSession sql, string erasureId, IReadOnlyList<Family> family, IReadOnlyList<ExternalId> ids, IEnumerable<string> emailKeys)
    {
        var visitors = ids.Where(i => i.System == Identity.IdentityStore.VisitorSystem).Select(i => PersonKeys.Of(null, null, [], i.Id));
        var systems = ids.Where(i => i.System != Identity.IdentityStore.VisitorSystem).Select(i => new KeyValuePair<string, string>(i.System, i.Id));
        var keys = family.Select(f => PersonKeys.Of(f.EmailKey, f.Phone, [], null))
            .Concat(emailKeys.Select(k => PersonKeys.Of(k, null, [], null)))
            .Concat(visitors)
            .Append(PersonKeys.Of(null, null, systems, null));
        foreach (var hash in keys.SelectMany(k => k.Deciding(hasEmail: false)).Distinct())
        {
            await sql.ExecuteAsync("erased_keys/insert", new { KeyHash = hash, ErasureId = erasureId });
        }
    }

    /// <summary>Rows with a text in which an address stands.</summary>
    private static async Task<IReadOnlyList<T>> NamingAsync<T>(SqlSession sql, string statement, Needles needles)
        where T : INaming
    {
        var found = new List<T>();
        foreach (var needle in needles.Texts)
        {
            found.AddRange((await sql.QueryAsync<T>(statement, new { Needle = needle })).Where(r => needles.AreIn(r.Text)));
        }

        return found;
    }

    private static string? AddressIn(string payload)
    {
        using var document = JsonDocument.Parse(payload);
        return document.RootElement.TryGetProperty("email", out var email) && email.ValueKind == JsonValueKind.String ? email.GetString() : null;
    }

    /// <summary>What was found out of the submission, without what it was found out of.</summary>
    private static string WithoutValues(string steps)
    {
        using var document = JsonDocument.Parse(steps);
        return JsonSerializer.Serialize(document.RootElement.EnumerateArray().Select(step =>
        {
            var field = step.GetProperty("field").GetString()!;
            return new
            {
                field,
                input = Impersonal.Contains(field) ? Text(step, "input") : null,
                output = Text(step, "output") is { } output ? Impersonal.Contains(field) ? output : "" : null,
                rule = step.GetProperty("rule").GetString(),
            };
        }));
    }

    private static string? Text(JsonElement step, string name) => step.TryGetProperty(name, out var value) ? value.GetString() : null;

    private interface INaming
    {
        string Text { get; }
    }

    private sealed record NamingRow : INaming
    {
        public required string ImportId { get; init; }

        public long RowNumber { get; init; }

        public required string Text { get; init; }
    }

    private sealed record NamingEffect : INaming
    {
        public long Seq { get; init; }

        public required string Text { get; init; }
    }

    private sealed record Family
    {
        public required string ContactId { get; init; }

        public string? EmailKey { get; init; }

        public string? Phone { get; init; }
    }

    private sealed record ExternalId
    {
        public required string System { get; init; }

        public required string Id { get; init; }
    }

    private sealed record Sent
    {
        public required string SubmissionId { get; init; }

        public required string Payload { get; init; }

        public required string Steps { get; init; }
    }
}
