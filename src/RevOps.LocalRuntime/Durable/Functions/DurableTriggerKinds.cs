using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using RevOps.LocalRuntime.Durable.Engine;
using RevOps.LocalRuntime.Hosting;

namespace RevOps.LocalRuntime.Durable.Functions;

/// <summary>Orchestrator functions.</summary>
internal sealed class OrchestrationTriggerKind : ITriggerKind
{
    /// <inheritdoc />
    public string BindingType => "orchestrationTrigger";

    /// <inheritdoc />
    public bool Handles(TriggerBindingAttribute attribute) => attribute is OrchestrationTriggerAttribute;

    /// <inheritdoc />
    public ParameterBinder BindTrigger(ParameterSite site, TriggerBindingAttribute attribute) =>
        site.Parameter.ParameterType == typeof(TaskOrchestrationContext)
            ? context => ValueTask.FromResult<object?>(context.Features.Get<TaskOrchestrationContext>())
            : throw site.Unsupported("an orchestrator takes a TaskOrchestrationContext.");

    /// <inheritdoc />
    public ParameterBinder? BindData(ParameterSite site, TriggerBindingAttribute attribute) => null;
}

/// <summary>Activity functions: the input, whatever its type.</summary>
internal sealed class ActivityTriggerKind : ITriggerKind
{
    /// <inheritdoc />
    public string BindingType => "activityTrigger";

    /// <inheritdoc />
    public bool Handles(TriggerBindingAttribute attribute) => attribute is ActivityTriggerAttribute;

    /// <inheritdoc />
    public ParameterBinder BindTrigger(ParameterSite site, TriggerBindingAttribute attribute)
    {
        var type = site.Parameter.ParameterType;
        return context => ValueTask.FromResult(context.Features.Get<ActivityCall>()!.GetInput(type));
    }

    /// <inheritdoc />
    public ParameterBinder? BindData(ParameterSite site, TriggerBindingAttribute attribute) => null;
}

/// <summary>The durable client, which only a binding can give.</summary>
internal sealed class DurableClientKind : IInputKind
{
    /// <inheritdoc />
    public string BindingType => "durableClient";

    /// <inheritdoc />
    public bool Handles(InputBindingAttribute attribute) => attribute is DurableClientAttribute;

    /// <inheritdoc />
    public ParameterBinder Bind(ParameterSite site, InputBindingAttribute attribute)
    {
        if (site.Parameter.ParameterType != typeof(DurableTaskClient))
        {
            throw site.Unsupported("a durable client is a DurableTaskClient.");
        }

        if (attribute is DurableClientAttribute { TaskHub: not null } or DurableClientAttribute { ConnectionName: not null })
        {
            throw site.Unsupported("TaskHub and ConnectionName are not supported: there is one local task hub.");
        }

        return context => ValueTask.FromResult<object?>(context.InstanceServices.GetRequiredService<OrchestrationEngine>().Client);
    }
}
