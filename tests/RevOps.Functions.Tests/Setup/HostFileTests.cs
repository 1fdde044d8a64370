using System.Text.Json;

namespace RevOps.Functions.Tests.Setup;

/// <summary>host.json and what lies beside the app.</summary>
public sealed class HostFileTests
{
    /// <summary>The app's own output, beside this project's: same flavour, same configuration.</summary>
    private static readonly string AppFolder = AppContext.BaseDirectory.Replace(
        Path.Combine("tests", "RevOps.Functions.Tests"), Path.Combine("src", "RevOps.Functions"), StringComparison.Ordinal);

    [Theory]
    [InlineData("messageEncoding", "base64")]
    [InlineData("visibilityTimeout", "00:00:30")]
    [InlineData("maxPollingInterval", "00:00:02")]
    public void The_queues_are_set_as_the_senders_and_the_time_limits_need_them(string name, string expected) =>
        Assert.Equal(expected, Queues().GetProperty(name).GetString());

    [Fact]
    public void A_message_that_fails_is_tried_more_than_once_but_not_for_ever() =>
        Assert.InRange(Queues().GetProperty("maxDequeueCount").GetInt32(), 2, 20);

    [Fact]
    public void Routes_begin_with_api() =>
        Assert.Equal("api", Extensions().GetProperty("http").GetProperty("routePrefix").GetString());

    [Theory]
    [InlineData("host.json")]
    [InlineData("rules/forms.json")]
    [InlineData("rules/normalization.json")]
    [InlineData("rules/routing.json")]
    [InlineData("rules/scoring.json")]
    [InlineData("rules/sla.json")]
    public void The_apps_output_holds_what_it_reads(string file)
    {
        Assert.NotEqual(AppContext.BaseDirectory, AppFolder);
        Assert.True(File.Exists(Path.Combine(AppFolder, file)), $"{file} is not in {AppFolder}");
    }

    private static JsonElement Queues() => Extensions().GetProperty("queues");

    private static JsonElement Extensions() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppFolder, "host.json"))).RootElement.GetProperty("extensions");
}
