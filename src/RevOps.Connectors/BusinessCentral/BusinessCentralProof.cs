using System.Text.Json;
using System.Text.RegularExpressions;
using RevOps.Connectors.Input;
using RevOps.Connectors.Proofs;

namespace RevOps.Connectors.BusinessCentral;

/// <summary>
/// Business Central signs nothing: each notification repeats the <c>clientState</c> that its subscription was made with. A delivery
/// may hold notifications of several subscriptions; all of them must hold a secret that is valid, or none counts.
/// </summary>
/// <remarks>See MicrosoftDocs/dynamics365smb-devitpro-pb, dynamics-subscriptions.md.</remarks>
public sealed partial class BusinessCentralProof : IVendorProof
{
    /// <summary>The name in routes.</summary>
    public const string Name = "business-central";

    private const int MaxToken = 2_048;

    /// <summary>
    /// Any error but 408, 429 and 5xx deletes the subscription. So what is not proven is answered with 202 like the rest, thrown away
    /// and counted.
    /// </summary>
    public static VendorPolicy Policy { get; } = new()
    {
        Proof = new BusinessCentralProof(),
        Handshake = static (delivery, _) => TokenOf(delivery.Url) is { } token ? VendorAnswer.Text(200, token) : null,
        Accepted = new VendorAnswer(202),
        Refused = new VendorAnswer(202),
    };

    /// <inheritdoc/>
    public string Vendor => Name;

    /// <inheritdoc/>
    public ProofFault Check(SignedDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        if (JsonInput.Parse(delivery.Body) is not JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root }
            || !root.TryGetProperty("value", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            return ProofFault.Missing;
        }

        var isWrong = false;
        foreach (var item in list.EnumerateArray())
        {
            isWrong |= !SharedSecrets.Match(StateOf(item), secrets);
        }

        return isWrong ? ProofFault.Wrong : ProofFault.None;
    }

    private static string? StateOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("clientState", out var state) && state.ValueKind == JsonValueKind.String ? state.GetString() : null;

    private static string? TokenOf(string url) =>
        Token().Match(url) is { Success: true } match && match.Groups[1].Length <= MaxToken ? Uri.UnescapeDataString(match.Groups[1].Value.Replace('+', ' ')) : null;

    [GeneratedRegex("[?&]validationToken=([^&#]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Token();
}
