using System.Text.Json;
using RevOps.Core.Leads;

namespace RevOps.Connectors.WooCommerce;

/// <summary>Whoever has an account in the shop, or ordered there. That opens no lead: nobody asked for anything.</summary>
internal static class WooCustomer
{
    private const string System = "woocommerce";
    private const string OrderSystem = "woocommerce-order";

    /// <summary>True where an order names an address or a phone.</summary>
    public static bool CanBeReached(JsonElement order) =>
        WooFields.Child(order, "billing") is var billing && (WooFields.Text(billing, "email") ?? WooFields.Text(billing, "phone")) is not null;

    /// <summary>The part of an order that is about the person, as JSON.</summary>
    public static string PartOf(JsonElement order) => WooVisit.Part(order, "id", "customer_id", "billing", "date_created_gmt", "date_modified_gmt");

    /// <summary>Maps a customer's JSON, or an order's.</summary>
    public static MapResult ToContact(JsonElement root, bool isCustomer)
    {
        var billing = WooFields.Child(root, "billing");
        string? Of(string name) => (isCustomer ? WooFields.Text(root, name) : null) ?? WooFields.Text(billing, name);
        return new MapResult.Contact(new LeadSubmission
        {
            OccurredAt = WooFields.Time(root, "date_modified_gmt") ?? WooFields.Time(root, "date_created_gmt"),
            Email = Of("email"),
            FirstName = Of("first_name"),
            LastName = Of("last_name"),
            Phone = WooFields.Text(billing, "phone"),
            Country = WooFields.Text(billing, "country"),
            Region = WooFields.Text(billing, "state"),
            PostalCode = WooFields.Text(billing, "postcode"),
            Company = new CompanyInput(WooFields.Text(billing, "company"), Country: WooFields.Text(billing, "country")),
            ExternalIds = IdOf(root, isCustomer ? "id" : "customer_id") is { } id ? Ids(System, id) : new Dictionary<string, string>(),
        });
    }

    /// <summary>Whom an order is from. An order over the counter may name nobody: then it waits under its own number, and counts all the same.</summary>
    public static ContactRef Reference(JsonElement order)
    {
        var billing = WooFields.Child(order, "billing");
        var (email, phone, id) = (WooFields.Text(billing, "email"), WooFields.Text(billing, "phone"), IdOf(order, "customer_id"));
        return new ContactRef(
            Email: email,
            Phone: phone,
            ExternalIds: id is not null ? Ids(System, id)
                : email is null && phone is null ? Ids(OrderSystem, WooFields.Text(order, "id")!)
                : null);
    }

    /// <summary>0 is a guest.</summary>
    private static string? IdOf(JsonElement root, string name) => WooFields.Text(root, name) is { } id and not "0" ? id : null;

    private static Dictionary<string, string> Ids(string system, string id) => new(StringComparer.Ordinal) { [system] = id };
}
