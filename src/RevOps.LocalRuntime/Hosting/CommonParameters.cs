using Microsoft.Azure.Functions.Worker;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>The parameters that every function may have.</summary>
internal static class CommonParameters
{
    /// <summary>Binds <see cref="FunctionContext"/> and <see cref="CancellationToken"/>; null for anything else.</summary>
    public static ParameterBinder? Bind(ParameterSite site)
    {
        if (site.Parameter.ParameterType == typeof(FunctionContext))
        {
            return context => ValueTask.FromResult<object?>(context);
        }

        return site.Parameter.ParameterType == typeof(CancellationToken)
            ? context => ValueTask.FromResult<object?>(context.CancellationToken)
            : null;
    }
}
