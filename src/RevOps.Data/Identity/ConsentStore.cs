using RevOps.Core.Identity;
using RevOps.Core.Leads;

namespace RevOps.Data.Identity;

/// <summary>What people agreed to, and took back; nothing is ever overwritten.</summary>
public static class ConsentStore
{
    /// <summary>Keeps the consents of an event, each once: their ids derive from the delivery's key.</summary>
    public static async Task SaveConsentsAsync(this SqlSession sql, string contactId, string key, string eventId, DateTimeOffset at, IReadOnlyList<ConsentInput> consents)
    {
        for (var i = 0; i < consents.Count; i++)
        {
            var consent = consents[i];
            await sql.ExecuteAsync("consents/insert", new
            {
                ConsentId = DeterministicId.From("cns", key, i.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ContactId = contactId,
                consent.Purpose,
                consent.Granted,
                GivenAt = consent.At ?? at,
                consent.Text,
                consent.Source,
                EventId = eventId,
            });
        }
    }
}
