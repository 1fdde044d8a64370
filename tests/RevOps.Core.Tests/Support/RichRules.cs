namespace RevOps.Core.Tests.Support;

/// <summary>Routing, calendars and owners in which every property is used at least once.</summary>
internal static class RichRules
{
    public const string Routing = """
        {
          "$schema": "./schema/routing.schema.json",
          "fallback": { "ownerId": "desk", "name": "Desk", "email": "desk@example.com" },
          "territories": { "south": [{ "country": "DE", "regions": ["Bayern"], "postalPrefixes": ["8", "90"] }, "AT"] },
          "languages": { "DE": ["de"] },
          "rules": [
            {
              "id": "south", "team": "dach", "strategy": "weighted", "rotation": "dach", "skills": ["AI"], "language": "match", "hours": "require",
              "when": {
                "territories": ["south"], "countries": ["CH"], "industries": ["software"], "segments": ["smb"], "sources": ["google"],
                "channels": ["google_ads"], "interests": ["demo", "migrat*"]
              },
              "reason": "South."
            },
            { "id": "named", "owners": ["ann", "bob"], "when": {}, "reason": "Named." },
            { "id": "keep", "existingOwnership": true, "when": { "segments": ["smb"] }, "reason": "Keeps." }
          ]
        }
        """;

    public const string Calendars = """
        {
          "$schema": "./schema/calendars.schema.json",
          "default": "berlin",
          "calendars": {
            "berlin": {
              "timeZone": "Europe/Berlin",
              "hours": { "monday": ["09:00-12:30", "13:30-18:00"], "friday": ["22:00-06:00"], "sunday": ["00:00-24:00"] },
              "holidays": { "2026-12-25": "Christmas Day" }
            }
          }
        }
        """;

    public const string Owners = """
        {
          "$schema": "./schema/owners.schema.json",
          "owners": [
            {
              "ownerId": "ann", "name": "Ann", "email": "ann@example.com", "team": "dach", "managerId": "bob", "calendar": "berlin",
              "timeZone": "Europe/Vienna", "weight": 2, "active": true, "skills": ["AI"], "languages": ["de", "en"], "dailyCap": 10, "openCap": 40,
              "outOfOffice": [{ "from": "2026-12-24", "to": "2026-12-31", "reason": "Holidays" }], "externalIds": { "crm": "7" }
            },
            { "ownerId": "bob", "name": "Bob" }
          ]
        }
        """;

    /// <summary>The shipped rules with these three files in place of theirs.</summary>
    public static Dictionary<string, string> Files()
    {
        var files = Shipped.Files();
        (files["routing.json"], files["calendars.json"], files["owners.json"]) = (Routing, Calendars, Owners);
        return files;
    }
}
