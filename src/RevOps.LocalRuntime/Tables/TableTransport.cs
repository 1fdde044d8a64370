using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Sends requests to an account's Table service, and turns its errors into <see cref="RequestFailedException"/>.</summary>
internal sealed class TableTransport(TableConnection connection, TableClientOptions options)
{
    private readonly HttpPipeline _pipeline =
        HttpPipelineBuilder.Build(options, [], [new SharedKeyLitePolicy(connection)], new ResponseClassifier());

    /// <summary>The account's name.</summary>
    public string AccountName => connection.AccountName;

    /// <summary>The address of something in the account.</summary>
    /// <param name="path">Path below the account, already escaped.</param>
    public Uri UriOf(string path) => new($"{connection.Endpoint.AbsoluteUri.TrimEnd('/')}/{path}");

    /// <summary>Begins a request with the headers that all have.</summary>
    public Request CreateRequest(RequestMethod method, string path)
    {
        var request = _pipeline.CreateRequest();
        request.Method = method;
        request.Uri.Reset(UriOf(path));
        request.Headers.Add("x-ms-version", options.VersionText);
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add("Accept", "application/json;odata=minimalmetadata");
        return request;
    }

    /// <summary>Gives a request a JSON body, and asks not to get it back.</summary>
    public static Request WithBody(Request request, byte[] json)
    {
        request.Headers.Add("Content-Type", "application/json");
        request.Headers.Add("Prefer", "return-no-content");
        request.Content = RequestContent.Create(json);
        return request;
    }

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request; used up.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <param name="tolerated">A status that is returned although it is an error; 0: none.</param>
    /// <exception cref="RequestFailedException">The service answered with another error, or not at all.</exception>
    public async Task<Response> SendAsync(Request request, CancellationToken cancellationToken, int tolerated = 0)
    {
        using (request)
        {
            var response = await _pipeline.SendRequestAsync(request, cancellationToken);
            return response.Status < 400 || response.Status == tolerated ? response : throw Fault(response);
        }
    }

    /// <summary>The error that an answer stands for.</summary>
    public static RequestFailedException Fault(Response response) => new(response, null, TableErrorParser.Instance);

    /// <summary>Reads an answer's JSON.</summary>
    public static JsonDocument Json(Response response) => JsonDocument.Parse(response.Content.ToMemory());
}
