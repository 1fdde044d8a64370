using System.Text.Json;
using RevOps.Core.Calendars;
using RevOps.Core.Owners;

namespace RevOps.Core.Rules;

internal static class OwnerRulesReader
{
    public static OwnerRules Read(RuleObject root, string version, CalendarRules? calendars)
    {
        var objects = root.Objects("owners");
        var owners = objects.Select(Owner).ToList();
        foreach (var fault in OwnerChecks.Check(owners, new Dictionary<string, string?>(), calendars))
        {
            objects[fault.Index].Fault(fault.Field, fault.Detail);
        }

        return new OwnerRules(version, owners);
    }

    private static Owner Owner(RuleObject json)
    {
        var owner = new Owner
        {
            OwnerId = Limited(json, "ownerId", 100, json.Text("ownerId")),
            Name = Limited(json, "name", 200, json.Text("name")),
            Email = Optional(json, "email", 320),
            Team = Optional(json, "team", 100),
            ManagerId = Optional(json, "managerId", 100),
            Calendar = Optional(json, "calendar", 100),
            TimeZone = Optional(json, "timeZone", 100),
            Weight = json.Integer("weight", 0, OwnerLimits.Weight, 1),
            Active = !json.Has("active") || json.Flag("active"),
            Skills = [.. json.Texts("skills", optional: true).Select(s => s.ToLowerInvariant()).Distinct()],
            Languages = Languages(json),
            DailyCap = Cap(json, "dailyCap"),
            OpenCap = Cap(json, "openCap"),
            OutOfOffice = [.. json.Objects("outOfOffice", optional: true).Select(Absence).OfType<OutOfOffice>()],
            ExternalIds = ExternalIds(json),
        };
        json.End();
        return owner;
    }

    private static string? Optional(RuleObject json, string name, int length) =>
        json.OptionalText(name) is { } text ? Limited(json, name, length, text) : null;

    private static string Limited(RuleObject json, string name, int length, string text)
    {
        if (text.Length > length)
        {
            json.Fault(name, $"Has more than {length} characters.");
        }

        return text;
    }

    private static int? Cap(RuleObject json, string name) => json.Has(name) ? json.Integer(name, 0, OwnerLimits.Cap) : null;

    private static IReadOnlyList<string> Languages(RuleObject json)
    {
        var languages = json.Texts("languages", optional: true);
        foreach (var language in languages.Where(l => !OwnerLimits.IsLanguage(l)))
        {
            json.Fault("languages", $"'{language}' is no ISO 639-1 code (two small letters).");
        }

        return languages;
    }

    private static OutOfOffice? Absence(RuleObject json)
    {
        var (from, to) = (Edge(json, "from"), Edge(json, "to"));
        var reason = json.OptionalText("reason");
        json.End();
        return from is { } start && to is { } end ? new OutOfOffice(start, end, reason) : null;
    }

    private static DayOrTime? Edge(RuleObject json, string name)
    {
        var text = json.Text(name);
        if (DayOrTime.TryParse(text, out var edge))
        {
            return edge;
        }

        if (text.Length > 0)
        {
            json.Fault(name, $"'{text}' is no date such as 2026-12-24 and no time such as 2026-12-24T12:00:00Z.");
        }

        return null;
    }

    private static string? ExternalIds(RuleObject json)
    {
        if (!json.Has("externalIds"))
        {
            return null;
        }

        var ids = json.Object("externalIds");
        return JsonSerializer.Serialize(ids.Names().ToDictionary(n => n, n => ids.Text(n)));
    }
}
