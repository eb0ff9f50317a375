using System.Text.Json;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using OutlookCrm.Storage;

namespace OutlookCrm.Identity;

/// <summary>The key ring of ASP.NET's data protection in the store, so that every replica and every restart opens what another sealed.</summary>
internal sealed class KeyRing(IRowStore store) : IXmlRepository
{
    private static readonly Partition s_partition = RowKeys.Secrets("key-ring");

    // The interface is synchronous and called about once a day.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. store.ReadAsync(s_partition, new KeyRange("0", "{"), 1000, default).AsTask().GetAwaiter().GetResult()
            .Select(row => XElement.Parse(JsonSerializer.Deserialize<string>(row.Content.Span)!))];

    public void StoreElement(XElement element, string friendlyName) =>
        store.CommitAsync(
            new RowBatch(s_partition).Upsert(RowKeys.Encode(friendlyName), JsonSerializer.SerializeToUtf8Bytes(element.ToString(SaveOptions.DisableFormatting))),
            default).AsTask().GetAwaiter().GetResult();
}
