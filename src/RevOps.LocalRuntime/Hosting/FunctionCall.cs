using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>Calls one function's method.</summary>
internal sealed class FunctionCall(FunctionEntry function)
{
    private readonly ObjectFactory? _make =
        function.Method.IsStatic ? null : ActivatorUtilities.CreateFactory(function.Class, []);

    /// <summary>Binds the arguments, makes the class, calls the method, awaits it, and lets go of the class.</summary>
    public async Task<object?> RunAsync(FunctionContext context)
    {
        var arguments = new object?[function.Binders.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = await function.Binders[i](context);
        }

        var instance = _make?.Invoke(context.InstanceServices, null);
        try
        {
            var returned = function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            return await Awaiting.ResultAsync(returned);
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    private static async ValueTask DisposeAsync(object? instance)
    {
        if (instance is IAsyncDisposable later)
        {
            await later.DisposeAsync();
        }
        else
        {
            (instance as IDisposable)?.Dispose();
        }
    }
}
