using System.Text;

namespace RevOps.Functions.Local.Demo;

/// <summary>The list that somebody brings from a trade fair: semicolons, German headers, and rows that nobody checked.</summary>
internal static class ImportFile
{
    private const int GoodRows = 52;

    /// <summary>The file.</summary>
    public static string Make(People people)
    {
        var text = new StringBuilder("id;E-Mail;Vorname;Nachname;Firma;Mitarbeiter;Land;Telefon;Funktion;Interesse\r\n");
        for (var i = 1; i <= GoodRows; i++)
        {
            var p = Lone(people);
            var company = p.Company.Name.Contains(';', StringComparison.Ordinal) ? $"\"{p.Company.Name}\"" : p.Company.Name;
            Line(text, $"F-{i}", p.Email, p.FirstName, p.LastName, company, p.Company.Employees, p.Country, p.Phone, p.Title, p.Interest);
        }

        Line(text, "F-59", "twice@fair.example", "Nora", "Zweig", "Fair GmbH", "", "DE", "", "", "");
        Line(text, "F-59", "twice@fair.example", "Nora", "Zweig", "Fair GmbH", "", "DE", "", "", "");
        Line(text, "F-60", "no-address-at-all", "Wrong", "Address", "Fair GmbH", "", "DE", "", "", "");
        Line(text, "F-61", "", "Nobody", "Reachable", "Fair GmbH", "", "DE", "", "", "");
        Line(text, "F-62", "", "Short", "Number", "Fair GmbH", "", "DE", "12", "", "");
        Line(text, "F-63", "two@fields.example", "Missing");
        Line(text, "F-64", "a@b@c.example", "Double", "At", "Fair GmbH", "", "DE", "", "", "");
        text.Append("F-65;\"quoted\"oops@fair.example;Bad;Quote;Fair GmbH;;DE;;;\r\n\r\n;;;;;;;;;\r\n");
        Line(
            text, "F-66", "\"line.break@fair.example\"", "\"Line\r\nBreak\"", "Last", "Fair GmbH", "11-50", "Deutschland", "030 7654321", "Einkäuferin", "Whitepaper");
        return text.ToString();
    }

    /// <summary>Rows are worked off side by side, so that nobody in the file may depend on another's turn.</summary>
    private static Person Lone(People people)
    {
        var person = people.Next();
        while (person.NeedsOrder)
        {
            person = people.Next();
        }

        return person;
    }

    private static void Line(StringBuilder text, params string[] fields) => text.Append(string.Join(';', fields)).Append("\r\n");
}
