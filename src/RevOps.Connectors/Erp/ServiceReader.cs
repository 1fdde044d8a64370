using System.Text.Json;
using System.Text.RegularExpressions;
using RevOps.Connectors.Input;
using RevOps.Connectors.Leads;
using RevOps.Core;
using RevOps.Core.Leads;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Erp;

/// <summary>Reads the canonical JSON of a service order, a repair or a contract.</summary>
internal static partial class ServiceReader
{
    private const int MaxId = 100;
    private const int MaxName = 200;
    private const decimal MaxValue = 999_999_999_999_999m;

    /// <summary>Reads one; null, with at least one fault added, where it is not usable.</summary>
    public static ServiceSubmission? Read(JsonElement root, string kind, ErpRules rules, List<FieldFault> faults)
    {
        var r = new FieldReader(root, "", faults);
        var status = Required(r, "status", r.Text("status", MaxName), faults) ?? "";
        var closedAt = r.Time("closedAt");
        var service = new ServiceSubmission
        {
            System = r.Text("system", MaxName) ?? ErpConnector.System,
            Kind = kind,
            Id = Required(r, "id", r.TextOrNumber("id", MaxId), faults) ?? "",
            UpdatedAt = Required(r, "updatedAt", r.Time("updatedAt"), faults) ?? default,
            Status = status,
            IsOpen = r.Flag("open") ?? (closedAt is null && !rules.ClosedStatuses.Contains(status.ToLowerInvariant())),
            Contact = root.TryGetProperty("contact", out var contact) && contact.ValueKind != JsonValueKind.Null ? ContactRefs.Read(r, "contact", faults) : null,
            Company = LeadReader.ReadCompany(r),
            Asset = r.Text("asset", MaxName),
            OpenedAt = r.Time("openedAt"),
            ClosedAt = closedAt,
            EndsAt = r.Time("endsAt"),
            Value = r.Number("value", 0, MaxValue),
            Currency = ReadCurrency(r),
        };
        Check(r, service, faults);
        return faults.Count == 0 ? service : null;
    }

    private static void Check(FieldReader r, ServiceSubmission service, List<FieldFault> faults)
    {
        if (service.Contact is null && service.Company == CompanyInput.None && !faults.Exists(f => f.Field.StartsWith("/contact", StringComparison.Ordinal)))
        {
            r.Fault("contact", "required", "or company is required: nobody knows whose it is");
        }

        if (service is { Kind: ServiceKinds.Contract, EndsAt: null } && !faults.Exists(f => f.Field == "/endsAt"))
        {
            r.Fault("endsAt", "required", "is required of a contract");
        }

        if (service is { Value: not null, Currency: null } && !faults.Exists(f => f.Field == "/currency"))
        {
            r.Fault("currency", "required", "is required beside a value");
        }
    }

    private static string? ReadCurrency(FieldReader r)
    {
        var currency = r.Text("currency");
        if (currency is not null && !ThreeLetters().IsMatch(currency))
        {
            r.Fault("currency", "format", "must be an ISO 4217 code of three letters, like EUR");
        }

        return currency?.ToUpperInvariant();
    }

    internal static T Required<T>(FieldReader reader, string name, T value, List<FieldFault> faults)
    {
        if (value is null && !faults.Exists(f => f.Field == "/" + name))
        {
            reader.Fault(name, "required", "is required");
        }

        return value;
    }

    [GeneratedRegex(@"^[A-Za-z]{3}\z")]
    private static partial Regex ThreeLetters();
}
