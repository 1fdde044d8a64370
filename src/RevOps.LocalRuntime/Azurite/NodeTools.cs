using System.ComponentModel;
using System.Diagnostics;

namespace RevOps.LocalRuntime.Azurite;

/// <summary>Runs node and npm.</summary>
internal static class NodeTools
{
    /// <summary>Runs a tool to its end.</summary>
    /// <param name="tool"><c>node</c> or <c>npm</c>.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables beside the inherited ones.</param>
    /// <param name="line">Gets each line that it prints; runs on other threads.</param>
    /// <param name="cancellation">Ends the wait and the tool.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InvalidOperationException">The tool is not installed.</exception>
    public static async Task<int> RunAsync(
        string tool,
        string folder,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        Action<string> line,
        CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = Describe(tool, folder, arguments, environment) };
        process.OutputDataReceived += (_, e) => Forward(e.Data, line);
        process.ErrorDataReceived += (_, e) => Forward(e.Data, line);
        Start(process, tool);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;
    }

    private static ProcessStartInfo Describe(
        string tool, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        // npm is a script on Windows, which only a shell runs.
        var isScript = OperatingSystem.IsWindows() && tool == "npm";
        var start = new ProcessStartInfo(isScript ? "cmd.exe" : tool)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (isScript ? ["/c", tool] : Array.Empty<string>()).Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static void Start(Process process, string tool)
    {
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException(
                $"'{tool}' was not found. The storage emulator needs Node.js 20 or newer (https://nodejs.org) on the PATH, "
                + "or set AzureWebJobsStorage to the connection string of a storage account.", e);
        }
    }

    private static void Forward(string? data, Action<string> line)
    {
        if (!string.IsNullOrWhiteSpace(data))
        {
            line(data);
        }
    }
}
