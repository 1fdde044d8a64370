using RevOps.Core.Owners;

namespace RevOps.Functions.Api;

/// <summary>Reads an owner from a request.</summary>
public static class OwnerInput
{
    private const int MaxItems = 100;

    /// <summary>The owner; what is wrong is noted in the input.</summary>
    public static Owner Read(JsonInput input) => new()
    {
        OwnerId = input.Text("ownerId", 100, required: true) ?? "",
        Name = input.Text("name", 200, required: true) ?? "",
        Email = input.Text("email", 320),
        Team = input.Text("team", 100),
        ManagerId = input.Text("managerId", 100),
        Calendar = input.Text("calendar", 100),
        TimeZone = input.Text("timeZone", 100),
        Weight = input.Number("weight", 0, OwnerLimits.Weight) ?? 1,
        Active = input.Flag("active") ?? true,
        Skills = [.. input.Texts("skills", MaxItems, 100).Select(s => s.ToLowerInvariant()).Distinct()],
        Languages = Languages(input),
        DailyCap = input.Number("dailyCap", 0, OwnerLimits.Cap),
        OpenCap = input.Number("openCap", 0, OwnerLimits.Cap),
        OutOfOffice = [.. input.Objects("outOfOffice", MaxItems).Select(Absence).OfType<OutOfOffice>()],
        ExternalIds = input.Map("externalIds"),
    };

    private static IReadOnlyList<string> Languages(JsonInput input)
    {
        string[] codes = [.. input.Texts("languages", MaxItems, 20).Select(l => l.ToLowerInvariant()).Distinct()];
        return Array.TrueForAll(codes, OwnerLimits.IsLanguage)
            ? codes
            : input.Fault<string[]>("languages", "format", "languages are ISO 639-1 codes: two letters each.") ?? [];
    }

    private static OutOfOffice? Absence(JsonInput input)
    {
        var (from, to) = (Edge(input, "from"), Edge(input, "to"));
        var reason = input.Text("reason", 200);
        return from is { } start && to is { } end ? new OutOfOffice(start, end, reason) : null;
    }

    private static DayOrTime? Edge(JsonInput input, string name)
    {
        if (input.Text(name, 40, required: true) is not { } text)
        {
            return null;
        }

        return DayOrTime.TryParse(text, out var edge)
            ? edge
            : input.Fault<DayOrTime?>(name, "format", $"{name} is a date such as 2026-12-24, or a time such as 2026-12-24T12:00:00Z.");
    }
}
