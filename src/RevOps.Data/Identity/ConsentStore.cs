using RevOps.Core.Identity;
using RevOps.Core.Leads;

namespace RevOps.Data.Identity;

/// <summary>What people agreed to, and took back; nothing is ever overwritten.</summary>
public static class ConsentStore
{
    /// <summary>Keeps the consents of an event, each once: their ids derive from the delivery's key.</summary>
    /// <returns>The ids.</returns>
    public static async Task<IReadOnlyList<string>> SaveConsentsAsync(this SqlSession sql, string contactId, string key, string eventId, DateTimeOffset at, IReadOnlyList<ConsentInput> consents)
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
                GivenAt = consent.At ?? at,
                consent.Text,
                consent.Source,
                EventId = eventId,
            });
        }

        return ids;
    }
}
