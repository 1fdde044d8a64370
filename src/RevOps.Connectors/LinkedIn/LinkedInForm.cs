using System.Text.Json;
using RevOps.Connectors.Input;

namespace RevOps.Connectors.LinkedIn;

/// <summary>A lead form of LinkedIn, as far as its answers need it.</summary>
/// <param name="Name">Its name, if known.</param>
/// <param name="Questions">Its questions by id.</param>
/// <param name="Consents">The wording of its consent boxes by id.</param>
/// <param name="Hidden">Its hidden fields, by name.</param>
internal sealed record LinkedInForm(
    string? Name,
    IReadOnlyDictionary<string, LinkedInQuestion> Questions,
    IReadOnlyDictionary<string, string> Consents,
    IReadOnlyDictionary<string, string> Hidden)
{
    /// <summary>Reads a form's JSON; what is missing is empty.</summary>
    public static LinkedInForm Read(JsonElement? json)
    {
        var form = json is { } given ? new FieldReader(given, "", []) : null;
        var content = form?.Child("content");
        return new LinkedInForm(
            form?.Text("name"),
            ById(content?.Children("questions"), "questionId", LinkedInQuestion.Read),
            ById(content?.Child("legalInfo")?.Children("consents"), "id", Wording),
            (form?.Children("hiddenFields") ?? [])
                .Select(h => (Name: h.Text("name"), Value: h.TextOrNumber("value")))
                .Where(h => h is { Name: not null, Value: not null })
                .GroupBy(h => h.Name!, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.First().Value!, StringComparer.Ordinal));
    }

    /// <summary>A text of many languages: the first is the form's own.</summary>
    internal static IReadOnlyList<string> Localized(FieldReader? text) => [.. text?.Texts("localized").Values ?? []];

    /// <summary>The first of a text's languages; null where it has none.</summary>
    internal static string? FirstLocalized(FieldReader? text) => Localized(text) is [var first, ..] ? first : null;

    private static string? Wording(FieldReader consent) => FirstLocalized(consent.Child("consent"));

    private static Dictionary<string, T> ById<T>(IReadOnlyList<FieldReader>? items, string id, Func<FieldReader, T?> read)
        where T : class
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items ?? [])
        {
            if (item.TextOrNumber(id) is { } key && read(item) is { } value)
            {
                found.TryAdd(key, value);
            }
        }

        return found;
    }
}

/// <summary>A question of a form.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Standard">LinkedIn's name of a standard question (<c>EMAIL</c>), else null.</param>
/// <param name="Wordings">How it is asked, and what the form's author calls it.</param>
/// <param name="Options">Texts of what can be chosen, by id.</param>
internal sealed record LinkedInQuestion(string Id, string? Standard, IReadOnlyList<string> Wordings, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>Reads a question.</summary>
    public static LinkedInQuestion Read(FieldReader question)
    {
        var wordings = LinkedInForm.Localized(question.Child("question")).Append(question.Text("name")).OfType<string>();
        var options = question.Child("questionDetails")?.Child("multipleChoiceQuestionDetails")?.Children("options") ?? [];
        return new LinkedInQuestion(
            question.TextOrNumber("questionId") ?? "",
            question.Text("predefinedField"),
            [.. wordings],
            options
                .Select(o => (Id: o.TextOrNumber("id"), Text: LinkedInForm.FirstLocalized(o.Child("text"))))
                .Where(o => o is { Id: not null, Text: not null })
                .GroupBy(o => o.Id!, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.First().Text!, StringComparer.Ordinal));
    }
}
