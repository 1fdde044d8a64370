using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using RevOps.Core;
using RevOps.Functions.Access;
using RevOps.Functions.Description.PowerAutomate;
using RevOps.Functions.Http;

namespace RevOps.Functions.Description;

/// <summary>What the API says of itself.</summary>
public static class DescriptionFunctions
{
    private const string PowerAutomate = "power-automate";
    private static readonly JsonSerializerOptions Readable = new(Json.Options) { WriteIndented = true };
    private static readonly Lazy<JsonObject> OpenApi = new(OpenApiDocument.Make);
    private static readonly Lazy<JsonObject> Swagger = new(() => SwaggerDocument.Of(OpenApi.Value));
    private static readonly Lazy<JsonObject> Connector = new(() => ConnectorDocument.Of(OpenApi.Value, Swagger.Value));

    /// <summary>The description of the API as OpenAPI 3.1.</summary>
    [Function("GetOpenApi")]
    [Access(Scope.None)]
    [Answers(200, "application/json")]
    public static IResult GetOpenApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        Document(request, OpenApi.Value);

    /// <summary>The description of the API as Swagger 2.0, for tools that know no other; also as a custom connector of Power Automate.</summary>
    [Function("GetSwagger")]
    [Access(Scope.None)]
    [Query("for", "power-automate gives the custom connector: what flows need, dressed for their designer.", Values = [PowerAutomate])]
    [Answers(200, "application/json")]
    public static IResult GetSwagger([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "swagger.json")] HttpRequest request)
    {
        var wanted = request.Query["for"].ToString();
        if (wanted is not ("" or PowerAutomate))
        {
            return Problem.Invalid(new FieldFault("/for", "value", $"for is {PowerAutomate}, or left out."));
        }

        // Whoever imports it from here wants to call here.
        var document = (wanted.Length == 0 ? Swagger : Connector).Value.DeepClone().AsObject();
        document.Insert(2, "host", request.Host.Value);
        document.Insert(3, "schemes", new JsonArray(request.Scheme));
        return Document(request, document);
    }

    private static IResult Document(HttpRequest request, JsonObject document)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(document, Readable);

        // Tools of other sites may read it: it says nothing that is not in the docs.
        var headers = request.HttpContext.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.CacheControl = "no-cache";
        return Results.Bytes(bytes, "application/json", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
    }
}
