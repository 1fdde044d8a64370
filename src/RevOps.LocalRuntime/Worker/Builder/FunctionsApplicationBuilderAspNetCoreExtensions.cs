namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>ASP.NET Core for HTTP functions.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>HTTP functions take <c>HttpRequest</c> and give <c>IResult</c> or <c>IActionResult</c>.</summary>
    /// <param name="builder">The app's builder.</param>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        builder.UsesWebApplication = true;
        return builder;
    }
}
