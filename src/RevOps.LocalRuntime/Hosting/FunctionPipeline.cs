using Microsoft.Azure.Functions.Worker.Middleware;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>The middlewares around every invocation.</summary>
internal sealed class FunctionPipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middlewares = [];

    /// <summary>Adds a middleware inside of those added before.</summary>
    public void Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware) => _middlewares.Add(middleware);

    /// <summary>Puts all middlewares around the innermost step.</summary>
    public FunctionExecutionDelegate Around(FunctionExecutionDelegate innermost) =>
        Enumerable.Reverse(_middlewares).Aggregate(innermost, (next, middleware) => middleware(next));
}
