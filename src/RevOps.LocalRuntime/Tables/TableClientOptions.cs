using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>How requests are sent: retries, transport, diagnostics.</summary>
/// <param name="serviceVersion">Version of the Table service's REST API.</param>
public class TableClientOptions(
    TableClientOptions.ServiceVersion serviceVersion = TableClientOptions.ServiceVersion.V2020_12_06) : ClientOptions
{
    /// <summary>Versions of the Table service's REST API.</summary>
    public enum ServiceVersion
    {
        /// <summary>2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06.</summary>
        V2020_12_06 = 2,
    }

    /// <summary>The version as the service wants it in a header.</summary>
    internal string VersionText { get; } = serviceVersion switch
    {
        ServiceVersion.V2019_02_02 => "2019-02-02",
        ServiceVersion.V2020_12_06 => "2020-12-06",
    };
}
