using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace RevOps.Functions.Access.Sessions;

/// <summary>Somebody whom App Service has signed in.</summary>
/// <param name="Id">Their id; the same at each request.</param>
/// <param name="Name">Their name, to be shown to them.</param>
/// <param name="Scopes">What their roles allow; <see cref="Scope.None"/> where they have none of ours.</param>
public sealed record Account(string Id, string Name, Scope Scopes);

/// <summary>
/// People by App Service authentication (Entra ID). The header that names them is believed only where App Service says that it sets it: anywhere
/// else, anybody could.
/// </summary>
/// <remarks>See learn.microsoft.com, "Work with user identities in Azure App Service authentication".</remarks>
/// <param name="isOn">Whether App Service authenticates.</param>
public sealed class AccountSignIn(bool isOn)
{
    private const string PrincipalHeader = "X-MS-CLIENT-PRINCIPAL";
    private const string UsualRoleType = "roles";

    // Roles contain each other, as people expect of them; scopes of keys do not.
    private static readonly Dictionary<string, Scope> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["viewer"] = Scope.Read,
        ["agent"] = Scope.Read | Scope.Agent,
        ["admin"] = Scope.Read | Scope.Agent | Scope.Admin | Scope.Intake,
    };

    /// <summary>Where people sign in; null where App Service does not authenticate.</summary>
    public string? LoginUrl => isOn ? "/.auth/login/aad?post_login_redirect_uri=/api/dashboard" : null;

    /// <summary>As App Service is set up (<c>WEBSITE_AUTH_ENABLED</c>, which it sets itself).</summary>
    public static AccountSignIn Of(IConfiguration configuration) => new(string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Who sends a request; null for nobody that App Service has signed in.</summary>
    public Account? Of(HttpRequest request)
    {
        if (!isOn || request.Headers[PrincipalHeader].ToString() is not { Length: > 0 } header)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(header));
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Account? Read(JsonElement principal)
    {
        var roleType = principal.TryGetProperty("role_typ", out var type) && type.GetString() is { Length: > 0 } given ? given : UsualRoleType;
        var (id, name, scopes) = ("", "", Scope.None);
        foreach (var claim in principal.GetProperty("claims").EnumerateArray())
        {
            var (kind, value) = (claim.GetProperty("typ").GetString(), claim.GetProperty("val").GetString() ?? "");
            if (kind == roleType || kind == UsualRoleType)
            {
                scopes |= Roles.GetValueOrDefault(value);
            }

            id = kind is "http://schemas.microsoft.com/identity/claims/objectidentifier" or "oid" ? value : id;
            name = kind is "name" ? value : name;
        }

        return id.Length > 0 ? new Account(id, name, scopes) : null;
    }
}
