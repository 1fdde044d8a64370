using System.Text.Json;

namespace RevOps.LocalRuntime.Azurite;

/// <summary>Where an Azurite listens.</summary>
/// <param name="Pid">Its process.</param>
/// <param name="BlobPort">Port of the blob service on 127.0.0.1.</param>
/// <param name="QueuePort">Port of the queue service.</param>
/// <param name="TablePort">Port of the table service.</param>
internal sealed record AzuriteEndpoint(int Pid, int BlobPort, int QueuePort, int TablePort)
{
    /// <summary>The ports that tools look at first.</summary>
    public static AzuriteEndpoint Usual { get; } = new(0, 10000, 10001, 10002);

    // The emulator's account and key are public knowledge: they are the same in every Azurite.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(2) };

    /// <summary>What clients connect with.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + $"BlobEndpoint=http://127.0.0.1:{BlobPort}/{Account};"
        + $"QueueEndpoint=http://127.0.0.1:{QueuePort}/{Account};"
        + $"TableEndpoint=http://127.0.0.1:{TablePort}/{Account};";

    /// <summary>Reads what the launcher wrote; null when there is nothing, or half of it.</summary>
    public static AzuriteEndpoint? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<AzuriteEndpoint>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether an Azurite answers at the queue port: any other server there does not count.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{QueuePort}/{Account}?comp=list");
            using var response = await s_http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return response.Headers.TryGetValues("Server", out var server)
                && server.Any(s => s.StartsWith("Azurite", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
