using Microsoft.Azure.Functions.Worker.Builder;
using RevOps.Functions.Local;

namespace RevOps.Functions;

public static partial class Program
{
    static partial void PrepareLocal(FunctionsApplicationBuilder builder) => LocalSecrets.Fill(builder.Configuration);
}
