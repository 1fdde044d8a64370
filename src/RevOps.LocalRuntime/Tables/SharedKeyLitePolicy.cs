using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>
/// Signs each attempt of a request with the account's key. Source: Microsoft Learn, "Authorize with Shared Key", section
/// "Table service (Shared Key Lite authorization)".
/// </summary>
internal sealed class SharedKeyLitePolicy(TableConnection connection) : HttpPipelineSynchronousPolicy
{
    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message)
    {
        // Real time, whatever the app's business clock says: the service refuses a date that is 15 minutes off.
        var date = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var toSign = $"{date}\n/{connection.AccountName}{message.Request.Uri.ToUri().AbsolutePath}";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(connection.AccountKey, Encoding.UTF8.GetBytes(toSign)));
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {connection.AccountName}:{signature}");
    }
}
