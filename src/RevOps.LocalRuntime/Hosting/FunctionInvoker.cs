using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>Runs functions: a service scope, the middlewares, the arguments, the call, the result.</summary>
internal sealed class FunctionInvoker
{
    private readonly IServiceScopeFactory _scopes;
    private readonly FunctionExecutionDelegate _pipeline;
    private readonly ConcurrentDictionary<FunctionEntry, FunctionCall> _calls = new(ReferenceEqualityComparer.Instance);

    public FunctionInvoker(IServiceScopeFactory scopes, FunctionPipeline pipeline)
    {
        _scopes = scopes;
        _pipeline = pipeline.Around(ExecuteAsync);
    }

    /// <summary>Runs a function once; what it throws is thrown.</summary>
    public async Task<object?> InvokeAsync(FunctionEntry function, Invocation invocation, CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = new LocalFunctionContext(function.Definition, scope.ServiceProvider, invocation, cancellation);
        var result = new LocalInvocationResult();
        context.Features.Set(result);
        context.Features.Set(function);
        invocation.Attach?.Invoke(context.Features);
        await _pipeline(context);
        if (invocation.Complete is { } complete)
        {
            await complete(context, result.Value);
        }

        return result.Value;
    }

    private async Task ExecuteAsync(FunctionContext context)
    {
        var function = context.Features.Get<FunctionEntry>()!;
        var call = _calls.GetOrAdd(function, f => new FunctionCall(f));
        var value = await call.RunAsync(context);
        context.Features.Get<LocalInvocationResult>()!.Value = value;
    }
}
