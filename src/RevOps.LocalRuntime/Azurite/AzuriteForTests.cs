using System.Security.Cryptography;
using System.Text;
using RevOps.LocalRuntime.Hosting;

namespace RevOps.LocalRuntime.Azurite;

/// <summary>One Azurite for all test projects of this repository, on ports of its own, empty at the start of a run.</summary>
internal static class AzuriteForTests
{
    private static readonly Lazy<Task<AzuriteEndpoint>> s_running = new(StartAsync);

    /// <summary>The connection string; the first caller of the process waits for the start.</summary>
    public static async Task<string> ConnectionStringAsync() => (await s_running.Value).ConnectionString;

    // Never stopped from here: nobody needs a finished run's messages, and the launcher notices when all its users are gone.
    private static Task<AzuriteEndpoint> StartAsync() => new AzuriteService(new AzuriteOptions
    {
        Folder = SharedFolder(),
        StartsEmpty = true,
        Linger = TimeSpan.FromSeconds(20),
    }).StartAsync(CancellationToken.None);

    private static string SharedFolder()
    {
        var repository = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RepositoryRoot.Find())))[..12];
        return Path.Combine(Path.GetTempPath(), $"revops-tests-{Environment.UserName}-{repository}", "azurite");
    }
}
