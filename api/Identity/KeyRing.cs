using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using OutlookCrm.Storage;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace OutlookCrm.Identity;

/// <summary>
/// The key ring of ASP.NET's data protection in the store, so that every replica and every restart opens what another sealed. Keys that
/// were sealed with an earlier credential are left out: data protection would try each of them for two seconds and log every failure with
/// its stack.
/// </summary>
internal sealed partial class KeyRing(IRowStore store, KeyRingSeal seal, ILogger<KeyRing> logger) : IXmlRepository
{
    private static readonly Partition s_partition = RowKeys.Secrets("key-ring");
    private int _leftOut;

    // The interface is synchronous and called about once a day.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var all = store.ReadAsync(s_partition, new KeyRange("0", "{"), 1000, default).AsTask().GetAwaiter().GetResult()
            .Select(row => XElement.Parse(JsonSerializer.Deserialize<string>(row.Content.Span)!)).ToList();
        var readable = all.Where(seal.Opens).ToList();
        var leftOut = all.Count - readable.Count;
        if (Interlocked.Exchange(ref _leftOut, leftOut) != leftOut && leftOut > 0)
        {
            Log.LeftOut(logger, leftOut);
        }

        return readable;
    }

    public void StoreElement(XElement element, string friendlyName) =>
        store.CommitAsync(
            new RowBatch(s_partition)
                .Upsert(RowKeys.Encode(friendlyName), JsonSerializer.SerializeToUtf8Bytes(element.ToString(SaveOptions.DisableFormatting))),
            default).AsTask().GetAwaiter().GetResult();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning,
            "AzureAd:ClientSecret or AzureAd:ClientCertificates has changed: {Count} stored keys cannot be opened with the new credential "
                + "and are left out. Nothing is lost: new keys are made, and Microsoft Entra is asked anew for tokens.")]
        public static partial void LeftOut(ILogger logger, int count);
    }
}
