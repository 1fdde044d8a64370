using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Azure.Storage.Queues;
using RevOps.LocalRuntime.Azurite;
using RevOps.LocalRuntime.Tests.Hosting;

namespace RevOps.LocalRuntime.Tests.Azurite;

public sealed class AzuriteTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Folder => Path.Combine(_folder.Path, "azurite");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_second_user_joins_and_the_last_one_to_leave_stops_it_with_everything_written()
    {
        var (one, two) = (Service(), Service());
        var started = await one.StartAsync(default);
        await QueueOf(started).CreateAsync();
        Assert.Equal(started, await two.StartAsync(default));

        await one.StopAsync(default);
        await QueueOf(started).SendMessageAsync("after the first left");
        await two.StopAsync(default);
        Assert.False(new AzuriteFolder(Folder).IsOwned);
        Assert.False(await started.AnswersAsync(default));

        var again = Service();
        var restarted = await again.StartAsync(default);
        Assert.Equal("after the first left", (await QueueOf(restarted).PeekMessageAsync()).Value.Body.ToString());
        await again.StopAsync(default);
    }

    [Fact]
    public async Task Two_that_start_at_once_get_the_same_one()
    {
        var users = Enumerable.Range(0, 3).Select(_ => Service()).ToList();
        var endpoints = await Task.WhenAll(users.Select(u => Task.Run(() => u.StartAsync(default))));
        Assert.Single(endpoints.Distinct());
        await Task.WhenAll(users.Select(u => u.StopAsync(default)));
        Assert.False(new AzuriteFolder(Folder).IsOwned);
    }

    [Fact]
    public async Task It_lives_in_a_session_of_its_own_and_outlives_killed_users_for_the_time_given()
    {
        using var user = Process.Start(new ProcessStartInfo("node", ["-e", "setInterval(() => {}, 1000)"]))!;
        var service = Service(TimeSpan.FromSeconds(2));
        var endpoint = await service.StartAsync(default);
        File.Delete(Directory.GetFiles(Path.Combine(Folder, "users")).Single());
        File.WriteAllText(Path.Combine(Folder, "users", $"{user.Id}-other"), "");
        Assert.NotEqual(SessionOf(Environment.ProcessId), SessionOf(endpoint.Pid));

        await Eventually.StaysAsync(() => new AzuriteFolder(Folder).IsOwned, "a live user keeps it", TimeSpan.FromSeconds(3.5));
        user.Kill();
        await user.WaitForExitAsync();
        await Eventually.HoldsAsync(() => !new AzuriteFolder(Folder).IsOwned, "without users it stops");
        Assert.Null(new AzuriteFolder(Folder).Endpoint);
    }

    [Fact]
    public async Task What_it_acknowledged_is_on_disk_soon_and_survives_its_own_death()
    {
        var service = Service();
        var endpoint = await service.StartAsync(default);
        await QueueOf(endpoint).CreateAsync();
        var sent = await QueueOf(endpoint).SendMessageAsync("kept");
        await Eventually.HoldsAsync(
            () => Index("__azurite_db_queue__.json").Contains(sent.Value.MessageId, StringComparison.Ordinal)
                && TextFiles().All(f => Index("__azurite_db_queue_extent__.json").Contains(f, StringComparison.Ordinal)),
            "the indexes are written", TimeSpan.FromSeconds(4));
        Process.GetProcessById(endpoint.Pid).Kill();
        await Eventually.HoldsAsync(() => !new AzuriteFolder(Folder).IsOwned, "it is dead");

        var again = await service.StartAsync(default);
        Assert.NotEqual(endpoint.Pid, again.Pid);
        Assert.Equal("kept", (await QueueOf(again).PeekMessageAsync()).Value.Body.ToString());
        await service.StopAsync(default);
    }

    [Fact]
    public async Task Taken_ports_are_left_to_their_owner_and_others_used()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var user = new AzuriteService(Options() with { PreferredPorts = new(0, 0, port, 0) });
        var endpoint = await user.StartAsync(default);
        Assert.NotEqual(port, endpoint.QueuePort);
        await user.StopAsync(default);
    }

    [Fact]
    public async Task Where_only_certain_ports_will_do_a_taken_one_is_reported()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var user = new AzuriteService(Options() with { PreferredPorts = new(0, 0, port, 0), AnyPortWillDo = false });
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => user.StartAsync(default));
        Assert.Contains("EADDRINUSE", fault.Message, StringComparison.Ordinal);
        Assert.Contains(port.ToString(CultureInfo.InvariantCulture), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_launcher_that_fails_is_reported_with_what_it_said()
    {
        var install = Directory.CreateDirectory(Path.Combine(_folder.Path, "install")).FullName;
        File.Copy(Path.Combine(AzuriteInstall.DefaultFolder, "package-lock.json"), Path.Combine(install, "package-lock.json"));
        Directory.CreateDirectory(Path.Combine(install, "node_modules"));
        await new AzuriteInstall(AzuriteInstall.DefaultFolder, _ => { }).EnsureAsync(default);
        File.Copy(
            Path.Combine(AzuriteInstall.DefaultFolder, "node_modules", ".revops-installed"),
            Path.Combine(install, "node_modules", ".revops-installed"));
        File.WriteAllText(Path.Combine(install, "azurite-host.mjs"), "throw new Error('no luck today');");
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(
            () => new AzuriteService(Options() with { InstallFolder = install }).StartAsync(default));
        Assert.Contains("no luck today", fault.Message, StringComparison.Ordinal);
    }

    private AzuriteOptions Options() => new() { Folder = Folder, Say = _ => { } };

    private AzuriteService Service(TimeSpan? linger = null) => new(Options() with { Linger = linger });

    private string Index(string name)
    {
        var file = Path.Combine(Folder, "data", name);
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    private IEnumerable<string> TextFiles() =>
        Directory.EnumerateFiles(Path.Combine(Folder, "data", "__queuestorage__")).Select(f => Path.GetFileName(f));

    private static QueueClient QueueOf(AzuriteEndpoint endpoint) => new(endpoint.ConnectionString, "some-queue");

    private static string SessionOf(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3];
    }
}
