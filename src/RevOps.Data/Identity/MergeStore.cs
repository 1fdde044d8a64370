using RevOps.Core.Identity;
using RevOps.Core.Identity.Matching;
using RevOps.Data.Outreach;

namespace RevOps.Data.Identity;

/// <summary>
/// Makes two contacts one, and two again. The merged contact stays as a row with its keys, and <c>merged_into</c> set: whoever looks it
/// up finds the survivor, in one hop, since a merge of the survivor points everything at the new one. Its rows move in sets, each noted
/// in <c>merge_rows</c>. Merges into a contact are undone in reverse order, so that each finds what it left.
/// </summary>
public static class MergeStore
{
    // Leads first: whoever logs a call locks the lead, then adds a touchpoint to its contact.
    private static readonly string[] Tables = ["leads", "submissions", "consents", "touchpoints", "deals", "deal_contacts", "service_events", "contacts"];

    /// <summary>Merges a contact into another; again is the same merge.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="survivorId">The contact that goes on.</param>
    /// <param name="mergedId">The contact that is merged into it.</param>
    /// <param name="by">Who or what does it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="now">Now.</param>
    public static async Task<MergeOutcome> MergeContactsAsync(
        this SqlSession sql, string survivorId, string mergedId, string by, string? reason, IdentityRules rules, DateTimeOffset now)
    {
        if (survivorId == mergedId)
        {
            return new MergeOutcome.Self();
        }

        var (survivor, merged) = await LockAsync(sql, survivorId, mergedId);
        if (survivor is null || merged is null)
        {
            return new MergeOutcome.NoContact(survivor is null ? survivorId : mergedId);
        }

        if (survivor.MergedInto is { } into)
        {
            return new MergeOutcome.MergedAway(survivorId, into);
        }

        if (merged.MergedInto is { } already)
        {
            return already == survivorId
                ? new MergeOutcome.Done((await sql.FindAsync<MergeRow>("merges/in_force", new { MergedId = mergedId }))!, IsNew: false, [])
                : new MergeOutcome.MergedAway(mergedId, already);
        }

        return await MergeAsync(sql, survivor, merged, by, reason, rules, now);
    }

    /// <summary>Undoes a merge: the merged contact gets back its rows and what came for it since, the survivor the values it had.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="survivorId">The contact that something was merged into.</param>
    /// <param name="mergeId">The merge; null for the latest in force.</param>
    /// <param name="by">Who or what undoes it.</param>
    /// <param name="now">Now.</param>
    public static async Task<MergeOutcome> UnmergeContactAsync(this SqlSession sql, string survivorId, string? mergeId, string by, DateTimeOffset now)
    {
        if (await sql.FindAsync<ContactRow>("contacts/lock", new { ContactId = survivorId }) is not { } survivor)
        {
            return new MergeOutcome.NoContact(survivorId);
        }

        var merges = await sql.QueryAsync<MergeRow>("merges/of_survivor", new { SurvivorId = survivorId });
        var latest = merges.FirstOrDefault(m => m.UndoneAt is null);
        var merge = mergeId is null ? latest : merges.FirstOrDefault(m => m.MergeId == mergeId);
        return merge switch
        {
            null => new MergeOutcome.NoMerge(),
            { UndoneAt: not null } => new MergeOutcome.Done(merge, IsNew: false, []),
            _ when survivor.MergedInto is { } into => new MergeOutcome.MergedAway(survivorId, into),
            _ when merge.MergeId != latest!.MergeId => new MergeOutcome.NotLatest(latest.MergeId),
            _ => await UndoAsync(sql, survivor, merge, by, now),
        };
    }

    private static async Task<MergeOutcome> MergeAsync(
        SqlSession sql, ContactRow survivor, ContactRow merged, string by, string? reason, IdentityRules rules, DateTimeOffset now)
    {
        var seq = (await sql.QueryAsync<MergeRow>("merges/of_survivor", new { SurvivorId = survivor.ContactId })).Select(m => m.Seq).FirstOrDefault() + 1;
        var after = survivor.Profile.Combine(merged.Profile, rules.Survivorship);
        var (closed, openLeadId) = await sql.FindLeadToCloseAsync(survivor.ContactId, merged.ContactId);
        var detail = new MergeDetail(StoredProfile.Of(survivor.Profile), StoredProfile.Of(after), merged.Email, closed);
        var merge = new MergeRow
        {
            MergeId = DeterministicId.From("mrg", survivor.ContactId, merged.ContactId, seq.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            SurvivorId = survivor.ContactId,
            MergedId = merged.ContactId,
            Seq = seq,
            MergedAt = now,
            MergedBy = by,
            Reason = reason,
            Detail = detail.ToJson(),
        };
        await sql.ExecuteAsync("merges/insert", merge);
        if (closed is not null)
        {
            await sql.CloseMergedLeadAsync(closed, now);
        }

        foreach (var table in Tables)
        {
            await sql.ExecuteAsync($"merge_rows/note_{table}", merge);
            await sql.ExecuteAsync($"merge_rows/move_{table}", merge);
        }

        // First off the one, then onto the other: an address is unique.
        await sql.ExecuteAsync("contacts/set_merged", new { merged.ContactId, SurvivorId = survivor.ContactId, Email = (string?)null, Now = now });
        await sql.ExecuteAsync("contacts/update", IdentityStore.Values(survivor.ContactId, after, survivor.EmailKey, survivor.CreatedAt, now));
        await sql.StopRefusedAsync(survivor.ContactId, merge.MergeId, DateTimeOffset.MinValue, now);
        return new MergeOutcome.Done(merge, IsNew: true, openLeadId is null ? [] : [openLeadId]);
    }

    private static async Task<MergeOutcome> UndoAsync(SqlSession sql, ContactRow survivor, MergeRow merge, string by, DateTimeOffset now)
    {
        var detail = MergeDetail.Parse(merge.Detail);
        var before = detail.Before.Profile;
        var restored = survivor.Profile.Restore(before, detail.After.Profile);
        if (restored.Email is not null && restored.Email == detail.MergedEmail)
        {
            // Given again since; it is the other's all the same.
            restored = restored with { Email = before.Email, IsFreeMail = before.IsFreeMail };
        }

        await sql.FindAsync<ContactRow>("contacts/lock", new { ContactId = merge.MergedId });
        await sql.ExecuteAsync("contacts/update", IdentityStore.Values(survivor.ContactId, restored, survivor.EmailKey, survivor.CreatedAt, now));
        await sql.ExecuteAsync("contacts/set_merged", new { ContactId = merge.MergedId, SurvivorId = (string?)null, Email = detail.MergedEmail, Now = now });
        foreach (var table in Tables)
        {
            await sql.ExecuteAsync($"merge_rows/return_{table}", merge);
        }

        if (detail.ClosedLead is { } closed)
        {
            await sql.ReopenMergedLeadAsync(closed, now);
        }

        // Sequences that were left for the merge go on, but not of whom has unsubscribed meanwhile.
        await sql.StopRefusedAsync(merge.SurvivorId, $"{merge.MergeId}:undone", merge.MergedAt, now);
        await sql.StopRefusedAsync(merge.MergedId, $"{merge.MergeId}:undone", merge.MergedAt, now);
        await sql.ExecuteAsync("merges/undo", new { merge.MergeId, Now = now, By = by });
        return new MergeOutcome.Done(merge with { UndoneAt = now, UndoneBy = by }, IsNew: true, await sql.OpenLeadIdsAsync(merge.SurvivorId, merge.MergedId));
    }

    /// <summary>In order of their ids: two merges of the same pair, whichever way round, wait for each other.</summary>
    private static async Task<(ContactRow? Survivor, ContactRow? Merged)> LockAsync(SqlSession sql, string survivorId, string mergedId)
    {
        var isFirst = string.CompareOrdinal(survivorId, mergedId) < 0;
        var first = await sql.FindAsync<ContactRow>("contacts/lock", new { ContactId = isFirst ? survivorId : mergedId });
        var second = await sql.FindAsync<ContactRow>("contacts/lock", new { ContactId = isFirst ? mergedId : survivorId });
        return isFirst ? (first, second) : (second, first);
    }
}
