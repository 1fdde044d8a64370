using System.Security.Cryptography;
using System.Text;

namespace RevOps.Functions.Access;

/// <summary>The API keys and what each may do. Only hashes are kept, and compared in constant time.</summary>
public sealed class ApiKeys
{
    /// <summary>Shorter keys could be guessed.</summary>
    public const int MinimumLength = 8;

    private readonly IReadOnlyList<(byte[] Hash, Scope Scope)> _keys;

    private ApiKeys(IReadOnlyList<(byte[] Hash, Scope Scope)> keys) => _keys = keys;

    /// <summary>
    /// Reads the keys: the admin key, which may do everything, and <paramref name="more"/> as <c>scope=key;scope=key</c>, where a
    /// scope is intake, read, agent, admin or web, or several joined by <c>+</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">An entry is wrong; the message tells its position, never the key.</exception>
    public static ApiKeys Parse(string adminKey, string more)
    {
        var keys = new List<(byte[], Scope)> { (Hash(adminKey), Scope.Intake | Scope.Read | Scope.Agent | Scope.Admin) };
        var entries = more.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var i = 0; i < entries.Length; i++)
        {
            var parts = entries[i].Split('=', 2);
            if (parts.Length != 2 || parts[1].Length < MinimumLength || KeyScopes.Parse(parts[0]) is not (> Scope.None and var scopes))
            {
                throw new InvalidOperationException(
                    $"REVOPS_KEYS: entry {i + 1} must be scope=key, with a scope of intake, read, agent, admin or web and a key of at least {MinimumLength} characters.");
            }

            keys.Add((Hash(parts[1]), scopes));
        }

        return new ApiKeys(keys);
    }

    /// <summary>What a key may do; <see cref="Scope.None"/> for an unknown one.</summary>
    public Scope ScopesOf(string key)
    {
        var hash = Hash(key);
        var scopes = Scope.None;
        foreach (var known in _keys)
        {
            // No early exit: the time taken tells nothing about which key came close.
            scopes |= CryptographicOperations.FixedTimeEquals(hash, known.Hash) ? known.Scope : Scope.None;
        }

        return scopes;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
