using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Retries, transport, diagnostics (all of <see cref="ClientOptions"/>), and the version of the protocol.</summary>
public class TableClientOptions : ClientOptions
{
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06) =>
        VersionText = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
        };

    /// <summary>The version of the Table service's protocol.</summary>
    public enum ServiceVersion
    {
        /// <summary>2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06, with Microsoft Entra tokens.</summary>
        V2020_12_06 = 2,
    }

    /// <summary>Whom tokens are made out to; the default is the public cloud. Keys and signatures do not look at it.</summary>
    public TableAudience? Audience { get; set; }

    internal string VersionText { get; }
}
