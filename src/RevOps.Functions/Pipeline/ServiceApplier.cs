using RevOps.Core;
using RevOps.Core.Identity;
using RevOps.Core.Normalization;
using RevOps.Core.Rules;
using RevOps.Core.Vendors;
using RevOps.Data.Events;
using RevOps.Data.Identity;
using RevOps.Data.Leads;
using RevOps.Data.Vendors;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Pipeline;

/// <summary>
/// Writes what ERP systems tell of service and stock. The newest version of an order, repair or contract counts; each version that
/// counts is a touchpoint of its contact, and has the open leads of its contact and company scored again.
/// </summary>
public sealed class ServiceApplier(RuleBook rules, ContactLinks links)
{
    private const string TouchType = "service_event";

    private static FieldFault Stale { get; } = new("/updatedAt", "stale", "A newer version is held; it stays as it is.");

    private static FieldFault Nobody { get; } = new("/contact", "not_found", "Neither a contact nor a company is known; it is kept without.");

    /// <summary>Writes a service order, a repair or a contract within the event's transaction.</summary>
    public async Task<Applied> ApplyAsync(EventContext context, ServiceSubmission service)
    {
        var id = DeterministicId.From("svc", service.System, service.Kind, service.Id);
        var held = await context.Sql.FindServiceAsync(id);
        if (held is not null && held.UpdatedAt > service.UpdatedAt)
        {
            return new Applied(EventStatus.Applied) { ContactId = held.ContactId, Fault = Stale };
        }

        var (contact, companyId) = await AccountAsync(context, service, rules.Current);
        var row = Row(context, service, id, contact?.ContactId ?? held?.ContactId, companyId ?? held?.CompanyId);
        await context.Sql.SaveServiceAsync(row, held is null);
        if (contact is not null)
        {
            await TouchAsync(context, row, contact);
        }

        var leads = await context.Sql.LeadsOfAccountAsync(row.ContactId, row.CompanyId);
        return new Applied(EventStatus.Applied)
        {
            ContactId = row.ContactId,
            Fault = row.ContactId is null && row.CompanyId is null ? Nobody : null,
            Promises = leads.Count == 0 ? [] : [ScoreMessage.Promise(context.EventId, [.. leads.Select(l => new ScoreItem(l, context.EventId, At(context, service.UpdatedAt)))])],
        };
    }

    /// <summary>Writes a change of stock within the event's transaction. Nobody's score hangs on it.</summary>
    public static async Task<Applied> KeepAsync(EventContext context, InventorySubmission change)
    {
        await context.Sql.AddInventoryAsync(new InventoryEventRow
        {
            InventoryEventId = context.RowId("inv"),
            System = change.System,
            ChangeType = change.Change,
            Item = change.Item,
            Location = change.Location,
            Quantity = change.Quantity,
            OnHand = change.OnHand,
            OccurredAt = change.OccurredAt.ToUniversalTime(),
            EventId = context.EventId,
        });
        return new Applied(EventStatus.Applied);
    }

    private static async Task<(SavedContact? Contact, string? CompanyId)> AccountAsync(EventContext context, ServiceSubmission service, RuleSet current)
    {
        var arrival = context.Arrival(At(context, service.UpdatedAt));
        var company = LeadNormalizer.NormalizeCompany(service.Company, current.Normalization);
        var companyId = company is null ? null : await context.Sql.SaveCompanyAsync(company, arrival with { Key = $"{arrival.Key}:company" }, current.Identity);
        var named = service.Contact is { } contact
            ? await context.FindOrMakeAsync(contact, arrival, current, own => companyId is null ? context.Sql.SaveCompanyAsync(own, arrival, current.Identity) : Task.FromResult<string?>(companyId))
            : null;
        return (named?.Saved, companyId ?? named?.CompanyId);
    }

    private async Task TouchAsync(EventContext context, ServiceEventRow row, SavedContact contact)
    {
        var touchpoint = new TouchpointRow
        {
            TouchpointId = context.RowId("tp"),
            ContactId = contact.ContactId,
            EventType = TouchType,
            EventTime = row.UpdatedAt,
            Source = "crm",
            Channel = "other",
            EventId = context.EventId,
        };
        await context.Sql.AddTouchpointAsync(touchpoint);
        await context.Sql.NoteLaterRowsAsync(contact, [new MovedRow("service_events", row.ServiceEventId), new MovedRow("touchpoints", touchpoint.TouchpointId)]);
        await links.LinkAsync(context.Sql, contact.ContactId, context.EventId, context.Now);
    }

    private static ServiceEventRow Row(EventContext context, ServiceSubmission service, string id, string? contactId, string? companyId) => new()
    {
        ServiceEventId = id,
        System = service.System,
        Kind = service.Kind,
        ExternalId = service.Id,
        Status = service.Status,
        IsOpen = service.IsOpen,
        ContactId = contactId,
        CompanyId = companyId,
        Asset = service.Asset,
        OpenedAt = service.OpenedAt?.ToUniversalTime(),
        ClosedAt = service.ClosedAt?.ToUniversalTime(),
        EndsAt = service.EndsAt?.ToUniversalTime(),
        Value = service.Value,
        Currency = service.Currency,
        UpdatedAt = service.UpdatedAt.ToUniversalTime(),
        EventId = context.EventId,
    };

    private static DateTimeOffset At(EventContext context, DateTimeOffset at) => at < context.ReceivedAt ? at.ToUniversalTime() : context.ReceivedAt;
}
