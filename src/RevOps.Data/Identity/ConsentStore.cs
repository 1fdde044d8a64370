using RevOps.Core.Identity;
using RevOps.Core.Leads;
using RevOps.Data.Outreach;

namespace RevOps.Data.Identity;

/// <summary>What people agreed to, and took back; nothing is ever overwritten.</summary>
public static class ConsentStore
{
    /// <summary>
    /// Keeps the consents of an event, each once: their ids derive from the delivery's key. What is withdrawn stops in the same
    /// transaction.
    /// </summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="contactId">Whose consents.</param>
    /// <param name="key">The delivery's key.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="at">When they were given, where they do not say so.</param>
    /// <param name="now">Now: nothing counts as given later, or no withdrawal would ever be newer.</param>
    /// <param name="consents">The consents.</param>
    /// <returns>The ids.</returns>
    public static async Task<IReadOnlyList<string>> SaveConsentsAsync(
        this SqlSession sql, string contactId, string key, string eventId, DateTimeOffset at, DateTimeOffset now, IReadOnlyList<ConsentInput> consents)
    {
        var ids = new string[consents.Count];
        for (var i = 0; i < consents.Count; i++)
        {
            var consent = consents[i];
            ids[i] = DeterministicId.From("cns", key, i.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await sql.ExecuteAsync("consents/insert", new
            {
                ConsentId = ids[i],
                ContactId = contactId,
                consent.Purpose,
                consent.Granted,
                GivenAt = Earlier(consent.At ?? at, now),
                consent.Text,
                consent.Source,
                EventId = eventId,
            });
        }

        var withdrawn = consents.Where(c => !c.Granted).Select(c => c.Purpose).Distinct();
        await sql.StopWithdrawnAsync(contactId, withdrawn, eventId, now);
        return ids;
    }

    /// <summary>Those consents of a list that count: a list of others gives back nothing that somebody has taken back.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="contactId">Whose consents.</param>
    /// <param name="consents">What the list says.</param>
    public static async Task<IReadOnlyList<ConsentInput>> CountingOfListAsync(this SqlSession sql, string contactId, IReadOnlyList<ConsentInput> consents)
    {
        var counting = new List<ConsentInput>();
        foreach (var consent in consents)
        {
            if (!consent.Granted || !await sql.IsWithdrawnAsync(contactId, consent.Purpose))
            {
                counting.Add(consent);
            }
        }

        return counting;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
