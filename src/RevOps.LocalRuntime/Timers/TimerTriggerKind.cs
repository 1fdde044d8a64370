using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using RevOps.LocalRuntime.Hosting;

namespace RevOps.LocalRuntime.Timers;

/// <summary>Timer triggers: the function gets a <see cref="TimerInfo"/>.</summary>
internal sealed class TimerTriggerKind : ITriggerKind
{
    /// <inheritdoc />
    public string BindingType => "timerTrigger";

    /// <inheritdoc />
    public bool Handles(TriggerBindingAttribute attribute) => attribute is TimerTriggerAttribute;

    /// <inheritdoc />
    public ParameterBinder BindTrigger(ParameterSite site, TriggerBindingAttribute attribute) =>
        site.Parameter.ParameterType == typeof(TimerInfo)
            ? context => ValueTask.FromResult<object?>(context.Features.Get<TimerInfo>())
            : throw site.Unsupported("a timer trigger gives a TimerInfo.");

    /// <inheritdoc />
    public ParameterBinder? BindData(ParameterSite site, TriggerBindingAttribute attribute) => null;
}
