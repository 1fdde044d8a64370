namespace Azure.Data.Tables;

/// <summary>Where a storage account's tables are, and its key.</summary>
/// <param name="Endpoint">The account's table endpoint, without a slash at its end.</param>
/// <param name="AccountName">Name of the account.</param>
/// <param name="AccountKey">The key's bytes.</param>
internal sealed record TableConnection(Uri Endpoint, string AccountName, byte[] AccountKey)
{
    // Public knowledge: the emulator has no other account.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string EmulatorEndpoint = "http://127.0.0.1:10002/" + EmulatorAccount;

    /// <summary>
    /// Reads a connection string: <c>UseDevelopmentStorage=true</c>, or account name and key with <c>TableEndpoint</c> or with
    /// <c>EndpointSuffix</c>.
    /// </summary>
    /// <exception cref="FormatException">It is none; the message names the part and never shows the key.</exception>
    /// <exception cref="NotSupportedException">It holds a shared access signature, or a proxy for the emulator.</exception>
    public static TableConnection Parse(string connectionString)
    {
        var parts = Split(connectionString);
        if (parts.ContainsKey("SharedAccessSignature") || parts.ContainsKey("DevelopmentStorageProxyUri"))
        {
            throw new NotSupportedException("Shared access signatures and emulator proxies are not supported in connection strings.");
        }

        if (parts.TryGetValue("UseDevelopmentStorage", out var emulator) && bool.TryParse(emulator, out var use) && use)
        {
            return new TableConnection(new Uri(EmulatorEndpoint), EmulatorAccount, Convert.FromBase64String(EmulatorKey));
        }

        var account = Part(parts, "AccountName");
        return new TableConnection(EndpointOf(parts, account), account, Key(Part(parts, "AccountKey")));
    }

    private static Dictionary<string, string> Split(string connectionString)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !parts.TryAdd(part[..equals], part[(equals + 1)..]))
            {
                throw new FormatException("The storage connection string is not a list of different settings 'name=value'.");
            }
        }

        return parts;
    }

    private static Uri EndpointOf(Dictionary<string, string> parts, string account)
    {
        var text = parts.GetValueOrDefault("TableEndpoint")
            ?? $"{parts.GetValueOrDefault("DefaultEndpointsProtocol") ?? "https"}://{account}.table."
            + (parts.GetValueOrDefault("EndpointSuffix") ?? "core.windows.net");
        return Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var endpoint)
            ? endpoint
            : throw new FormatException("The table endpoint of the storage connection string is not an address.");
    }

    private static string Part(Dictionary<string, string> parts, string name) =>
        parts.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw new FormatException($"The storage connection string lacks {name}.");

    private static byte[] Key(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new FormatException("The AccountKey of the storage connection string is not base64.");
        }
    }
}
