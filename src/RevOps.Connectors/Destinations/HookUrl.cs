using System.Net;

namespace RevOps.Connectors.Destinations;

/// <summary>Where a subscriber may want to be called.</summary>
public static class HookUrl
{
    /// <summary>Longer ones are refused.</summary>
    public const int MaxLength = 2000;

    /// <summary>What is wrong with an address; null where nothing is. Names are resolved and judged when it is called.</summary>
    /// <param name="text">The address.</param>
    /// <param name="allowLoopback">True where this machine itself may be called, also without TLS.</param>
    public static string? FaultOf(string text, bool allowLoopback)
    {
        if (text.Length > MaxLength || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            return $"url is an https address of at most {MaxLength} characters.";
        }

        if (url.UserInfo.Length > 0)
        {
            return "url holds no user name or password.";
        }

        var isLoopback = allowLoopback && url.IsLoopback;
        if (url.Scheme == "http" && !isLoopback)
        {
            return "url is an https address.";
        }

        return !isLoopback && (url.IsLoopback || (IPAddress.TryParse(url.IdnHost, out var address) && !PublicAddresses.IsAllowed(address, allowLoopback)))
            ? "url is not an address of this machine or of a private network."
            : null;
    }
}
