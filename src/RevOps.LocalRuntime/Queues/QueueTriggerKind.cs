using System.Text.RegularExpressions;
using Azure.Core.Serialization;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RevOps.LocalRuntime.Hosting;

namespace RevOps.LocalRuntime.Queues;

/// <summary>Queue triggers: the message itself, or its body in several forms.</summary>
internal sealed partial class QueueTriggerKind : ITriggerKind
{
    /// <inheritdoc />
    public string BindingType => "queueTrigger";

    /// <inheritdoc />
    public bool Handles(TriggerBindingAttribute attribute) => attribute is QueueTriggerAttribute;

    /// <inheritdoc />
    public ParameterBinder BindTrigger(ParameterSite site, TriggerBindingAttribute attribute)
    {
        var queue = ((QueueTriggerAttribute)attribute).QueueName;
        if (!QueueName().IsMatch(queue))
        {
            throw site.Unsupported($"'{queue}' is not a queue name (3 to 63 lower-case letters, digits and single dashes).");
        }

        var read = ReaderTo(site.Parameter.ParameterType)
            ?? throw site.Unsupported($"a queue message cannot be bound to {site.Parameter.ParameterType.Name}.");
        return context => ValueTask.FromResult(read(context.Features.Get<QueueMessage>()!, context));
    }

    /// <inheritdoc />
    public ParameterBinder? BindData(ParameterSite site, TriggerBindingAttribute attribute) => null;

    private static Func<QueueMessage, FunctionContext, object?>? ReaderTo(Type type)
    {
        if (type == typeof(QueueMessage))
        {
            return (message, _) => message;
        }

        if (type == typeof(BinaryData))
        {
            return (message, _) => message.Body;
        }

        if (type == typeof(string))
        {
            return (message, _) => message.Body.ToString();
        }

        if (type == typeof(byte[]))
        {
            return (message, _) => message.Body.ToArray();
        }

        return IsPlainObject(type) ? (message, context) => Deserialize(message, type, context) : null;
    }

    private static bool IsPlainObject(Type type) =>
        !type.IsPrimitive && !type.IsEnum && !type.IsInterface && !type.IsAbstract && !type.IsPointer && !type.IsByRef
        && type != typeof(object) && !typeof(Delegate).IsAssignableFrom(type) && !typeof(Stream).IsAssignableFrom(type)
        && type.Namespace?.StartsWith("Azure.", StringComparison.Ordinal) != true;

    private static object? Deserialize(QueueMessage message, Type type, FunctionContext context)
    {
        var serializer = context.InstanceServices.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer
            ?? WorkerJson.Default;
        using var body = message.Body.ToStream();
        return serializer.Deserialize(body, type, context.CancellationToken);
    }

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex QueueName();
}

/// <summary>How the worker reads JSON unless the app says otherwise.</summary>
internal static class WorkerJson
{
    /// <summary>Property names in any case, as on the real worker.</summary>
    public static ObjectSerializer Default { get; } = new JsonObjectSerializer(new() { PropertyNameCaseInsensitive = true });
}
