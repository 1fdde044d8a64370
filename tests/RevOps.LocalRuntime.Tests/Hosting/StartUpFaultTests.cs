using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace RevOps.LocalRuntime.Tests.Hosting;

public sealed class StartUpFaultTests
{
    [Theory]
    [InlineData(typeof(UnknownTrigger), "Function 'F', parameter 'thing': StrangeTriggerAttribute is not supported")]
    [InlineData(typeof(UnknownInput), "Function 'F', parameter 'thing': StrangeInputAttribute is not supported")]
    [InlineData(typeof(WrongHttpParameter), "Function 'F', parameter 'body': the HTTP trigger gives an HttpRequest, not String.")]
    [InlineData(typeof(KeyedHttp), "Function 'F', parameter 'request': AuthorizationLevel.Function is not supported")]
    [InlineData(typeof(NotInRoute), "Function 'F', parameter 'other': it is neither bound by an attribute nor part of the route.")]
    [InlineData(typeof(WrongRouteType), "Function 'F', parameter 'id': a route value cannot be bound to DateTime.")]
    [InlineData(typeof(WrongQueueType), "Function 'F', parameter 'number': a queue message cannot be bound to Int32.")]
    [InlineData(typeof(WrongQueueName), "Function 'F', parameter 'text': 'Not_A_Name' is not a queue name")]
    [InlineData(typeof(QueueWithMore), "Function 'F', parameter 'more': the type String cannot be bound here.")]
    [InlineData(typeof(AsyncVoid), "Function 'F' (RevOps.LocalRuntime.Tests.Hosting.StartUpFaultTests+AsyncVoid.Run): 'async void'")]
    [InlineData(typeof(NotPublic), "Function 'F' (RevOps.LocalRuntime.Tests.Hosting.StartUpFaultTests+NotPublic.Run): the method and its class must be public.")]
    public void What_is_not_supported_is_named_at_start_up(Type functions, string message)
    {
        var fault = Assert.Throws<NotSupportedException>(() => TestHost.BuildOnly(new TestHostSetup(functions)));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(NoTrigger), "Function 'F' has 0 triggers; it needs exactly one.")]
    [InlineData(typeof(TwoTriggers), "Function 'F' has 2 triggers; it needs exactly one.")]
    [InlineData(typeof(BadName), "Function 'not a name': a name starts with a letter")]
    [InlineData(typeof(SameName), "Function 'F' exists more than once: RevOps.LocalRuntime.Tests.Hosting.StartUpFaultTests+SameName.")]
    [InlineData(typeof(SameRoute), "GET /api/a/{} is claimed by more than one function: A, B.")]
    [InlineData(typeof(BadRoute), "Function 'F': the route 'a/{b' is malformed")]
    [InlineData(typeof(OtherConnection), "Function 'F': the setting 'Elsewhere' has no connection string.")]
    public void What_contradicts_itself_is_named_at_start_up(Type functions, string message)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => TestHost.BuildOnly(new TestHostSetup(functions)));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_HTTP_function_without_ConfigureFunctionsWebApplication_is_named_at_start_up()
    {
        var setup = new TestHostSetup(typeof(SomeHttp)) { UsesWebApplication = false };
        var fault = Assert.Throws<NotSupportedException>(() => TestHost.BuildOnly(setup));
        Assert.Contains("ConfigureFunctionsWebApplication", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "extensions": { "queues": { "batchSize": 33 } } }""", "'extensions.queues.batchSize' is '33'")]
    [InlineData("""{ "extensions": { "queues": { "batchSize": "many" } } }""", "'extensions.queues.batchSize' is 'many'")]
    [InlineData("""{ "extensions": { "queues": { "visibilityTimeout": "-00:00:01" } } }""", "'extensions.queues.visibilityTimeout'")]
    [InlineData("""{ "extensions": { "queues": { "messageEncoding": "utf7" } } }""", "'extensions.queues.messageEncoding'")]
    [InlineData("""{ "extensions": """, "host.json' cannot be read")]
    public void A_wrong_value_in_host_json_is_named_at_start_up(string hostJson, string message)
    {
        var setup = new TestHostSetup(typeof(SomeHttp)) { HostJson = hostJson };
        var fault = Assert.Throws<InvalidOperationException>(() => TestHost.BuildOnly(setup));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_of_host_json_that_would_have_no_effect_is_refused()
    {
        var setup = new TestHostSetup(typeof(SomeHttp)) { HostJson = """{ "extensions": { "http": { "hsts": { "isEnabled": true } } } }""" };
        var fault = Assert.Throws<NotSupportedException>(() => TestHost.BuildOnly(setup));
        Assert.Contains("extensions.http.hsts", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("REVOPS_PORT", "70000")]
    [InlineData("REVOPS_MAX_BODY", "1 GB")]
    public void A_wrong_setting_is_named_at_start_up(string name, string value)
    {
        var setup = new TestHostSetup(typeof(SomeHttp)) { Configure = builder => builder.Configuration[name] = value };
        var fault = Assert.Throws<InvalidOperationException>(() => TestHost.BuildOnly(setup));
        Assert.StartsWith($"{name} is '{value}'", fault.Message, StringComparison.Ordinal);
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class StrangeTriggerAttribute : TriggerBindingAttribute;

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class StrangeInputAttribute : InputBindingAttribute;

    public static class UnknownTrigger
    {
        [Function("F")]
        public static void Run([StrangeTrigger] string thing) => _ = thing;
    }

    public static class UnknownInput
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, [StrangeInput] string thing) => _ = thing;
    }

    public static class WrongHttpParameter
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] string body) => _ = body;
    }

    public static class KeyedHttp
    {
        [Function("F")]
        public static void Run([HttpTrigger("get")] HttpRequest request) => _ = request;
    }

    public static class NotInRoute
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{id}")] HttpRequest request, string other) => _ = other;
    }

    public static class WrongRouteType
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{id}")] HttpRequest request, DateTime id) => _ = id;
    }

    public static class WrongQueueType
    {
        [Function("F")]
        public static void Run([QueueTrigger("some-queue")] int number) => _ = number;
    }

    public static class WrongQueueName
    {
        [Function("F")]
        public static void Run([QueueTrigger("Not_A_Name")] string text) => _ = text;
    }

    public static class QueueWithMore
    {
        [Function("F")]
        public static void Run([QueueTrigger("some-queue")] string text, string more) => _ = more;
    }

    public static class AsyncVoid
    {
        [Function("F")]
        public static async void Run([QueueTrigger("some-queue")] string text) => await Task.FromResult(text);
    }

    public static class NotPublic
    {
        [Function("F")]
        internal static void Run([QueueTrigger("some-queue")] string text) => _ = text;
    }

    public static class NoTrigger
    {
        [Function("F")]
        public static void Run(string text) => _ = text;
    }

    public static class TwoTriggers
    {
        [Function("F")]
        public static void Run([QueueTrigger("one")] string one, [QueueTrigger("two")] string two) => _ = one + two;
    }

    public static class BadName
    {
        [Function("not a name")]
        public static void Run([QueueTrigger("one")] string one) => _ = one;
    }

    public static class SameName
    {
        [Function("F")]
        public static void One([QueueTrigger("one")] string one) => _ = one;

        [Function("f")]
        public static void Two([QueueTrigger("two")] string two) => _ = two;
    }

    public static class SameRoute
    {
        [Function("A")]
        public static void One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a/{x}")] HttpRequest request) => _ = request;

        [Function("B")]
        public static void Two([HttpTrigger(AuthorizationLevel.Anonymous, "GET", "post", Route = "A/{y}")] HttpRequest request) => _ = request;
    }

    public static class BadRoute
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b")] HttpRequest request, string b) => _ = b;
    }

    public static class OtherConnection
    {
        [Function("F")]
        public static void Run([QueueTrigger("some-queue", Connection = "Elsewhere")] string text) => _ = text;
    }

    public static class SomeHttp
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => _ = request;
    }
}
