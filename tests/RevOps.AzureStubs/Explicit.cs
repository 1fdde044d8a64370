// What the real types implement explicitly, which is not among their public signatures.
using System.Collections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Azure.Data.Tables
{
    public sealed partial class TableEntity
    {
        ICollection<object> IDictionary<string, object>.Values => throw null!;

        bool ICollection<KeyValuePair<string, object>>.IsReadOnly => throw null!;

        void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => throw null!;

        bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => throw null!;

        void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) => throw null!;

        bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => throw null!;

        IEnumerator IEnumerable.GetEnumerator() => throw null!;

        IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => throw null!;
    }
}

namespace Microsoft.Azure.Functions.Worker
{
    public sealed partial class InputConverterCollection
    {
        IEnumerator IEnumerable.GetEnumerator() => throw null!;
    }
}

namespace Microsoft.Azure.Functions.Worker.Builder
{
    public partial class FunctionsApplicationBuilder
    {
        IConfigurationManager IHostApplicationBuilder.Configuration => throw null!;
    }
}

namespace Microsoft.DurableTask
{
    public abstract partial class TaskActivity<TInput, TOutput>
    {
        Type ITaskActivity.InputType => throw null!;

        Type ITaskActivity.OutputType => throw null!;

        Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input) => throw null!;
    }

    public abstract partial class TaskOrchestrator<TInput, TOutput>
    {
        Type ITaskOrchestrator.InputType => throw null!;

        Type ITaskOrchestrator.OutputType => throw null!;

        Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input) => throw null!;
    }
}
