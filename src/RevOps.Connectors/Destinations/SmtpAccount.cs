namespace RevOps.Connectors.Destinations;

/// <summary>A server that takes e-mail to be sent on (RFC 6409).</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port; 587 where nothing is said.</param>
/// <param name="User">Who signs in; empty for nobody.</param>
/// <param name="Password">With what.</param>
/// <param name="IsLocal">True on this machine: only there a connection may be without TLS.</param>
public sealed record SmtpAccount(string Host, int Port, string User, string Password, bool IsLocal)
{
    private const int SubmissionPort = 587;

    /// <summary>Reads <c>smtp://user:password@host:587</c>, name and password escaped as in any address; null where it is none.</summary>
    public static SmtpAccount? Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != "smtp" || url.Host.Length == 0 || url.PathAndQuery is not ("/" or ""))
        {
            return null;
        }

        var user = url.UserInfo.Split(':', 2);
        return user.Length == 2 || url.UserInfo.Length == 0
            ? new SmtpAccount(
                url.Host, url.Port > 0 ? url.Port : SubmissionPort, Uri.UnescapeDataString(user[0]), user.Length == 2 ? Uri.UnescapeDataString(user[1]) : "", url.IsLoopback)
            : null;
    }

    /// <inheritdoc/>
    /// <remarks>Without the password: it must not reach a log.</remarks>
    public override string ToString() => $"{Host}:{Port}";
}
