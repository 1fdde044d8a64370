using System.Text.Json;
using RevOps.Core;
using RevOps.Functions.Api;

namespace RevOps.Functions.Access;

/// <summary>What somebody who wants a key says.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="ExpiresAt">When it ends by itself; null for never.</param>
public sealed record KeyInput(string Name, Scope Scopes, DateTimeOffset? ExpiresAt)
{
    private const int MaxName = 200;

    /// <summary>Reads it.</summary>
    /// <returns>The input, or everything that is wrong with it.</returns>
    public static (KeyInput? Input, IReadOnlyList<FieldFault> Faults) Read(JsonElement body, DateTimeOffset now)
    {
        var fields = JsonInput.Of(body);
        var name = fields.Text("name", MaxName, required: true);
        var names = fields.Texts("scopes", KeyScopes.Names.Count, 20);
        var scopes = KeyScopes.Of(names);
        if (scopes == Scope.None && fields.Faults.All(f => f.Field != "/scopes"))
        {
            fields.Fault<string>("scopes", names.Count == 0 ? "required" : "value", $"scopes is a list of: {string.Join(", ", KeyScopes.Names)}.");
        }

        var expiresAt = fields.Time("expiresAt");
        if (expiresAt <= now)
        {
            fields.Fault<string>("expiresAt", "range", "expiresAt is in the past.");
        }

        return fields.Faults.Count == 0 ? (new KeyInput(name!, scopes, expiresAt), []) : (null, fields.Faults);
    }
}
