namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the pipeline: the next middleware, in the end the function.</summary>
/// <param name="context">The invocation.</param>
public delegate Task FunctionExecutionDelegate(FunctionContext context);

/// <summary>Runs around every invocation, whatever triggered it.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Handles an invocation; without calling <paramref name="next"/> the function does not run.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="next">The rest of the pipeline.</param>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
