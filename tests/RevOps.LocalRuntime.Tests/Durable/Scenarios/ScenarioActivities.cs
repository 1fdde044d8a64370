using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using RevOps.LocalRuntime.Durable.Engine;

namespace Sample
{
    /// <summary>Some exception of the app.</summary>
    internal sealed class OrderException(string message, Exception? inner) : Exception(message, inner);
}

namespace RevOps.LocalRuntime.Tests.Durable.Scenarios
{
    /// <summary>The activities that scenarios call, with a record of their calls.</summary>
    internal sealed class ScenarioActivities
    {
        private readonly ConcurrentQueue<(string Name, string Input)> _calls = new();
        private readonly ConcurrentDictionary<string, int> _attempts = new();

        public IReadOnlyList<(string Name, string Input)> Calls => [.. _calls];

        public void AddTo(OrchestrationRegistry registry)
        {
            Add(registry, "Echo", (_, input) => Task.FromResult(input));
            Add(registry, "ReturnNull", (_, _) => Task.FromResult<JsonNode?>(null));
            Add(registry, "Fail", (_, input) => throw Values.Exception(input));
            Add(registry, "FailTimes", (call, input) => Task.FromResult<JsonNode?>(FailTimes(call, input!)));
            Add(registry, "Slow", async (_, input) => await LaterAsync((int)input!["ms"]!, input["value"]));
            Add(registry, "Jitter", async (_, input) => await LaterAsync((int)input! * 7 % 40, input));
        }

        private static async Task<JsonNode?> LaterAsync(int milliseconds, JsonNode? value)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System);
            return value;
        }

        private string FailTimes(ActivityCall call, JsonNode input)
        {
            var attempt = _attempts.AddOrUpdate(call.InstanceId, 1, (_, before) => before + 1);
            return attempt > (int)input["times"]! ? $"succeeded on attempt {attempt}" : throw Values.Exception(input);
        }

        private void Add(OrchestrationRegistry registry, string name, Func<ActivityCall, JsonNode?, Task<JsonNode?>> run) =>
            registry.AddActivity(name, async (call, _) =>
            {
                var input = (JsonNode?)call.GetInput(typeof(JsonNode));
                _calls.Enqueue((call.Name, input?.ToJsonString() ?? "null"));
                return await run(call, input);
            });
    }
}
