using System.Globalization;
using System.Text.Json;
using RevOps.Data.Outbox;
using RevOps.Functions.Http;

namespace RevOps.Functions.Imports;

/// <summary>A message of the import queue: read the next range of a file, or apply a range of staged rows.</summary>
/// <param name="Name">Always <c>import</c>.</param>
/// <param name="Version">Always 1.</param>
/// <param name="ImportId">The import.</param>
/// <param name="Step"><c>read</c> or <c>apply</c>.</param>
/// <param name="From">For reading the offset in the file, for applying the first row.</param>
/// <param name="To">For applying the last row.</param>
/// <param name="File">For the first read: the file's name, if the sender gave one.</param>
/// <param name="Terms">For the first read: what the sender said of the file.</param>
public sealed record ImportMessage(string Name, int Version, string ImportId, string Step, long From, long To, string? File, ImportTerms? Terms = null)
{
    /// <summary>Read on.</summary>
    public const string Read = "read";

    /// <summary>Apply staged rows.</summary>
    public const string Apply = "apply";

    private const string MessageName = "import";

    /// <summary>Id of the promise that this message keeps.</summary>
    public string OutboxId => string.Create(CultureInfo.InvariantCulture, $"{MessageName}:{ImportId}:{Step}:{From}");

    /// <summary>A message.</summary>
    public static ImportMessage Of(string importId, string step, long from, long to = 0, string? file = null, ImportTerms? terms = null) =>
        new(MessageName, 1, importId, step, from, to, file, terms);

    /// <summary>The promise to send this message.</summary>
    public OutboxItem Promise() => new(OutboxId, OutboxKind.Import, Json.Text(this));

    /// <summary>Reads a message.</summary>
    /// <exception cref="JsonException">It is not one of ours.</exception>
    public static ImportMessage Parse(string text)
    {
        var message = Json.Parse<ImportMessage>(text);
        return message is { Name: MessageName, Version: 1, Step: Read or Apply }
            ? message
            : throw new JsonException($"Message '{message.Name}' version {message.Version} step '{message.Step}' is not known here.");
    }
}
