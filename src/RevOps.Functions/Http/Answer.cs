using Microsoft.AspNetCore.Http;

namespace RevOps.Functions.Http;

/// <summary>Answers in JSON.</summary>
public static class Answer
{
    /// <summary>200.</summary>
    public static IResult Ok<T>(T body) => Results.Json(body, Json.Options);

    /// <summary>201.</summary>
    public static IResult Created<T>(T body) => Results.Json(body, Json.Options, statusCode: StatusCodes.Status201Created);

    /// <summary>202: durable, worked on later.</summary>
    public static IResult Accepted<T>(T body) => Results.Json(body, Json.Options, statusCode: StatusCodes.Status202Accepted);
}
