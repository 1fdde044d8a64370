namespace RevOps.Data.Vendors;

/// <summary>Service and stock.</summary>
public static class ServiceEventStore
{
    /// <summary>What is held of something; null where it is new.</summary>
    public static Task<ServiceEventRow?> FindServiceAsync(this SqlSession sql, string serviceEventId) =>
        sql.FindAsync<ServiceEventRow>("service_events/find", new { ServiceEventId = serviceEventId });

    /// <summary>Writes something as it stands, in place of what is held.</summary>
    public static Task SaveServiceAsync(this SqlSession sql, ServiceEventRow row, bool isNew) => sql.ExecuteAsync(isNew ? "service_events/insert" : "service_events/update", row);

    /// <summary>The open leads of a contact, and of everybody at a company.</summary>
    public static Task<IReadOnlyList<string>> LeadsOfAccountAsync(this SqlSession sql, string? contactId, string? companyId) =>
        sql.QueryAsync<string>("service_events/open_leads", new { ContactId = contactId, CompanyId = companyId });

    /// <summary>Adds a change of stock.</summary>
    public static Task AddInventoryAsync(this SqlSession sql, InventoryEventRow row) => sql.ExecuteAsync("inventory_events/insert", row);
}
