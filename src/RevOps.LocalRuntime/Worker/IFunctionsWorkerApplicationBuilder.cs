using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where services and middlewares of a worker are put in.</summary>
public interface IFunctionsWorkerApplicationBuilder
{
    /// <summary>The services of the app.</summary>
    IServiceCollection Services { get; }

    /// <summary>Adds a middleware; the first one added is the outermost.</summary>
    /// <param name="middleware">Gets the rest of the pipeline and gives what stands around it.</param>
    IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware);
}
