using RevOps.LocalRuntime.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The start of a functions app.</summary>
public class FunctionsApplication
{
    /// <summary>Gives a builder with the usual configuration: settings file, environment, command line.</summary>
    /// <param name="args">The arguments of the process.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args, LocalHostSettings.Default);
}
