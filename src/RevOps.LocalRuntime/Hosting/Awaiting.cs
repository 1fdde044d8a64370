using System.Collections.Concurrent;
using System.Reflection;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>Waits for whatever a method returned.</summary>
internal static class Awaiting
{
    private static readonly ConcurrentDictionary<Type, Func<object, Task<object?>>> s_unwrap = new();

    /// <summary>The value behind a task, or the value itself; null where there is none.</summary>
    public static Task<object?> ResultAsync(object? returned) => returned is null
        ? Task.FromResult<object?>(null)
        : s_unwrap.GetOrAdd(returned.GetType(), UnwrapperOf)(returned);

    private static Func<object, Task<object?>> UnwrapperOf(Type type)
    {
        if (type == typeof(ValueTask))
        {
            return static async value =>
            {
                await (ValueTask)value;
                return null;
            };
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            return Generic(nameof(FromValueTask), type.GetGenericArguments()[0]);
        }

        return typeof(Task).IsAssignableFrom(type) ? UnwrapperOfTask(type) : static value => Task.FromResult<object?>(value);
    }

    private static Func<object, Task<object?>> UnwrapperOfTask(Type type)
    {
        // An async method without a value returns a Task<VoidTaskResult>, whose result is nobody's business.
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Task<>) && t.GetGenericArguments()[0].Name != "VoidTaskResult")
            {
                return Generic(nameof(FromTask), t.GetGenericArguments()[0]);
            }
        }

        return static async value =>
        {
            await (Task)value;
            return null;
        };
    }

    private static Func<object, Task<object?>> Generic(string name, Type argument) =>
        typeof(Awaiting).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(argument)
            .CreateDelegate<Func<object, Task<object?>>>();

    private static async Task<object?> FromTask<T>(object value) => await (Task<T>)value;

    private static async Task<object?> FromValueTask<T>(object value) => await (ValueTask<T>)value;
}
