using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace RevOps.LocalRuntime.Hosting;

/// <inheritdoc />
internal sealed class LocalFunctionContext(
    FunctionDefinition definition, IServiceProvider services, Invocation invocation, CancellationToken cancellation) : FunctionContext
{
    private readonly LocalBindingContext _bindings = new(invocation.BindingData);

    /// <inheritdoc />
    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    /// <inheritdoc />
    public override string FunctionId => definition.Id;

    /// <inheritdoc />
    public override TraceContext TraceContext { get; } = new LocalTraceContext(Activity.Current);

    /// <inheritdoc />
    public override BindingContext BindingContext => _bindings;

    /// <inheritdoc />
    public override IServiceProvider InstanceServices { get; set; } = services;

    /// <inheritdoc />
    public override FunctionDefinition FunctionDefinition => definition;

    /// <inheritdoc />
    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    /// <inheritdoc />
    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    /// <inheritdoc />
    public override CancellationToken CancellationToken => cancellation;

    private sealed class LocalBindingContext(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData { get; } = data;
    }

    private sealed class LocalTraceContext(Activity? activity) : TraceContext
    {
        public override string TraceParent => activity?.Id ?? "";

        public override string TraceState => activity?.TraceStateString ?? "";
    }
}
