using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using RevOps.Functions.Local;
using RevOps.Functions.Local.Demo;

namespace RevOps.Functions;

public static partial class Program
{
    static partial void PrepareLocal(FunctionsApplicationBuilder builder)
    {
        LocalSecrets.Fill(builder.Configuration);
        LocalMail.Fill(builder.Configuration);
    }

    static partial void PrepareDemo(string[] args, FunctionsApplicationBuilder builder)
    {
        if (DemoSetup.IsAskedFor(args))
        {
            DemoSetup.Prepare(args, builder);
        }
    }

    static partial void RunDemo(string[] args, IHost host, Action<int> exit)
    {
        if (DemoSetup.IsAskedFor(args))
        {
            DemoHost.Start(args, host, exit);
        }
    }
}
