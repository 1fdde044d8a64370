using RevOps.LocalRuntime.Hosting;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a middleware can do with the bindings of an invocation.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>The result of the invocation, to read after the function ran or to set instead of running it.</summary>
    /// <param name="context">The invocation.</param>
    /// <exception cref="InvalidOperationException">The context is not one of this runtime.</exception>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        context.Features.Get<LocalInvocationResult>()
        ?? throw new InvalidOperationException("The invocation has no result: the context was not made by the runtime.");
}
