namespace RevOps.Functions.Access.Sessions;

/// <summary>Who is signed in.</summary>
/// <param name="SignedIn">Whether anybody is.</param>
/// <param name="Name">Who, where it is known.</param>
/// <param name="Scopes">What they may do.</param>
/// <param name="CsrfToken">What every change has to send in x-csrf-token.</param>
/// <param name="LoginUrl">Where people sign in with their account; null where that is not set up.</param>
/// <param name="Time">The app's clock.</param>
internal sealed record SessionView(
    bool SignedIn,
    string? Name,
    IEnumerable<string> Scopes,
    string? CsrfToken,
    string? LoginUrl,
    DateTimeOffset Time);
