using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using RevOps.Functions.Storage;

namespace RevOps.Functions;

public static partial class Program
{
    static partial void PrepareAzure(FunctionsApplicationBuilder builder)
    {
        if (IdentityStorageAccount.AccountOf(builder.Configuration) is not null)
        {
            builder.Services.AddSingleton<StorageAccount, IdentityStorageAccount>();
        }
    }
}
