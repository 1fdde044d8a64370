using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using RevOps.Functions.Storage;

namespace RevOps.Functions;

public static partial class Program
{
    static partial void PrepareAzure(FunctionsApplicationBuilder builder)
    {
        // The embedded database would be on a disk that goes with its instance: what was acknowledged would be lost.
        if (builder.Configuration["REVOPS_SQL"] is not { Length: > 0 })
        {
            throw new InvalidOperationException("REVOPS_SQL must be set: the embedded database is for one machine.");
        }

        if (IdentityStorageAccount.AccountOf(builder.Configuration) is not null)
        {
            builder.Services.AddSingleton<StorageAccount, IdentityStorageAccount>();
        }
    }
}
