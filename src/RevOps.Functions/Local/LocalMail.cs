using Microsoft.Extensions.Configuration;

namespace RevOps.Functions.Local;

/// <summary>Where mails are to be seen that are not sent.</summary>
internal static class LocalMail
{
    /// <summary>Names a folder beside the database where nobody has named one.</summary>
    public static void Fill(IConfigurationManager configuration)
    {
        if (configuration["REVOPS_MAIL_FOLDER"] is null)
        {
            var folder = configuration["REVOPS_DATA"] is { Length: > 0 } data ? data : ".revops";
            configuration["REVOPS_MAIL_FOLDER"] = Path.Combine(folder, "mail");
        }
    }
}
